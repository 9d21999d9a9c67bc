"""What tests about subscriptions have in common: a form as a browser sends it."""

from django.test import Client

from investment.receipts import new_token
from tests.factories import make_notice_version
from tests.investment.enquiries import solved

FORM = "/parks/subscribe/"


def typed(*, proven=True, **changes):
    """A filled-in form; with `proven` the browser has done its work."""
    token = changes.pop("token", None) or new_token()
    form = {
        "token": token,
        "notice": make_notice_version(use="subscription").number,
        "proof": solved(token) if proven else "",
        "address": "li@firm.example",
        "rhythm": "daily",
        "language": "zh-hans",
        "consent": "on",
        "website": "",
    }
    return form | changes


def send(page=FORM, /, *, client=None, **changes):
    return (client or Client()).post(page, typed(**changes))
