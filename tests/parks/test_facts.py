"""A fact from its first day to its last: its state, its dates, its history, and who may confirm it."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from parks.completeness import completeness_of, missing_names
from parks.confirming import confirm
from parks.fact_reminders import remind
from parks.fact_rules import checked, unusual
from parks.fact_states import FactState, state_of
from parks.models import Fact, FactVersion, Role
from portal.kit import review
from portal.kit.models import AuditEntry, Letter
from portal.kit.publishing import PublishingState
from portal.kit.scoping import Verb
from tests.factories import make_area, make_fact, make_fact_definition, make_park, make_site, make_user

pytestmark = pytest.mark.django_db


def test_a_fact_lives_from_unconfirmed_over_fresh_and_due_to_stale():
    price = make_fact(definition=make_fact_definition(life_days=180), as_of="2026-01-10")
    editor = make_user(role=Role.COMMITTEE_EDITOR, park=price.park)

    with time_machine.travel(date(2026, 2, 1)):
        price.refresh_from_db()
        assert state_of(price) == FactState.UNCONFIRMED
        confirm([price], by=editor)
    price.refresh_from_db()

    assert price.expires_on == date(2026, 7, 31)
    assert state_of(price, date(2026, 7, 1)) == FactState.FRESH
    assert state_of(price, date(2026, 7, 20)) == FactState.DUE_SOON
    assert state_of(price, date(2026, 8, 1)) == FactState.STALE


@pytest.mark.parametrize(("as_of", "expires"), [("2026", date(2026, 1, 31)), ("2026-02", date(2026, 3, 3)), ("", None)])
def test_a_partial_date_counts_from_its_beginning(as_of, expires):
    fact = make_fact(definition=make_fact_definition(life_days=30), as_of=as_of)

    fact.refresh_from_db()

    assert fact.expires_on == expires


def test_a_new_value_takes_the_confirmation_away():
    fact = make_fact()
    confirm([fact], by=make_user(role=Role.PROVINCE_OWNER))
    fact.refresh_from_db()

    fact.number = 13
    fact.save()
    fact.refresh_from_db()

    assert (fact.confirmed_on, fact.confirmed_role) == (None, "")


def test_a_longer_life_moves_the_day_of_every_fact():
    fact = make_fact(definition=make_fact_definition(life_days=30), as_of="2026-01-01")

    fact.definition.life_days = 365
    fact.definition.save()
    fact.refresh_from_db()

    assert fact.expires_on == date(2027, 1, 1)


def test_every_value_is_kept_with_when_it_stood():
    fact = make_fact(number=12)
    fact.number = 13
    fact.save()
    fact.delete()

    newest, oldest = FactVersion.objects.all()

    assert (newest.number, oldest.number) == (13, 12)
    assert oldest.valid_to <= newest.valid_from <= newest.valid_to


def test_confirming_is_logged_and_kept_in_the_history_as_a_role():
    fact = make_fact()

    confirm([fact], by=make_user(role=Role.COMMITTEE_EDITOR, park=fact.park))

    assert AuditEntry.objects.filter(kind="fact_confirmed", object_pk=fact.pk).count() == 1
    assert FactVersion.objects.first().confirmed_role == Role.COMMITTEE_EDITOR


def test_nobody_confirms_a_list_with_a_foreign_fact():
    own, foreign = make_fact(), make_fact()

    with pytest.raises(PermissionDenied):
        confirm([own, foreign], by=make_user(role=Role.COMMITTEE_EDITOR, park=own.park))


def test_a_whole_park_is_confirmed_in_one_step_and_its_history_is_complete():
    park = make_park()
    facts = [make_fact(park) for _ in range(60)]

    number = confirm(facts, by=make_user(role=Role.COMMITTEE_EDITOR, park=park))

    kept = FactVersion.objects.filter(park=park.pk).count()
    assert (number, kept) == (60, 120)


def test_completeness_counts_what_is_stated_sourced_and_fresh():
    definitions = [make_fact_definition(is_required=True, life_days=365) for _ in range(4)]
    park = make_park()
    make_fact(park, definitions[0], as_of="2026-05-01")
    make_fact(park, definitions[1], as_of="2024")
    make_fact(park, definitions[2], as_of="2026-05-01", source_note_zh_hans="", source_note_en="")

    found = completeness_of([park], today=date(2026, 6, 1))[park.pk]

    assert (found.total, found.stated, found.good) == (4, 3, 1)


def test_completeness_of_many_parks_is_one_query(django_assert_num_queries):
    make_fact_definition(is_required=True)
    parks = [make_park() for _ in range(5)]

    with django_assert_num_queries(1):
        completeness_of(parks)


def test_what_a_column_of_the_park_says_is_not_asked_again():
    make_fact_definition(code="enquiry_phone", is_required=True, name_zh_hans="咨询电话")

    assert missing_names(make_park(phone="0431-12345678")) == []
    assert missing_names(make_park()) == ["咨询电话"]


def test_a_new_park_without_its_must_have_facts_is_not_submitted():
    make_fact_definition(is_required=True, name_zh_hans="大工业电价")
    park = make_park(state=PublishingState.DRAFT)
    editor = make_user(role=Role.COMMITTEE_EDITOR, park=park)

    with pytest.raises(ValidationError, match="大工业电价"):
        review.move(review.submit_draft(park, by=editor), review.Action.SUBMIT, by=editor)


def test_a_value_keeps_to_the_range_and_the_kind_of_unit_of_its_definition():
    share = make_fact_definition(unit="percent", minimum=0, maximum=100)

    checked({"definition": share, "number": 50})
    with pytest.raises(ValidationError):
        checked({"definition": share, "number": 101})
    with pytest.raises(ValidationError):
        checked({"definition": share, "number": 50, "unit": "km"})
    with pytest.raises(ValidationError):
        checked({"definition": share, "text": "便宜"})


def test_a_leap_is_measured_in_the_unit_of_the_definition():
    price = make_fact_definition(unit="wan_cny_mu", usual_change_percent=50)
    last = make_fact(definition=price, number=300, unit="cny_m2")

    assert not unusual(make_fact(definition=price, number=20), last)
    assert "上次是 300 元/平方米" in unusual(make_fact(definition=price, number=40), last)


def test_the_page_says_what_is_stale_and_what_nobody_stated(client):
    wanted = make_fact_definition(is_required=True, name_zh_hans="大工业电价")
    old = make_fact(as_of="2020")

    page = client.get(old.park.get_absolute_url()).content.decode()

    assert "待核实" in page
    assert wanted.name_zh_hans in page


def test_the_history_can_be_narrowed_and_bad_questions_leave_it_whole(client):
    fact = make_fact(as_of="2020")
    address = f"{fact.park.get_absolute_url()}facts/{fact.definition.code}/"

    assert len(client.get(address).context["lines"]) == 1
    assert len(client.get(f"{address}?state=fresh").context["lines"]) == 0
    assert len(client.get(f"{address}?state=nonsense&year=x").context["lines"]) == 1


def test_the_history_of_an_unpublished_park_is_not_there(client):
    fact = make_fact(make_park(state=PublishingState.DRAFT))

    assert client.get(f"{fact.park.get_absolute_url()}facts/{fact.definition.code}/").status_code == 404


def test_a_committee_is_told_once_before_a_fact_expires():
    fact = make_fact(definition=make_fact_definition(life_days=30), as_of="2020-01-01")
    make_user(role=Role.COMMITTEE_EDITOR, park=fact.park, email="editor@example.gov.cn")

    assert (remind(), remind()) == (1, 0)


def test_facts_of_sites_come_in_the_letter_of_their_park():
    park, yard = make_park(), make_park()
    site, gone = make_site(park, code="A-07"), make_site(park, code="B-01", state=PublishingState.ARCHIVED)
    other = make_site(yard, code="C-02")
    for place in (site, gone, other):
        make_fact(site=place, definition=make_fact_definition(subject="site", life_days=30), as_of="2020-01-01")
    make_fact(park, as_of="2020")
    for owner in (park, yard):
        make_user(role=Role.COMMITTEE_EDITOR, park=owner, email=f"editor-{owner.pk}@example.gov.cn")

    assert (remind(), remind()) == (2, 0)

    letter = Letter.objects.get(address=f"editor-{park.pk}@example.gov.cn")
    assert "2 项事实须再核实" in letter.subject
    assert "A-07" in letter.body
    assert not {"B-01", "C-02"} & set(letter.body.replace("：", " ").split())


def test_a_fact_of_a_site_is_its_parks():
    own, foreign = make_fact(site=make_site()), make_fact(site=make_site())
    access = make_user(role=Role.COMMITTEE_EDITOR, park=own.site.park).access

    assert list(access.narrow(Fact.objects.all(), Verb.CHANGE)) == [own]
    assert access.contains(own, Verb.CHANGE, {})
    assert not access.contains(foreign, Verb.CHANGE, {})


def test_a_fact_of_an_area_is_no_committees():
    fact = make_fact(area=make_area())
    access = make_user(role=Role.COMMITTEE_EDITOR, park=make_park()).access

    assert not access.narrow(Fact.objects.all()).exists()
    assert not access.contains(fact, Verb.CHANGE, {})


def test_an_own_park_does_not_bring_a_foreign_site_in():
    own, foreign = make_park(), make_site()
    access = make_user(role=Role.COMMITTEE_EDITOR, park=own).access

    assert not access.contains(make_fact(own), Verb.CHANGE, {"park": [own.pk], "site": [foreign.pk]})
