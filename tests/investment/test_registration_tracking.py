"""The way back: number and code show the registration, and let it be corrected, taken along, cancelled and deleted."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from investment.models import Registrant, Registration

from .registrations import TRACK, form_of, open_event, typed

pytestmark = pytest.mark.django_db
COPY = f"{TRACK}copy/"


def receipt_of(event, **changes):
    return Client().post(form_of(event), typed(**changes)).context["receipt"]


@pytest.fixture
def receipt():
    return receipt_of(open_event())


@pytest.fixture
def visitor(client, receipt):
    """A browser that has shown number and code."""
    response = client.post(TRACK, {"number": receipt.registration.number, "code": receipt.code.lower()})
    assert response.url == TRACK
    return client


def deed(client, name, **said):
    return client.post(f"{TRACK}{name}/", said, follow=True)


def test_number_and_code_show_how_it_stands(visitor, receipt):
    page = visitor.get(TRACK)

    assert receipt.registration.number in page.text
    assert "已确认" in page.text
    assert page.headers["Cache-Control"].count("no-store")
    assert "noindex" in page.text


@pytest.mark.parametrize("wrong", ["number", "code", "both"])
def test_wrong_number_and_wrong_code_read_the_same(client, receipt, wrong):
    said = {"number": receipt.registration.number, "code": receipt.code}
    said |= {"number": "260000001"} if wrong != "code" else {}
    said |= {"code": "0000-0000-0000"} if wrong != "number" else {}

    response = client.post(TRACK, said)

    assert response.status_code == 422
    assert "编号或查询码不对" in response.text


def test_code_cannot_be_tried_for_ever(client, receipt):
    said = {"number": receipt.registration.number, "code": "0000-0000-0000"}

    assert [client.post(TRACK, said).status_code for _ in range(5)] == [422] * 4 + [429]


def test_code_of_one_opens_no_other(client, receipt):
    other = receipt_of(open_event(), email="other@firm.example")

    response = client.post(TRACK, {"number": other.registration.number, "code": receipt.code})

    assert response.status_code == 422


def test_visit_ends_after_half_an_hour(visitor, time_machine):
    time_machine.move_to(timezone.now() + timedelta(minutes=31))

    assert "查询码" in visitor.get(TRACK).text
    assert visitor.get(COPY).url == TRACK


def test_cancelling_frees_the_place(visitor, receipt):
    page = deed(visitor, "cancel")

    assert "报名已取消" in page.text
    assert Registration.objects.get().state == Registration.State.CANCELLED


def test_what_was_written_is_corrected_and_faults_are_said_beside_their_field(visitor):
    wrong = deed(visitor, "correct", person="", email="new@firm.example")
    assert wrong.status_code == 422
    assert "请写姓名。" in wrong.text

    deed(visitor, "correct", person="张女士", email="new@firm.example")

    assert Registrant.objects.get().person == "张女士"
    assert Registrant.objects.get().email == "new@firm.example"


def test_everything_kept_can_be_taken_along(visitor, receipt):
    found = json.loads(visitor.get(COPY).content)

    assert found["number"] == receipt.registration.number
    assert found["registrant"]["email"] == "wang@firm.example"
    assert [one["to"] for one in found["moves"]] == ["confirmed"]


def test_deleting_needs_to_be_said_twice_and_leaves_nothing(visitor):
    deed(visitor, "delete")
    assert Registrant.objects.exists()

    page = deed(visitor, "delete", sure="yes")

    assert "已全部删除" in page.text
    assert not Registrant.objects.exists()
    assert Registration.objects.get().is_erased


def test_deleted_registration_cannot_be_found_or_sent_again(client):
    event, form = open_event(), typed()
    receipt = client.post(form_of(event), form).context["receipt"]
    deed(client, "delete", sure="yes")

    found = client.post(TRACK, {"number": receipt.registration.number, "code": receipt.code})
    again = client.post(form_of(event), form)

    assert (found.status_code, again.status_code) == (422, 409)


@pytest.mark.parametrize("name", ["cancel", "correct", "delete"])
def test_without_a_visit_nothing_is_done(client, receipt, name):
    response = client.post(f"{TRACK}{name}/", {"sure": "yes"})

    assert response.url == TRACK
    assert Registration.objects.get().state == Registration.State.CONFIRMED


def test_unknown_deed_does_not_exist(visitor):
    assert visitor.post(f"{TRACK}burn/").status_code == 404
    assert visitor.get(f"{TRACK}cancel/").status_code == 405


def test_enquiry_and_registration_visits_are_kept_apart(visitor):
    assert "咨询编号" in visitor.get("/investment/enquiries/track/").text


def test_leaving_ends_the_visit(visitor):
    deed(visitor, "leave")

    assert "报名编号" in visitor.get(TRACK).text
    assert visitor.get(COPY).url == TRACK
