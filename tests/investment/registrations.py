"""What tests about registrations have in common: a form as a browser sends it, with the work done or without."""

from investment.models import NoticeVersion
from investment.receipts import new_token
from investment.registering import Asked
from tests.factories import make_event, make_notice_version, taking_registrations

from .enquiries import solved

TRACK = "/events/registrations/"


def open_event(**kwargs):
    return make_event(**taking_registrations(**kwargs))


def form_of(event):
    return f"{event.get_absolute_url()}register/"


def typed(proven=True, **changes):
    """A filled-in form; with `proven` the browser has done its work."""
    token = changes.pop("token", None) or new_token()
    form = {
        "token": token,
        "notice": make_notice_version(use=NoticeVersion.Use.REGISTRATION).number,
        "proof": solved(token) if proven else "",
        "kind": "visitor",
        "people": "1",
        "person": "王先生",
        "organisation": "",
        "email": "wang@firm.example",
        "phone": "",
        "wish": "想看人参加工设备",
        "consent": "on",
        "website": "",
    }
    return form | changes


def asked(event, **changes):
    """All that a form says, for tests that need no page."""
    notice = make_notice_version(use=NoticeVersion.Use.REGISTRATION)
    given = {"kind": "visitor", "people": 1, "language": "zh-hans", "person": "王先生", "email": "wang@firm.example"}
    return Asked(token=changes.pop("token", None) or new_token(), event=event, notice=notice, **given | changes)
