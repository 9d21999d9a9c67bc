"""All facts of a park on one page: only what was changed is written, and nothing that was typed is lost."""

import re
from decimal import Decimal
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from parks.models import Fact, Role
from portal.kit.models import Change, Revision
from tests.factories import (
    make_area,
    make_fact,
    make_fact_definition,
    make_fact_option,
    make_park,
    make_site,
    make_source,
)

from .cast import make_committee, make_person
from .sheets import PASSPORT, Sheet, field, sheet_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return make_committee(make_park("袜业园区", area=make_area(), state="draft"))


@pytest.fixture
def public():
    return make_committee()


def test_sixty_facts_of_one_document_are_written_in_one_save(draft):
    park, editor, _publisher = draft
    definitions = [make_fact_definition() for _ in range(60)]

    Sheet(editor, park).save(**{field(one): "12.5" for one in definitions}, **PASSPORT)

    facts = Fact.objects.filter(park=park)
    told = set(facts.values_list("number", "unit", "as_of", "source_note_zh_hans"))
    assert facts.count() == 60
    assert told == {(Decimal("12.5"), "km", "2026-05", "统计公报")}
    assert Revision.objects.about(park).count() == 1


def test_facts_of_a_published_park_wait_beside_it_until_somebody_else_approves(public):
    park, editor, publisher = public
    known, new = make_fact(park, number=10), make_fact_definition()

    page = Sheet(editor, park).save("_submit", **{field(known.definition): "11", field(new): "5"}, **PASSPORT)

    known.refresh_from_db()
    assert known.number == 10
    assert Change.objects.about(park).get().state == "in_review"
    assert "正在审核，审核结束或撤回之前不能修改。" in page.text
    publisher.step(park, "approve")
    assert sorted(park.facts.values_list("number", flat=True)) == [5, 11]


def test_the_page_goes_on_from_what_waits(public):
    park, editor, _publisher = public
    new = make_fact_definition()
    Sheet(editor, park).save(**{field(new): "5"}, **PASSPORT)

    again = Sheet(editor, park)

    assert again.data[field(new)] == "5"
    again.save(**{field(new): "6"})
    assert [part["fields"]["number"] for part in Change.objects.about(park).get().after["parts"]["facts"]] == ["6.0000"]


def test_only_what_was_changed_is_written(draft):
    park, editor, _publisher = draft
    stays, changes = make_fact(park, number=10), make_fact(park, number=10)
    before = Fact.objects.filter(pk=stays.pk).values().get()

    Sheet(editor, park).save(**{field(changes.definition): "11"})

    assert Fact.objects.filter(pk=stays.pk).values().get() == before
    assert Fact.objects.get(pk=changes.pk).number == 11


def test_an_own_date_and_source_go_before_the_shared_ones(draft):
    park, editor, _publisher = draft
    one, other, source = make_fact_definition(), make_fact_definition(), make_source(code="s-1")
    own = {field(one, "as_of"): "2025", field(one, "source"): f"{source.code} 标题"}

    Sheet(editor, park).save(**{field(one): "1", field(other): "2"}, **own, **PASSPORT)

    told = dict(park.facts.values_list("definition", "as_of"))
    assert told == {one.pk: "2025", other.pk: "2026-05"}
    fact = park.facts.get(definition=one)
    assert (fact.source, fact.source_note_zh_hans or "") == (source, "")


KINDS = [
    ({"kind": "number"}, {"number": "1.5", "unit": "m"}),
    ({"kind": "range"}, {"number": "1", "number_to": "2"}),
    ({"kind": "yes_no", "unit": ""}, {"is_true": "False"}),
    ({"kind": "text", "unit": ""}, {"text_zh_hans": "一期\r\n二期", "text_en": "Phases"}),
    ({"kind": "date", "unit": ""}, {"dated": "2027-05"}),
]


@pytest.mark.parametrize(("asked", "typed"), KINDS, ids=[asked["kind"] for asked, _typed in KINDS])
def test_each_kind_is_kept_as_it_was_typed_and_shown_again(draft, asked, typed):
    park, editor, _publisher = draft
    definition = make_fact_definition(**asked)

    Sheet(editor, park).save(**{field(definition, name): text for name, text in typed.items()}, **PASSPORT)

    again = Sheet(editor, park)
    for name, text in typed.items():
        assert str(again.data[field(definition, name)]).replace("\r", "") == text.replace("\r", "")
    again.save()
    assert Revision.objects.about(park).count() == 1


