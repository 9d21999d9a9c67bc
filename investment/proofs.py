"""Proof of work instead of a picture puzzle: the browser looks for a number before it sends a form (altcha).

A proof holds for one form alone, so nothing has to be remembered of those that were used. The package's own widget
writes style sheets and workers into the page, which our content security policy forbids: `static/js/proof.js` does it.
"""

import base64
import binascii
import json
from datetime import timedelta

import altcha
from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .receipts import key_of

HARDEST = 60_000  # hashes at most: one to three seconds on a cheap telephone
GOOD_FOR = timedelta(hours=6)  # whoever writes a long enquiry still sends it
SHAPE = {"algorithm": str, "challenge": str, "number": int, "salt": str, "signature": str}


def challenge_for(token) -> str:
    """What the browser of this form has to solve, as JSON."""
    options = altcha.ChallengeOptions(
        hmac_key=_key(),
        max_number=HARDEST,
        expires=timezone.now() + GOOD_FOR,
        params={"form": key_of(token)},
    )
    return json.dumps(altcha.create_challenge(options).to_dict())


def is_proof(payload, token) -> bool:
    """Whether a browser has done the work for this very form; anything unreadable is no proof."""
    said = _read(payload)
    if said is None or f"form={key_of(token)}" not in said["salt"]:
        return False
    verified, _error = altcha.verify_solution(said, _key(), check_expires=True)
    return verified


def _read(payload):
    try:
        said = json.loads(base64.b64decode(payload, validate=True))
    except (binascii.Error, ValueError, RecursionError):
        return None
    is_whole = isinstance(said, dict) and all(type(said.get(name)) is kind for name, kind in SHAPE.items())
    return said if is_whole and 0 <= said["number"] <= HARDEST else None


def _key():
    return salted_hmac("investment.proofs", settings.SECRET_KEY, algorithm="sha256").hexdigest()
