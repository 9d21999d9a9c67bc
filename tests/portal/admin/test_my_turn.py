"""What the first page says waits for a person, role by role."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import make_enterprise, make_fact_definition, make_user

from .cast import make_committee, sign_in
from .desk import address
from .test_review import moment

pytestmark = pytest.mark.django_db
KINDS = [
    "review",
    "returned",
    "writing",
    "cases",
    "unfinished",
    "steps",
    "firms",
    "requests",
    "facts",
    "soon",
    "registrations",
]
NOTHING = dict.fromkeys(KINDS, 0)


def turns(person):
    return {turn.kind: turn.number for turn in person.client.get("/admin/").context["turns"]}


def test_each_sees_what_waits_for_them():
    park, editor, publisher = make_committee()
    firm = make_enterprise(park=park, area=park.area)
    editor.save(park, "_submit", phone="1")
    editor.save(firm, "_submit", stock_code="600001")
    publisher.step(firm, "return", "代码不对")

    assert turns(editor) == NOTHING | {"returned": 1}
    assert turns(publisher) == NOTHING | {"review": 1}


def test_every_number_leads_to_a_list_of_so_many_rows():
    park, editor, publisher = make_committee()
    firm = make_enterprise(park=park, area=park.area)
    editor.save(park, phone="1")
    editor.save(firm, "_submit", stock_code="600001")
    publisher.step(firm, "approve", **moment("publish_at", far_away()))

    for person in (editor, publisher):
        for turn in person.client.get("/admin/").context["turns"]:
            assert person.client.get(turn.url).context["cl"].result_count == turn.number, turn


def far_away():
    return timezone.localtime() + timedelta(days=30)


def test_a_committee_sees_what_its_park_does_not_state():
    _park, editor, _publisher = make_committee()
    make_fact_definition(code="enquiry_phone", name_zh_hans="咨询电话", is_required=True)

    mine = editor.client.get("/admin/").context["my_parks"]

    assert mine["number"] == 1
    _complete, missing = mine["found"][0]
    assert missing == ["咨询电话"]
    assert "咨询电话" in editor.client.get("/admin/").text


def test_nobody_without_a_role_gets_more_than_an_explanation():
    response = sign_in(make_user()).client.get("/admin/")

    assert "还没有获得任何权限" in response.text
    assert "turns" not in response.context
    assert sign_in(make_user()).client.get(address(type(make_committee()[0]), "changelist")).status_code == 403
