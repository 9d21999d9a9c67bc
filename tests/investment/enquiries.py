"""What tests about enquiries have in common: a form as a browser sends it, with the work done or without."""

import base64
import json

import altcha

from investment.proofs import challenge_for
from investment.receipts import new_token
from tests.factories import make_notice_version

FORM = "/investment/enquiries/new/"
TRACK = "/investment/enquiries/track/"


def solved(token):
    """What the script of the form would have found."""
    task = json.loads(challenge_for(token))
    found = altcha.solve_challenge(
        challenge=task["challenge"],
        salt=task["salt"],
        algorithm=task["algorithm"],
        max_number=task["maxNumber"],
        start=0,
    )
    return base64.b64encode(
        json.dumps(
            {name: task[name] for name in ("algorithm", "challenge", "salt", "signature")} | {"number": found.number}
        ).encode()
    ).decode()


def typed(*parks, proven=True, **changes):
    """A filled-in form to these parks; with `proven` the browser has done its work."""
    token = changes.pop("token", None) or new_token()
    form = {
        "token": token,
        "notice": make_notice_version().number,
        "proof": solved(token) if proven else "",
        "parks": [park.slug for park in parks],
        "questions": ["可用的工业用地还有多少公顷？", "蒸汽价格是多少？", ""],
        "person": "李女士",
        "organisation": "某某食品",
        "reply_by": "email",
        "email": "li@firm.example",
        "phone": "",
        "language": "zh-hans",
        "consent": "on",
        "website": "",
    }
    return form | changes
