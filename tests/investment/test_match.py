"""The match of a need with parks and sites: what fits, what does not, what nobody stated, and in which order."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from investment.lost_demand import KEPT, forget_old_needs, lost_demand, note
from investment.matching import match
from investment.matching.costs import CostForm, cost_of
from investment.matching.criteria import CRITERIA, facts_asked
from investment.matching.verdicts import State
from investment.models import SearchedNeed
from investment.needs import NeedForm
from portal.kit.versions import remembered
from tests.factories import (
    make_area,
    make_fact,
    make_fact_definition,
    make_industry,
    make_industry_class,
    make_measure,
    make_park,
    make_park_class_rule,
    make_searched_need,
    make_site,
    make_site_readiness,
    make_site_utility,
    make_term,
)

pytestmark = pytest.mark.django_db
UNITS = {
    "spare_power": "mva",
    "spare_water": "m3_d",
    "spare_steam": "t_h",
    "freight_yard_km": "km",
    "land_price": "wan_cny_mu",
    "land_available": "ha",
    "power_price": "cny_kwh",
    "wage_skilled": "cny_month",
}


@pytest.fixture
def definitions():
    made = {code: make_fact_definition(code=code, unit=unit) for code, unit in UNITS.items()}
    for code in ("chemical_park", "private_siding"):
        made[code] = make_fact_definition(code=code, kind="yes_no", unit="")
    return made | {"ready_on": make_fact_definition(code="ready_on", kind="date", unit="", subject="site")}


def form_of(query):
    request = RequestFactory().get(f"/investment/match/?{query}")
    return NeedForm(request.GET, request=request)


def answer_to(query):
    form = form_of(query)
    return match(form.request, form.need)


def verdicts(query, park):
    answer = answer_to(query)
    place = next(place for place in [*answer.possible, *answer.rejected] if place.park.slug == park.slug)
    return {verdict.criterion.key: verdict.state for verdict in place.verdicts}


def test_what_is_stated_fits_or_not_and_what_is_not_stated_is_not_known(definitions):
    park = make_park()
    make_fact(park, definitions["spare_power"], 12)
    make_fact(park, definitions["freight_yard_km"], 40)

    found = verdicts("power=12&rail=39.9&steam=1", park)

    assert found == {"power": State.MATCH, "rail": State.MISS, "steam": State.UNKNOWN}


def test_a_fact_in_another_unit_is_compared_in_the_unit_of_its_definition(definitions):
    park = make_park()
    make_fact(park, definitions["freight_yard_km"], 900, unit="m")

    assert verdicts("rail=0.9", park)["rail"] == State.MATCH
    assert verdicts("rail=0.8", park)["rail"] == State.MISS


def test_what_the_site_itself_states_goes_before_what_its_park_states(definitions):
    park = make_park()
    make_fact(park, definitions["spare_power"], 50)
    make_site_utility(make_site(park), "power", spare=3)

    assert verdicts("power=10", park)["power"] == State.MISS


@pytest.mark.parametrize(
    ("query", "state"),
    [
        ("size_from=20", State.MATCH),
        ("size_from=20&size_to=25", State.MATCH),
        ("size_from=22.01", State.MISS),
        ("size_to=10", State.MISS),
        ("size_from=330&size_unit=mu", State.MATCH),
        ("size_from=331&size_unit=mu", State.MISS),
        ("size_from=220000&size_unit=m2&kind=plot", State.MATCH),
        ("size_from=100&size_unit=m2", State.UNKNOWN),
    ],
)
def test_a_plot_fits_by_its_size_in_whatever_unit_was_asked(definitions, query, state):
    park = make_park()
    make_site(park, area_ha=22)

    assert verdicts(query, park)["size_from"] == state


def test_a_plot_that_can_be_divided_is_never_too_large(definitions):
    park = make_park()
    make_site(park, area_ha=80, smallest_part=5)

    assert verdicts("size_from=6&size_to=10", park)["size_from"] == State.MATCH


def test_land_of_the_whole_park_rules_out_but_promises_no_plot(definitions):
    small, large = make_park(), make_park()
    make_fact(small, definitions["land_available"], 5)
    make_fact(large, definitions["land_available"], 500)

    assert verdicts("size_from=20", small)["size_from"] == State.MISS
    assert verdicts("size_from=20", large)["size_from"] == State.CONDITIONAL


def test_sites_that_cannot_be_had_are_not_offered(definitions):
    park = make_park()
    for availability in ("taken", "reserved"):
        make_site(park, area_ha=30, availability=availability)
    make_site(park, area_ha=30, state="draft")

    assert verdicts("size_from=20", park)["size_from"] == State.UNKNOWN


def test_the_price_of_the_site_goes_before_that_of_the_park(definitions):
    cheap, dear = make_park(), make_park()
    make_fact(cheap, definitions["land_price"], 9)
    make_fact(dear, definitions["land_price"], 9)
    make_site(dear, price_from=15, price_as_of="2026")

    assert verdicts("budget=10", cheap)["budget"] == State.MATCH
    assert verdicts("budget=10", dear)["budget"] == State.MISS


def test_what_nobody_has_looked_at_for_long_is_marked(client, definitions):
    park, day = make_park(), localdate() - timedelta(days=31)
    make_site(park, area_ha=22, availability_on=day, price_from=9, price_as_of="2020")

    matches = answer_to("size_from=20&budget=10").possible[0].matches

    assert [verdict.statement.is_stale for verdict in matches] == [True, True]
    assert client.get("/investment/match/?size_from=20&budget=10").text.count("待核实") == 2


def test_a_site_is_ready_by_its_day_or_by_a_settled_card(definitions):
    late, settled, half = make_park(), make_park(), make_park()
    make_fact(site=make_site(late), definition=definitions["ready_on"], number=None, dated="2028-03")
    make_site_readiness(make_site(settled))
    card = make_site(half)
    make_site_readiness(card)
    make_site_readiness(card, "power", state="under_way")

    assert verdicts("start=2027", late)["start"] == State.MISS
    assert verdicts("start=2028", late)["start"] == State.MATCH
    assert verdicts("start=2027", settled)["start"] == State.MATCH
    assert verdicts("start=2027", half)["start"] == State.UNKNOWN


def test_dangerous_goods_need_a_recognised_chemical_park(definitions):
    yes, no, silent = make_park(), make_park(), make_park()
    make_fact(yes, definitions["chemical_park"], None, is_true=True)
    make_fact(no, definitions["chemical_park"], None, is_true=False)

    states = [verdicts("hazardous=on", park)["hazardous"] for park in (yes, no, silent)]

    assert states == [State.MATCH, State.MISS, State.UNKNOWN]


def test_the_nearest_entry_rule_decides_and_leading_industries_speak_where_there_is_none():
    food, starch = make_industry_class("13", "农副食品加工业"), make_industry_class("1391", "淀粉")
    make_industry_class("139", "其他农副食品加工")
    corn = make_industry("corn", "玉米")
    corn.classes.add(starch)
    barred, eased, led, silent = make_park(), make_park(), make_park(industries=[corn]), make_park()
    make_park_class_rule(barred, food, rule="forbidden", basis_zh_hans="目录第三条")
    make_park_class_rule(eased, food, rule="forbidden")
    make_park_class_rule(eased, starch, rule="restricted")

    states = [verdicts("industry_class=1391", park) for park in (barred, eased, led, silent)]
    answer = answer_to("industry_class=139")

    assert [found["industry_class"] for found in states] == [
        State.MISS,
        State.CONDITIONAL,
        State.MATCH,
        State.UNKNOWN,
    ]
    assert answer.rejected[0].decisive.stated == "13 农副食品加工业：禁止（目录第三条）"


def test_the_strictest_rule_of_an_industry_s_classes_decides():
    socks = make_industry()
    one, other = make_industry_class("1830"), make_industry_class("1762", "袜子")
    socks.classes.set([one, other])
    park = make_park(industries=[socks])
    make_park_class_rule(park, one, rule="permitted")
    make_park_class_rule(park, other, rule="forbidden")

    assert verdicts("industry=socks", park)["industry_class"] == State.MISS


def test_most_known_to_fit_come_first_and_the_nearest_of_the_rejected(definitions):
    parks = {name: make_park(name) for name in ("全知", "半知", "不知", "差一点", "差很多")}
    for name, power in {"全知": 20, "半知": 20, "差一点": 9, "差很多": 2}.items():
        make_fact(parks[name], definitions["spare_power"], power)
    make_fact(parks["全知"], definitions["spare_water"], 500)

    answer = answer_to("power=10&water=100")

    assert [place.park.row.name_zh_hans for place in answer.possible] == ["全知", "半知", "不知"]
    assert [place.park.row.name_zh_hans for place in answer.rejected] == ["差一点", "差很多"]
    assert answer.nearest.decisive.short_percent == 10
    assert [place.park.slug for place in answer.certain] == [parks["全知"].slug]


def test_of_several_misses_the_furthest_is_the_one_that_threw_it_out(definitions):
    park = make_park()
    make_fact(park, definitions["spare_power"], 9)
    make_fact(park, definitions["spare_water"], 10)

    place = answer_to("power=10&water=100").nearest

    assert (place.decisive.criterion.key, place.further) == ("water", 1)


def test_the_best_site_of_a_park_speaks_for_it(definitions):
    park = make_park()
    make_site(park, area_ha=4, code="小")
    make_site_utility(make_site(park, area_ha=30, code="弱"), "power", spare=1)
    make_site_utility(make_site(park, area_ha=25, code="强"), "power", spare=40)

    place = answer_to("size_from=20&power=10").possible[0]

    assert place.site.row.code == "强"
    assert [site.row.code for site in place.sites] == ["强"]


def test_a_prefecture_narrows_the_answer_to_its_counties():
    near, far = make_park(area=make_area("220403", "西安区")), make_park(area=make_area("220500", "通化市"))

    slugs = [place.park.slug for place in answer_to("area=220400&power=1").possible]

    assert slugs == [near.slug]
    assert far.slug not in slugs


def test_every_published_park_is_explained_and_no_other():
    """Scorecard I6."""
    socks = make_industry()
    parks = [make_park(industries=[socks] if number % 2 else []) for number in range(10)]
    make_park_class_rule(parks[0], make_industry_class("1830"), rule="forbidden")
    socks.classes.add(parks[0].class_rules.get().industry_class)
    make_park(state="draft")

    answer = answer_to("industry=socks&power=5")
    explained = [place for place in [*answer.possible, *answer.rejected] if len(place.verdicts) == 2]

    print(f"I6: {len(explained)} of {len(parks)} parks are explained")
    assert sorted(place.park.slug for place in explained) == sorted(park.slug for park in parks)


NUMBERS = st.decimals(min_value=0, max_value=100, places=2)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(power=NUMBERS, rail=NUMBERS, water=NUMBERS)
def test_the_answer_agrees_with_an_evaluation_of_its_own(stated_parks, power, rail, water):
    answer = answer_to(f"power={power}&rail={rail}&water={water}")

    expected = {
        slug
        for slug, (has_power, has_rail, has_water) in stated_parks.items()
        if not (power and has_power is not None and has_power < power)
        and not (rail and has_rail is not None and has_rail > rail)
        and not (water and has_water is not None and has_water < water)
    }
    assert {place.park.slug for place in answer.possible} == expected
    assert {place.park.slug for place in answer.rejected} == set(stated_parks) - expected


@pytest.fixture
def stated_parks(definitions):
    """Slug: what the park states of power, rail and water."""
    stated = {}
    for number in range(12):
        park = make_park()
        values = [Decimal(number * 8) if (number + place) % 3 else None for place in range(3)]
        for code, value in zip(["spare_power", "freight_yard_km", "spare_water"], values, strict=True):
            if value is not None:
                make_fact(park, definitions[code], value)
        stated[park.slug] = values
    return stated


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    query=st.dictionaries(st.sampled_from([*NeedForm.base_fields, *CostForm.base_fields, "page"]), st.text(max_size=12))
)
def test_no_address_of_the_match_fails(client, query):
    assert client.get("/investment/match/", query).status_code == 200


def test_what_was_not_understood_is_said_beside_its_field_and_kept(client):
    page = client.get("/investment/match/?size_from=abc&size_to=5&start=bald&power=-3&rail=20").text

    for name, typed in {"size_from": "abc", "start": "bald", "power": "-3"}.items():
        assert f'name="{name}" value="{typed}"' in page
        assert f'id="id_{name}_error"' in page
    assert 'id="id_rail_error"' not in page


def test_bounds_the_wrong_way_round_are_said_and_the_rest_is_answered():
    form = form_of("size_from=30&size_to=20&power=5")

    assert form.need.power == 5
    assert form.need.size_from == 30
    assert "size_to" in form.errors


def test_one_need_has_one_address():
    asked = ("power=10&rail=5", "rail=5.0&power=10.00&x=1", "power=10&rail=5&kind=&size_unit=mu")

    assert {form_of(query).query for query in asked} == {"power=10&rail=5"}


def test_the_same_need_has_the_same_order():
    for number in range(6):
        make_park("同名园", slug=f"same-{number}")

    slugs = [[place.park.slug for place in answer_to("power=1").possible] for _time in range(2)]
    remembered.forget()

    assert slugs[0] == slugs[1] == [place.park.slug for place in answer_to("power=1").possible]


def test_a_year_costs_what_its_formula_says(definitions):
    park = make_park()
    make_fact(park, definitions["power_price"], Decimal("0.5"))
    make_fact(park, definitions["wage_skilled"], 5000)
    make_site(park, area_ha=20, price_from=10, price_to=12, price_as_of="2026")
    form = form_of("size_from=20")
    costs = CostForm(
        {"kwh": "1000000", "workers": "10", "skill": "skilled", "steam_t": "5", "output": "1000", "years": "30"}
    )

    cost = cost_of(form.need, costs.quantities, match(form.request, form.need).possible[0])
    low, high = (sum(getattr(term, end) for term in cost.known) for end in ("low", "high"))

    assert low == 300 * 10 * 10_000 / 30 + 500_000 + 10 * 5000 * 12
    assert high - low == 300 * 2 * 10_000 / 30
    assert [str(term.label) for term in cost.missing] == ["蒸汽"]
    assert cost.per_unit == "2,100–2,300"
    assert cost.known[0].formula == "300 亩 × 10–12 万元/亩（150–180 元/平方米） ÷ 30 年"


def test_measures_whose_conditions_are_met_by_coming_are_named(client):
    make_park()
    enterprise = make_term(code="enterprise")
    met = [{"field": "enterprise.located_in_park", "op": "eq", "value": True}]
    make_measure([enterprise], conditions=met, title_zh_hans="进园奖励")
    make_measure(
        [enterprise], conditions=[*met, {"field": "enterprise.is_key", "value": True}], title_zh_hans="骨干奖励"
    )
    make_measure([enterprise], title_zh_hans="没有条件")

    page = client.get("/investment/match/?power=1")

    assert [measure.title_zh_hans for measure in page.context["measures"]] == ["进园奖励"]


def test_a_need_is_counted_once_a_day_without_who_asked(client, definitions):
    make_park()

    for _time in range(3):
        client.get("/investment/match/?steam=5&power=10")
    client.get("/investment/match/?power=10.0&steam=5&kwh=1")
    client.get("/investment/match/")

    row = SearchedNeed.objects.get()
    assert row.need == "power=10&steam=5"
    assert row.facts == ["spare_power", "spare_steam"]


def test_the_most_wanted_facts_a_park_lacks_come_first(definitions):
    park, other = make_park(area=make_area("220403", "西安区")), make_park(area=make_area("220500", "通化市"))
    make_fact(park, definitions["spare_water"], 5)
    for number in range(3):
        make_searched_need(f"steam={number}", ["spare_steam", "spare_water"])
    make_searched_need("power=1", ["spare_power"], area_code="220400")
    make_searched_need("power=2", ["spare_power"], day=localdate() - timedelta(days=40))

    found = [(one.park, one.definition.code, one.searches) for one in lost_demand([park, other])]

    assert set(found[:3]) == {(park, "spare_steam", 3), (other, "spare_steam", 3), (other, "spare_water", 3)}
    assert found[3:] == [(park, "spare_power", 1)]


def test_old_needs_are_forgotten(definitions):
    make_searched_need("power=1", day=localdate() - KEPT - timedelta(days=1))
    kept = make_searched_need("power=2", day=localdate() - KEPT)

    assert forget_old_needs() == 1
    assert SearchedNeed.objects.get() == kept


def test_every_criterion_with_a_fact_asks_for_one_that_the_ground_reads():
    from investment.matching.ground import PARK_FACTS

    assert {criterion.fact for criterion in CRITERIA if criterion.fact} <= PARK_FACTS


def test_the_facts_a_need_asks_for_follow_the_kind_of_site():
    assert facts_asked(form_of("size_from=5&budget=9").need) == ["land_available", "land_price"]
    assert facts_asked(form_of("size_from=5&budget=9&kind=building").need) == ["factory_free", "factory_rent"]


def test_thirty_parks_cost_the_queries_of_two(client, definitions):
    def asked():
        remembered.forget()
        with CaptureQueriesContext(connection) as captured:
            client.get("/investment/match/?size_from=2&power=1&industry=socks")
        return len(captured)

    def grow(number):
        socks = make_industry()
        for _time in range(number):
            park = make_park(industries=[socks])
            make_fact(park, definitions["spare_power"], 5)
            make_site_utility(make_site(park), "water", spare=5, unit="m3_d")

    grow(2)
    few = asked()
    for park in range(28):
        make_site(make_park(), code=f"B-{park}")

    assert asked() == few


def test_a_note_twice_is_one(definitions):
    need = form_of("power=10").need
    for _time in range(2):
        note(need, "power=10", ["spare_power"])

    assert SearchedNeed.objects.count() == 1
