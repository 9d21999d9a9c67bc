"""Rows I1, I2 and I16 of the scorecard, each told with its figure: facts are complete, none is stale without a mark,
and both languages say the same."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils.timezone import localdate, now

from parks.answers import BY_COLUMN
from parks.completeness import completeness_of
from parks.confirming import confirm
from parks.models import Fact, FactDefinition, Park
from portal.kit.units.registry import UNITS
from tests.factories import make_area, make_fact, make_fact_definition, make_park, make_site
from tests.page_reading import Page
from tests.portal.admin.cast import make_committee
from tests.portal.admin.sheets import PASSPORT, Sheet, field

pytestmark = pytest.mark.django_db
ANSWERS = {
    "number": {"number": "5"},
    "range": {"number": "5"},
    "text": {"text_zh_hans": "已提供", "text_en": "Stated"},
    "yes_no": {"is_true": "True"},
    "date": {"dated": "2026-01"},
}
COLUMNS = {
    "level": "provincial",
    "location_precision": "surveyed",
    "approved_area_ha": 500,
    "approved_on": "2012",
    "address_zh_hans": "建设街 1 号",
    "leading_industries_zh_hans": "袜业",
    "office_zh_hans": "招商局",
    "phone": "0437-1234567",
    "email": "office@example.gov.cn",
    "office_hours_zh_hans": "工作日 8:30–16:30",
    "as_of": f"{localdate():%Y-%m}",
    "confirmed_at": now(),
}


def answer(definition):
    """What somebody writes who knows."""
    if definition.kind == "choice":
        return {field(definition, "option"): definition.options.first().pk}
    return {field(definition, name): text for name, text in ANSWERS[definition.kind].items()}


def test_a_park_that_the_portal_lets_out_states_what_must_be_stated(starting_data, capsys):
    """I1: of the must-have facts, those with value, source and date that are fresh."""
    park, editor, publisher = make_committee(make_park("新园区", area=make_area(), state="draft"))
    Park.objects.filter(pk=park.pk).update(**COLUMNS)
    asked = FactDefinition.objects.filter(subject="park", is_required=True, is_active=True)
    answers = [answer(one) for one in asked.exclude(code__in=BY_COLUMN)]

    refused = Sheet(editor, park).save("_submit", **answers[0], **PASSPORT | {"shared-as_of": COLUMNS["as_of"]})
    park.refresh_from_db()
    assert park.state == "draft"
    assert "缺" in refused.text
    typed = {name: value for one in answers for name, value in one.items()}
    Sheet(editor, park).save("_submit", **typed, **PASSPORT | {"shared-as_of": COLUMNS["as_of"]})
    confirm(park.facts.all(), by=editor.user)
    publisher.step(park, "approve")

    park.refresh_from_db()
    found = completeness_of([park])[park.pk]
    with capsys.disabled():
        print(f"\nI1: {found.good} of {found.total} must-have facts stated, sourced and fresh ({found.percent} %)")
    assert park.state == "published"
    assert found.total >= 50
    assert found.percent >= 90


LIVES = (30, 180, 365)


def make_places():
    """A park, a site and an area, each with a fresh and a stale fact of every length of life."""
    places = [{"park": make_park()}, {"park": make_park()}]
    sites = [{"site": make_site(place["park"])} for place in places]
    numbers = iter(range(4001, 5000))
    stale = []
    for place in (*places, *sites, {"area": make_area()}):
        ((subject, owner),) = place.items()
        for life in LIVES:
            for age in (life - 1, life + 1):
                asked = make_fact_definition(subject=subject, life_days=life, group="plot")
                day = f"{localdate() - timedelta(age):%Y-%m-%d}"
                fact = make_fact(definition=asked, number=next(numbers), as_of=day, **place)
                stale += [fact] if age > life else []
    return [place["park"] for place in places], [place["site"] for place in sites], owner, stale


def addresses(parks, sites, area):
    yield from (thing.get_absolute_url() for thing in (*parks, *sites, area))
    yield "/parks/compare/?" + "&".join(f"park={park.slug}" for park in parks)
    yield "/investment/sites/compare/?" + "&".join(f"site={site.slug}" for site in sites)
    for fact in Fact.objects.filter(park__in=parks):
        yield f"{fact.park.get_absolute_url()}facts/{fact.definition.code}/"


def cells(page):
    """The texts of all that shows one value: rows of tables, cells of comparisons, entries of lists of facts."""
    compared = [cell for cell in page.tree.iter("td") if cell.find("small") is not None]
    rows = [row for row in page.tree.iter("tr") if not any(cell in compared for cell in row.iter("td"))]
    entries = [entry for entry in page.tree.iter("div") if entry.find("dt") is not None]
    return ["".join(found.itertext()) for found in (*rows, *compared, *entries)]


@pytest.mark.parametrize(("prefix", "mark"), [("", "待核实"), ("/en", "Waiting to be confirmed")])
def test_no_stale_fact_is_shown_unmarked(capsys, prefix, mark):
    """I2: of all facts past their day, on every page that shows them."""
    parks, sites, area, stale = make_places()
    pages = list(addresses(parks, sites, area))  # before a page in English makes them English
    told = [text for one in pages for text in cells(Page(Client().get(prefix + one)))]
    words = {f"{number:,.0f}" for number in {fact.number for fact in stale}}
    shown = [text for text in told if any(word in text for word in words)]

    unmarked = [text for text in shown if mark not in text]

    with capsys.disabled():
        print(f"\nI2: {len(unmarked)} of {len(shown)} stale facts shown without a mark ({len(stale)} facts)")
    assert unmarked == []
    assert len(shown) >= 2 * len(stale)


NUMBER = re.compile(r"[\d,.]+(?:–[\d,.]+)?")


def quantities(text, language):
    """{code of the unit: numbers}: "7.2–9 万元/亩（108–135 元/平方米）" is {"wan_cny_mu": [7.2, 9], "cny_m2": [108, 135]}."""
    words = {getattr(unit, language): code for code, unit in UNITS.items()}
    found = {}
    for said in re.split("[（(]", text.strip("）) ")):
        numbers = NUMBER.search(said).group()
        word = said.replace(numbers, "", 1).replace("×", "").split()
        found[words[" ".join(word)]] = [Decimal(one.replace(",", "")) for one in numbers.split("–")]
    return found


def said_of_facts(park, prefix):
    """{fact: its value on the park's page}, a fact being known by the address of its history."""
    page = Page(Client().get(f"{prefix}{park.get_absolute_url()}"))
    rows = (
        row for row in page.tree.iter("tr") if (link := row.find("th/a")) is not None and "/facts/" in link.get("href")
    )
    return {row.find("th/a").get("href").removeprefix("/en"): "".join(row.find("td").itertext()) for row in rows}


def test_both_languages_say_the_same_numbers_on_pages_that_point_at_each_other(starting_data, capsys):
    """I16: every fact with a number, in the unit of its definition, on the page of a park in both languages."""
    park = make_park()
    asked = FactDefinition.objects.filter(subject="park", is_active=True, kind__in=["number", "range"])
    for place, definition in enumerate(asked.exclude(code__in=BY_COLUMN).exclude(unit="")):
        to = {"number_to": Decimal(place) + Decimal("2.5")} if definition.kind == "range" else {}
        make_fact(park, definition, unit=definition.unit, number=Decimal(place) + Decimal("1.25"), **to)
    chinese, english = said_of_facts(park, ""), said_of_facts(park, "/en")

    told = [(quantities(chinese[one], "zh"), quantities(english[one], "en")) for one in chinese]
    same = [pair for pair in told if agree(*pair)]

    with capsys.disabled():
        print(f"\nI16: {len(same)} of {len(told)} facts say the same number in both languages")
    assert chinese.keys() == english.keys()
    assert len(same) == len(told) >= 50


def agree(one, other):
    """There is a unit in which both count, and they say the same number in it."""
    shared = one.keys() & other.keys()
    return bool(shared) and all(one[unit] == other[unit] for unit in shared)
