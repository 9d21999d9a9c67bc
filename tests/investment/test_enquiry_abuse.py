"""Twenty ways to abuse the form, and what becomes of each: nothing is stored, or a person looks first, or nothing is gained."""

import base64
import json
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from investment.models import Case, Enquiry
from investment.proofs import challenge_for, is_proof
from investment.receipts import new_token
from portal.kit.models import Allowance
from tests.factories import make_park

from .enquiries import FORM, TRACK, solved, typed

pytestmark = pytest.mark.django_db


def send(park, *, client=None, address=FORM, **changes):
    return (client or Client()).post(address, typed(park, **changes))


def repeated(park, times, **changes):
    """The statuses of so many forms, each a new one, from one network."""
    return [send(park, **changes).status_code for _ in range(times)]


def forged(**changes):
    token = new_token()
    said = json.loads(base64.b64decode(solved(token))) | changes
    return {"token": token, "proof": base64.b64encode(json.dumps(said).encode()).decode()}


def unkeyed(token):
    """A challenge made by somebody without our key, and solved."""
    task = json.loads(challenge_for(token))
    salt = "00?form=x&"
    return base64.b64encode(
        json.dumps(
            {"algorithm": "SHA-256", "challenge": "0" * 64, "salt": salt, "number": 1, "signature": task["signature"]}
        ).encode()
    ).decode()


def headers_rotated(park):
    return [send(park, client=Client(headers={"X-Forwarded-For": f"198.51.100.{n}"})).status_code for n in range(8)]


def one_network_of_ipv6(park):
    return [send(park, client=Client(REMOTE_ADDR=f"2001:db8:5:{n}::1")).status_code for n in range(8)]


def other_address_typed(park):
    """The limit counts networks; an address that somebody else types is not locked out."""
    repeated(park, 7)
    return Client(REMOTE_ADDR="203.0.113.7").post(FORM, typed(park)).status_code


def crowd(park):
    Allowance.objects.all().delete()
    for n in range(40):
        send(park, client=Client(REMOTE_ADDR=f"10.{n}.0.1"))
    send(park, client=Client(REMOTE_ADDR="10.200.0.1"))
    return Enquiry.objects.filter(hold="crowd").count(), Enquiry.objects.exclude(hold="crowd").count()


def reused_proof(park):
    token = new_token()
    proof = solved(token)
    send(park, token=token, proof=proof)
    send(park, proof=proof)
    return sorted(Enquiry.objects.values_list("hold", flat=True))


def late_proof(park):
    token = new_token()
    proof = solved(token)
    with time_machine.travel(timezone.now() + timedelta(hours=7)):
        return is_proof(proof, token)


ATTEMPTS = {
    "one form sent fifty times": (
        lambda park: [{send(park, token="t" * 43).status_code for _ in range(50)}, Enquiry.objects.count()],
        [{201, 200}, 1],
    ),
    "eight forms from one network": (lambda park: repeated(park, 8), [201] * 6 + [429] * 2),
    "claimed addresses, one connection": (headers_rotated, [201] * 6 + [429] * 2),
    "neighbouring networks of one IPv6 site": (one_network_of_ipv6, [201] * 6 + [429] * 2),
    "another network after that": (other_address_typed, 201),
    "no work done": (lambda park: [repeated(park, 3, proven=False), Case.objects.count()], [[201, 201, 429], 0]),
    "a proof that is no base64": (lambda park: [send(park, proof="%%%").status_code, hold()], [201, "no_proof"]),
    "a proof that is JSON of another shape": (
        lambda park: [send(park, proof=base64.b64encode(b"[1]").decode()).status_code, hold()],
        [201, "no_proof"],
    ),
    "a proof with a salt of many question marks": (
        lambda park: [send(park, **forged(salt="a?b?c?d")).status_code, hold()],
        [201, "no_proof"],
    ),
    "a proof with a huge number": (
        lambda park: [send(park, **forged(number=10**300)).status_code, hold()],
        [201, "no_proof"],
    ),
    "a challenge of their own": (
        lambda park: [send(park, token="u" * 43, proof=unkeyed("u" * 43)).status_code, hold()],
        [201, "no_proof"],
    ),
    "one proof for two forms": (reused_proof, ["", "no_proof"]),
    "a proof kept for seven hours": (late_proof, False),
    "the hidden field filled": (
        lambda park: [send(park, website="http://x").status_code, Enquiry.objects.count()],
        [422, 0],
    ),
    "links in a question": (
        lambda park: [send(park, questions=["see www.example.com"]).status_code, hold(), Case.objects.count()],
        [201, "links", 0],
    ),
    "a link in the name": (lambda park: [send(park, person="https://x.cn").status_code, hold()], [201, "links"]),
    "a question of a megabyte": (
        lambda park: [send(park, questions=["长" * 300_000]).status_code, Enquiry.objects.count()],
        [422, 0],
    ),
    "a form of three megabytes": (
        lambda park: [
            Client(raise_request_exception=False).post(FORM, typed(park, person="x" * 3_000_000)).status_code,
            Enquiry.objects.count(),
        ],
        [400, 0],
    ),
    "twenty thousand fields": (
        lambda park: [
            Client(raise_request_exception=False)
            .post(FORM, typed(park) | {f"f{n}": "x" for n in range(20_000)})
            .status_code,
            Enquiry.objects.count(),
        ],
        [400, 0],
    ),
    "from another site, without its cookie": (
        lambda park: [Client(enforce_csrf_checks=True).post(FORM, typed(park)).status_code, Enquiry.objects.count()],
        [403, 0],
    ),
    "a park that is asked by everybody at once": (crowd, (1, 40)),
    "codes guessed for one number": (
        lambda park: [Client().post(TRACK, {"number": "260000006", "code": str(n)}).status_code for n in range(6)],
        [422] * 4 + [429] * 2,
    ),
    "markup in every field": (
        lambda park: [
            "<script>"
            in send(park, person="<script>x", questions=["<script>y"], consent="").text.replace("<script src", ""),
            Enquiry.objects.count(),
        ],
        [False, 0],
    ),
}


def hold():
    return Enquiry.objects.get().hold


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_attempt_gains_nothing(attempt, capsys):
    act, expected = ATTEMPTS[attempt]

    found = act(make_park())

    with capsys.disabled():
        print(f"\n{attempt:44} → {found}", end="")
    assert found == expected


def test_what_was_used_decays():
    park = make_park()
    assert repeated(park, 7)[-1] == 429

    with time_machine.travel(timezone.now() + timedelta(minutes=21)):
        assert repeated(park, 2) == [201, 429]


def test_what_was_refused_stays_in_the_form():
    park = make_park()
    repeated(park, 6)

    page = send(park, questions=["写了很久的问题"])

    assert page.status_code == 429
    assert "写了很久的问题</textarea>" in page.text


def test_no_address_is_kept_anywhere():
    client = Client(REMOTE_ADDR="203.0.113.77")
    send(make_park(), client=client)

    from .test_enquiry_tracking import whole_database_tells

    assert whole_database_tells("203.0.113") == []
    assert Allowance.objects.exists()