def test_a_choice_is_one_of_its_definition(draft):
    park, editor, _publisher = draft
    option, foreign = make_fact_option(), make_fact_option()
    name = field(option.definition, "option")

    refused = Sheet(editor, park).save(**{name: foreign.pk}, **PASSPORT)
    Sheet(editor, park).save(**{name: option.pk}, **PASSPORT)

    assert "errorlist" in refused.text
    assert park.facts.get().option == option


BAD = {
    "no number": {"number": "十二", "unit": "km"},
    "a NUL": {"number": "1\0"},
    "a giant": {"number": "9" * 400},
    "not a number": {"number": "NaN"},
    "out of range": {"number": "101"},
    "a foreign unit": {"number": "5", "unit": "cny"},
    "a date of the future": {"number": "5", "as_of": "2999"},
    "no date": {"number": "5", "as_of": "昨天"},
    "a NUL in the source": {"number": "5", "source": "S\0"},
    "an unknown source": {"number": "5", "source": "没有这个"},
    "too long a note": {"number": "5", "source_note_zh_hans": "长" * 201},
    "only a date": {"as_of": "2026"},
}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("typed", BAD.values(), ids=BAD)
def test_a_wrong_answer_gets_its_message_and_no_other_row_is_lost(draft, typed, language):
    park, editor, _publisher = draft
    wrong, right = make_fact_definition(minimum=0, maximum=100), make_fact_definition()
    sheet = Sheet(editor, park)
    sheet.url = sheet_of(park, language=language)

    page = sheet.save(**{field(wrong, n): text for n, text in typed.items()}, **{field(right): "7"}, **PASSPORT)

    assert page.status_code == 200
    assert [form.definition for form in page.context["sheet"].wrong] == [wrong]
    assert f'name="{field(right)}" value="7"' in page.text
    assert 'name="shared-source_note_zh_hans" value="统计公报"' in page.text
    assert not Fact.objects.exists()


def test_a_value_without_date_or_source_is_not_taken(draft):
    park, editor, _publisher = draft
    definition = make_fact_definition()

    page = Sheet(editor, park).save(**{field(definition): "5"})

    assert "写明资料日期" in page.text
    assert "写明来源" in page.text
    assert not Fact.objects.exists()


def test_a_wrong_shared_date_is_told_beside_it_and_nothing_is_written(draft):
    park, editor, _publisher = draft
    definition = make_fact_definition()

    page = Sheet(editor, park).save(**{field(definition): "5"}, **PASSPORT | {"shared-as_of": "2026-13"})

    assert page.context["sheet"].shared.errors.keys() == {"as_of"}
    assert not Fact.objects.exists()


def test_a_leap_is_asked_about_in_its_row_and_written_when_it_is_right(draft):
    park, editor, _publisher = draft
    fact = make_fact(park, number=10)
    sheet = Sheet(editor, park)

    asked = sheet.save(**{field(fact.definition): "100"})

    assert "上次是 10 公里，现在是 100 公里" in asked.text
    assert f'type="checkbox" name="{field(fact.definition, "is_sure")}"' in asked.text
    assert Fact.objects.get().number == 10
    sheet.save(**{field(fact.definition): "100", field(fact.definition, "is_sure"): "on"})
    assert Fact.objects.get().number == 100


def test_an_emptied_value_takes_the_fact_back(draft):
    park, editor, _publisher = draft
    fact = make_fact(park)

    Sheet(editor, park).save(**{field(fact.definition): ""})

    assert not park.facts.exists()


def test_what_another_has_written_meanwhile_is_not_overwritten_unseen(draft):
    park, editor, publisher = draft
    mine, theirs = make_fact(park, number=10), make_fact(park, number=20)
    sheet = Sheet(editor, park)
    Sheet(publisher, park).save(**{field(mine.definition): "11", field(theirs.definition): "21"})

    page = sheet.save(**{field(mine.definition): "12"})

    assert "别人改过这一项" in page.text
    assert set(park.facts.values_list("number", flat=True)) == {11, 21}
    again = sheet.data | {"_basis": page.context["bases"], field(mine.definition): "12", field(theirs.definition): "21"}
    editor.client.post(sheet.url, again)
    assert set(park.facts.values_list("number", flat=True)) == {12, 21}


def test_the_page_can_be_narrowed_and_saves_what_it_shows(draft):
    park, editor, _publisher = draft
    missing = make_fact_definition(is_required=True)
    make_fact(park)

    sheet = Sheet(editor, park, "?only=missing")
    assert [line.question.definition for *_rest, lines, _number in sheet.page.context["groups"] for line in lines] == [
        missing
    ]
    sheet.save(**{field(missing): "5"}, **PASSPORT)

    assert park.facts.count() == 2


