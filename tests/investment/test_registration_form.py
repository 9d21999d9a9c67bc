"""Registering: open or not, what is asked, receipt and letter, what happens to forms that are odd or come too often."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from investment.models import NoticeVersion, Registrant, Registration
from investment.receipts import new_token
from portal.kit.models import Letter
from portal.kit.publishing import PublishingState
from tests.factories import make_event, make_park, make_user, taking_registrations

from .registrations import form_of, open_event, typed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notice", "registration_notice")]


def send(event, *, client=None, prefix="", **changes):
    return (client or Client()).post(prefix + form_of(event), typed(**changes))


def test_receipt_and_letter_tell_number_and_code(client):
    event = open_event(places=2)

    response = send(event)

    registration = Registration.objects.get()
    letter = Letter.objects.get()
    code = response.context["receipt"].code
    assert response.status_code == 201
    assert registration.state == Registration.State.CONFIRMED
    assert registration.number in response.text
    assert code in response.text
    assert letter.address == "wang@firm.example"
    assert registration.number in letter.body
    assert code in letter.body
    assert code.replace("-", "") not in registration.code_hash


def test_letter_is_in_the_language_of_the_form():
    event = open_event()

    send(event, prefix="/en")

    assert Letter.objects.get().subject.startswith("We have received your registration")
    assert event.title_en in Letter.objects.get().body


def test_whoever_gives_a_telephone_gets_no_letter():
    assert send(open_event(), email="", phone="0431 8850 0000").status_code == 201
    assert not Letter.objects.exists()


def test_same_form_sent_twice_is_one_registration_with_one_receipt():
    event, token = open_event(), new_token()

    first, second = (send(event, token=token) for _ in range(2))

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.context["receipt"].code == second.context["receipt"].code
    assert Registration.objects.count() == 1


@pytest.mark.parametrize(
    "why",
    [
        {"registers_until": None},
        {"registers_until": timezone.now() - timedelta(minutes=1)},
        {"registers_from": timezone.now() + timedelta(days=1)},
        {"is_cancelled": True},
        {"starts_on": "2020-01-01"},
    ],
    ids=lambda why: next(iter(why)),
)
def test_nobody_registers_where_it_is_not_open(client, why):
    event = open_event(**why)

    assert '<form class="match-form' not in client.get(form_of(event)).text
    assert send(event).status_code == 409
    assert not Registration.objects.exists()


@pytest.mark.parametrize("state", [state for state in PublishingState.values if state != "published"])
def test_hidden_event_has_no_form(client, state):
    event = open_event(state=state)

    assert client.get(form_of(event)).status_code == 404
    assert send(event).status_code == 404


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"person": " "}, "person"),
        ({"email": "", "phone": ""}, "email"),
        ({"email": "nobody"}, "email"),
        ({"phone": "call me"}, "phone"),
        ({"kind": "firm"}, "organisation"),
        ({"kind": "king"}, "kind"),
        ({"people": "0"}, "people"),
        ({"people": "21"}, "people"),
        ({"people": "9" * 400}, "people"),
        ({"people": "１２x"}, "people"),
        ({"wish": "想" * 301}, "wish"),
        ({"wish": "a\0b"}, "wish"),
        ({"consent": ""}, "consent"),
        ({"notice": "77"}, "consent"),
        ({"website": "https://spam.example"}, "website"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(changes, field):
    response = send(open_event(), **changes)

    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert "想看人参加工设备" in response.text or "wish" in changes
    assert not Registration.objects.exists()


def test_faults_are_said_in_english_on_the_english_page():
    response = send(open_event(), prefix="/en", person="", email="")

    assert "Please write your name." in response.text
    assert "Please give an e-mail address or a telephone number." in response.text


@pytest.mark.parametrize("changes", [{"proven": False}, {"wish": "see www.spam.example"}])
def test_what_a_machine_may_have_sent_is_held_and_takes_no_place(changes):
    publisher = make_user(role="committee_publisher", park=(park := make_park()), email="office@park.example")
    event = open_event(places=1, host=park)

    response = send(event, **changes)

    assert response.status_code == 201
    assert Registration.objects.get().state == Registration.State.HELD
    assert "先由人工核对" in response.text
    assert Letter.objects.filter(name="registration_held").get().user == publisher
    send(event)
    assert Registration.objects.filter(state="confirmed").count() == 1


def test_one_network_registers_so_often_and_others_are_not_kept_out():
    event = open_event()

    assert [send(event).status_code for _ in range(7)] == [201] * 6 + [429]
    assert send(event, client=Client(REMOTE_ADDR="203.0.113.7")).status_code == 201


def test_without_script_two_an_hour():
    event = open_event()

    assert [send(event, proven=False).status_code for _ in range(3)] == [201, 201, 429]


def test_full_event_says_that_one_waits():
    event = open_event(places=1)
    send(event)

    page = Client().get(form_of(event))
    response = send(event)

    assert "名额已满" in page.text
    assert Registration.objects.order_by("pk").last().state == Registration.State.WAITING
    assert "候补" in response.text


def test_data_are_kept_so_long_after_the_event():
    event = open_event()
    days = NoticeVersion.objects.in_force(NoticeVersion.Use.REGISTRATION).retention_days

    send(event)

    last = timezone.datetime.fromisoformat(event.starts_on).date()
    assert Registration.objects.get().retained_until == last + timedelta(days=days)


def test_without_a_notice_nobody_is_asked_for_anything(client):
    event = open_event()
    NoticeVersion.objects.filter(use=NoticeVersion.Use.REGISTRATION).delete()

    page, answer = client.get(form_of(event)), client.post(form_of(event), {"person": "王"})

    assert (page.status_code, answer.status_code) == (200, 503)
    assert not Registrant.objects.exists()


def test_each_use_has_a_notice_of_its_own(client):
    used = {use: NoticeVersion.objects.in_force(use) for use in NoticeVersion.Use}

    assert len(set(used.values())) == len(NoticeVersion.Use)
    assert used["registration"].sharing in client.get(form_of(open_event())).text


def test_page_tells_places_that_are_left(client):
    event = make_event(**taking_registrations(places=30))
    send(event, people="4")

    assert "还有 26 个" in client.get(event.get_absolute_url()).text
    assert "还有 26 个" in client.get(form_of(event)).text