def test_what_a_column_of_the_park_says_is_answered_there(draft):
    park, editor, _publisher = draft
    make_fact_definition(code="enquiry_phone", kind="text", unit="", is_required=True)

    page = Sheet(editor, park).page

    (line,) = [line for *_rest, lines, _number in page.context["groups"] for line in lines]
    assert line.form is None
    assert "在园区资料里填写" in page.text


def test_facts_of_a_site_go_through_the_review_of_the_site(public):
    park, editor, publisher = public
    site, plot = make_site(park), make_fact_definition(subject="site", group="plot")
    lift = make_fact_definition(subject="site", group="buildings")

    sheet = Sheet(editor, site)
    assert field(lift) not in sheet.data
    sheet.save("_submit", **{field(plot): "5"}, **PASSPORT)
    publisher.step(site, "approve")

    assert site.facts.get().number == 5


def test_the_province_alone_states_facts_of_areas():
    area, definition = make_area(), make_fact_definition(subject="area", group="cold_climate")
    owner = make_person(Role.PROVINCE_OWNER)
    city = make_person(Role.CITY_COORDINATOR, area=area)

    Sheet(owner, area).save(**{field(definition): "1.8"}, **PASSPORT)

    assert area.facts.get().number == Decimal("1.8")
    assert "您只能查看，不能修改。" in city.client.get(sheet_of(area)).text
    assert city.client.post(sheet_of(area), PASSPORT).status_code == 403


def test_another_park_does_not_exist_and_who_only_reads_is_refused(public):
    park, editor, _publisher = public
    fact, other = make_fact(make_park()), make_fact_definition()
    forged = {"_basis": f"{fact.definition.pk}:x {other.pk}:x", field(fact.definition): "99", field(other): "1"}

    assert editor.client.get(sheet_of(fact.park)).status_code == 404
    assert editor.client.post(sheet_of(fact.park), forged | PASSPORT).status_code == 404
    reader = make_person(Role.PROVINCE_COOPERATION)
    assert reader.client.post(sheet_of(park), forged | PASSPORT).status_code == 403
    assert Fact.objects.get().number == 12


def test_what_is_being_reviewed_is_shown_and_not_written(public):
    park, editor, _publisher = public
    definition = make_fact_definition()
    sheet = Sheet(editor, park)
    editor.save(park, "_submit", phone="1")

    page = sheet.save(**{field(definition): "5"}, **PASSPORT)

    assert "正在审核" in page.text
    assert f'name="{field(definition)}" value="5"' in page.text
    assert "facts" not in str(Change.objects.about(park).get().after["parts"].get("facts") or "")


def test_a_page_of_many_facts_costs_the_queries_of_few(public):
    park, editor, _publisher = public
    make_fact(park, source=make_source(code="s-1"))
    make_fact_option()
    few = queries_of(editor, park)
    for number in range(30):
        make_fact(park, source=make_source(code=f"s-{number + 2}"))
        make_fact_option(make_fact_definition(kind="choice", unit=""))

    assert queries_of(editor, park) == few


def queries_of(person, park):
    person.client.get(sheet_of(park))  # what a process remembers is remembered
    with CaptureQueriesContext(connection) as captured:
        person.client.get(sheet_of(park))
    return len(captured)


def test_what_is_due_leads_to_the_list_in_which_it_is_confirmed(public):
    park, editor, _publisher = public
    make_fact(park, as_of="2020")
    make_fact(site=make_site(park), as_of="2020")

    for owner in (park, park.sites.get()):
        page = Sheet(editor, owner, "?only=due").page
        address = next(url for url in re.findall('href="([^"]+)"', page.text) if "to_confirm" in url)
        assert editor.client.get(unescape(address)).context["cl"].result_count == 1


def test_a_reviewer_reads_what_a_new_fact_is_called_and_in_which_unit(public):
    park, editor, publisher = public
    price = make_fact_definition(name_zh_hans="工业用地价格", unit="wan_cny_mu")
    Sheet(editor, park).save("_submit", **{field(price): "12.5"}, **PASSPORT)

    page = publisher.open(park, "review")

    told = {difference.label: difference.new for difference in page.context["differences"]}
    assert told["事实 工业用地价格 · 数值"] == "12.5"
    assert told["事实 工业用地价格 · 单位"] == "万元/亩"
