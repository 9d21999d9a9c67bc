"""A load keeps what people did, says what is wrong, and never leaves half a row."""

import io
import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils.translation import gettext, override

from brands.models import Mark
from parks.models import Area, Enterprise, Industry, Park
from portal.models import Article, LoadedRow, SearchEntry
from portal.starting_data.loading import load_starting_data
from portal.starting_data.reading import Folder
from portal.starting_data.report import Outcome
from tests.factories import make_area, make_park
from tests.portal.starting_files import StartingFiles


@pytest.fixture
def files(tmp_path):
    return StartingFiles(tmp_path)


def load(files, **kwargs):
    return load_starting_data(Folder(files.path), **kwargs)


def outcomes(report, model):
    return {outcome: number for outcome, number in report.counts[model._meta.label].items() if number}


def problems(report):
    return [str(problem) for problem in report.problems]


# What comes in


def test_load_brings_rows_with_their_links(db, files):
    load(files)

    park = Park.objects.get(slug="sock-park")
    assert (park.name_zh_hans, park.name_en, park.area.name_zh_hans) == ("袜业园", "Sock Park", "辽源市")
    assert {industry.slug for industry in park.industries.all()} == {"socks", "ginseng"}
    assert [source.code for source in park.sources.all()] == ["P01"]
    assert (park.confidence, park.provenance_note_en, park.confirmed_at) == ("B", "From a report.", None)
    assert Enterprise.objects.get().park == park


def test_load_writes_the_same_in_any_language(db, files):
    with override("en"):
        load(files)

    assert Park.objects.values_list("name").get(slug="sock-park") == ("袜业园",)


def test_parent_may_stand_below_its_children(db, files):
    load(files)

    assert Area.objects.get(code="220402").parent.parent.code == "220000"


@pytest.mark.parametrize(
    ("codes", "date"), [("P01", "2019-05"), ("P01;D01", "2019-05"), ("P01;S01", ""), ("S01", ""), ("", "")]
)
def test_row_is_as_old_as_its_only_telling_source(db, files, codes, date):
    dataset = {"code": "D01", "kind": "dataset", "grade": "A", "title_zh": "数据", "published": "2023"}
    files.write("sources", [*files.sheets["sources"], dataset])
    files.change("parks", 2, source_codes=codes)

    load(files)

    assert Park.objects.get(slug="sock-park").as_of == date


def test_row_withheld_by_the_file_is_a_draft_and_said(db, files):
    files.change("parks", 2, publish="no", confidence="D", withheld_reason="confidence_d")

    report = load(files)

    assert Park.objects.get(slug="sock-park").state == "draft"
    assert any("parks.Park: General knowledge only, unverified (1)" in line for line in report.lines())


def test_number_date_and_holder_belong_to_the_first_kind_of_mark(db, files):
    files.write("categories", [{"code": "rice", "name_zh": "大米", "name_en": "Rice"}])
    brand = {"slug": "rice", "name_zh": "大米", "name_en": "Rice", "brand_kind": "regional", "category": "rice"}
    mark = {"mark_kinds": "gi_product;agricultural_gi", "registration_no": "12", "named_in_opinion": "no"}
    files.write("brands", [brand | mark | {"holder_zh": "协会", "holder_en": "Association", "mark_date": "2014-07-09"}])

    load(files)

    marks = Mark.objects.order_by("-kind").values_list("kind", "number", "holder_en", "registered_on")
    assert list(marks) == [("gi_product", "12", "Association", "2014-07-09"), ("agricultural_gi", "", "", "")]


def test_search_knows_what_was_loaded(db, files):
    files.write("news", [{"id": "N1", "title_zh": "消息", "title_en": "News"}])
    load(files)
    files.change("news", 2, title_zh="新消息")

    load(files)

    assert [entry.title_zh_hans for entry in SearchEntry.objects.all() if "消息" in entry.title_zh_hans] == ["新消息"]


# Again


def test_second_load_touches_nothing(db, files):
    load(files)
    before = list(Park.objects.values_list("pk", "updated_at", "published_at"))

    report = load(files)

    assert list(Park.objects.values_list("pk", "updated_at", "published_at")) == before
    assert outcomes(report, Park) == {Outcome.UNCHANGED: 2}


def test_changed_file_changes_the_row_it_wrote(db, files):
    load(files)
    published_at = Park.objects.get(slug="sock-park").published_at
    files.change("parks", 2, name_zh="新袜业园", industry_slugs="ginseng", approval_date="2006-03")

    report = load(files)

    park = Park.objects.get(slug="sock-park")
    assert (park.name_zh_hans, park.name, park.approved_on) == ("新袜业园", "新袜业园", "2006-03")
    assert [industry.slug for industry in park.industries.all()] == ["ginseng"]
    assert park.published_at == published_at
    assert outcomes(report, Park) == {Outcome.UPDATED: 1, Outcome.UNCHANGED: 1}


def test_row_no_longer_in_the_files_stays_and_is_said(db, files):
    load(files)
    files.remove("parks", 3)

    report = load(files)

    assert Park.objects.filter(slug="other-park").exists()
    assert report.gone == ["parks.Park other-park"]


def test_dry_run_says_what_it_would_do_and_does_nothing(db, files):
    report = load(files, dry_run=True)

    assert outcomes(report, Park) == {Outcome.CREATED: 2}
    assert not Park.objects.exists()
    assert not LoadedRow.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_loads_at_once_make_no_doubles(files):
    reports = []

    def work():
        reports.append(load(files))
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Park.objects.count() == 2
    found = [outcomes(report, Park) for report in reports]
    assert sorted(found, key=str) == [{Outcome.CREATED: 2}, {Outcome.UNCHANGED: 2}]


# People come first


@pytest.mark.parametrize(
    "edit", [{"name_zh_hans": "改名园"}, {"summary_en": "By hand"}, {"state": "archived"}, {"name_en": ""}]
)
def test_edited_row_is_kept_and_said(db, files, edit):
    load(files)
    Park.objects.filter(slug="sock-park").update(**edit)
    files.change("parks", 2, name_zh="新袜业园", name_en="New Sock Park")

    report = load(files)

    park = Park.objects.get(slug="sock-park")
    assert {name: getattr(park, name) for name in edit} == edit
    assert park.name_zh_hans != "新袜业园"
    assert outcomes(report, Park) == {Outcome.KEPT: 1, Outcome.UNCHANGED: 1}
    assert f"Kept as people left them: parks.csv:2: sock-park was edited ({', '.join(edit)})" in report.lines()


def test_edited_links_are_kept(db, files):
    load(files)
    park = Park.objects.get(slug="sock-park")
    park.industries.remove(Industry.objects.get(slug="ginseng"))
    files.change("parks", 2, name_zh="新袜业园")

    load(files)

    park.refresh_from_db()
    assert [industry.slug for industry in park.industries.all()] == ["socks"]
    assert park.name_zh_hans == "袜业园"


def test_confirmed_row_is_kept(db, files):
    load(files)
    Park.objects.filter(slug="sock-park").update(confirmed_at="2026-01-01T00:00:00Z")
    files.change("parks", 2, name_zh="新袜业园")

    load(files)

    assert Park.objects.get(slug="sock-park").name_zh_hans == "袜业园"


def test_field_that_no_file_fills_stays_through_an_update(db, files):
    load(files)
    Park.objects.filter(slug="sock-park").update(phone="0437-1234567")
    files.change("parks", 2, name_zh="新袜业园")

    load(files)

    park = Park.objects.get(slug="sock-park")
    assert (park.phone, park.name_zh_hans) == ("0437-1234567", "新袜业园")


def test_deleted_row_stays_deleted_and_is_said(db, files):
    load(files)
    Park.objects.get(slug="other-park").delete()
    files.change("parks", 3, name_zh="又一园")

    report = load(files)

    assert not Park.objects.filter(slug="other-park").exists()
    assert "Deleted by people, not brought back: parks.csv:3: parks.Park other-park" in report.lines()


def test_link_to_a_deleted_row_is_left_empty(db, files):
    files.write("news", [{"id": "N1", "title_zh": "消息", "title_en": "News", "park_slug": "other-park"}])
    load(files)
    Park.objects.get(slug="other-park").delete()
    files.change("enterprises", 2, park_slug="other-park", slug="new-maker")

    report = load(files)

    assert Enterprise.objects.get(slug="new-maker").park is None
    assert outcomes(report, Article) == {Outcome.UNCHANGED: 1}
    assert problems(report) == []


def test_row_that_was_there_before_is_kept_and_found_by_links(db, files):
    park = make_park(slug="sock-park", name_zh_hans="别人的园", area=make_area())

    report = load(files)

    park.refresh_from_db()
    assert park.name_zh_hans == "别人的园"
    assert Park.objects.filter(slug="sock-park").count() == 1
    assert Enterprise.objects.get().park == park
    assert "Kept as people left them: parks.csv:2: sock-park was there before" in report.lines()


def test_row_that_says_the_same_becomes_the_files_own(db, files):
    load(files)
    LoadedRow.objects.all().delete()
    load(files)
    files.change("parks", 2, name_zh="新袜业园")

    load(files)

    assert Park.objects.get(slug="sock-park").name_zh_hans == "新袜业园"


def test_renamed_address_is_still_the_same_row(db, files):
    load(files)
    park = Park.objects.get(slug="sock-park")
    park.slug = "socks"
    park.save()
    files.write(
        "enterprises", [*files.sheets["enterprises"], {"slug": "second", "name_zh": "二厂", "park_slug": "sock-park"}]
    )

    load(files)

    assert Park.objects.count() == 2
    assert Enterprise.objects.get(slug="second").park == park


# What is wrong


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"area_code": "229999"}, "area_code: there is no parks.Area “229999”"),
        ({"area_code": ""}, "area_code: is missing"),
        ({"name_zh": ""}, "name_zh: is missing"),
        ({"slug": ""}, "slug: is missing"),
        ({"slug": "袜 业"}, "slug: Enter a valid “slug”"),
        ({"slug": "other-park"}, "slug: “other-park” stands in line 2 already"),
        ({"slug": "x" * 130}, "slug: is longer than 120 characters"),
        ({"reported_area_km2": "about 5"}, "reported_area_km2: “about 5” value must be a decimal number"),
        ({"reported_area_km2": "1.2345"}, "reported_area_km2: Ensure that there are no more than 2 decimal places"),
        ({"approved_area_ha": "-5"}, "面积须大于零；不知道就留空。"),
        ({"lon": "12.5", "lat": "42.9"}, "位置须有经度（121–132）和纬度（40–47），或都不填。"),
        ({"approval_date": "2006-13"}, "approval_date: "),
        ({"level": "galactic"}, "level: Value 'galactic' is not a valid choice"),
        ({"name_en": "x" * 90}, "name_en: Ensure this value has at most 80 characters"),
        ({"industry_slugs": "socks;gold"}, "industry_slugs: there is no parks.Industry “gold”"),
        ({"source_codes": "Z99"}, "source_codes: there is no parks.Source “Z99”"),
        ({"confidence": "D"}, "confidence: "),
        ({"publish": "maybe"}, "publish: is “maybe”, not one of yes, no"),
        ({"provenance": "P01; confirm before publishing"}, "publish: is yes while the provenance says confirm"),
        ({"name_zh": "零\0字"}, "name_zh: holds a character that is no text"),
    ],
)
def test_wrong_row_is_told_by_place_and_stops_nothing_else(db, files, cells, said):
    files.write("parks", [files.sheets["parks"][1], files.sheets["parks"][0] | cells])
    files.remove("enterprises", 2)

    report = load(files)

    assert [park.slug for park in Park.objects.all()] == ["other-park"]
    assert outcomes(report, Park) == {Outcome.CREATED: 1, Outcome.WRONG: 1}
    assert len(report.problems) == 1
    with override("en"):
        assert problems(report)[0].startswith(f"parks.csv:3: {gettext(said)}")


def test_all_that_is_wrong_with_a_row_is_told_at_once(db, files):
    files.change("parks", 2, area_code="229999", approved_area_ha="five", name_zh="")

    report = load(files)

    assert [problem.column for problem in report.problems] == ["name_zh", "area_code", "approved_area_ha"]


def test_row_that_needs_a_wrong_one_is_left_out_because_of_it(db, files):
    files.change("parks", 2, area_code="229999")

    report = load(files)

    assert not Enterprise.objects.exists()
    assert "Left out: enterprises.csv:2: park_slug: parks.csv:2 is wrong" in report.lines()


def test_parks_that_are_each_others_parent_stop_no_other(db, files):
    third, fourth = ({"slug": name, "name_zh": name, "name_en": name} for name in ("third", "fourth"))
    circle = [
        files.sheets["parks"][0] | {"parent_slug": "other-park"},
        files.sheets["parks"][1] | {"parent_slug": "sock-park"},
    ]
    files.write("parks", [*circle, third | {"parent_slug": "fourth"}, fourth])

    report = load(files)

    assert problems(report) == ["parks.csv:2: parent_slug: there is no parks.Park “other-park”"]
    assert Park.objects.get(slug="third").parent.slug == "fourth"


def test_nothing_of_a_row_the_database_refuses_is_left(db, files):
    files.change("parks", 2, approved_area_ha="-5")

    load(files)

    assert not Park.industries.through.objects.exists()
    assert not LoadedRow.objects.filter(key="sock-park").exists()


def test_row_that_became_wrong_stays_as_it_was(db, files):
    load(files)
    files.change("parks", 2, name_zh="新袜业园", area_code="229999")

    report = load(files)

    park = Park.objects.get(slug="sock-park")
    assert park.name_zh_hans == "袜业园"
    assert park.industries.count() == 2
    assert outcomes(report, Enterprise) == {Outcome.UNCHANGED: 1}


def test_update_the_database_refuses_leaves_the_row_as_it_was(db, files):
    load(files)
    files.change("parks", 2, industry_slugs="", approved_area_ha="-5")

    load(files)

    park = Park.objects.get(slug="sock-park")
    assert (park.industries.count(), park.approved_area_ha) == (2, None)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("slug,name_zh\nsock-park,袜业园\n".encode("gbk"), "parks.csv:2: the file is not UTF-8 text"),
        (b'slug,name_zh\nsock-park,"sock\n', "parks.csv:2: this and what follows cannot be read"),
        (b"slug,name_zh\nsock-park,a,b\n", "parks.csv:2: has 3 cells where the header has 2"),
        (b"slug,name_zh\nsock-park,a\n", "parks.csv:2: name_en: there is no such column"),
    ],
)
def test_wrong_file_is_told_and_stops_no_other(db, files, content, said):
    (files.path / "parks.csv").write_bytes(content)

    report = load(files)

    assert problems(report)[0].startswith(said)
    assert not Park.objects.exists()
    assert Industry.objects.count() == 2


def test_wrong_json_is_told_with_its_line(db, files):
    (files.path / "policies.json").write_text('{"document": {},\n "measures": [}', encoding="utf-8")

    report = load(files)

    assert problems(report)[0].startswith("policies.json:2: this is not JSON")
    assert Park.objects.count() == 2


def test_wrong_measure_is_told_with_its_line(db, files):
    files.write("policy_sections", [{"number": "6", "title_zh": "金融支持", "title_en": "Finance"}])
    document = {"slug": "opinion", "title_zh": "意见", "title_en": "Opinion", "source_codes": ["S01"]}
    texts = dict.fromkeys(["summary_zh", "summary_en", "caution_zh", "caution_en"], "")
    measure = {"slug": "venture", "section": "99", "title_zh": "创投", "publish": "yes"}
    files.write_json("policies.json", {"document": document | texts, "measures": [measure]})

    report = load(files)

    line = (files.path / "policies.json").read_text(encoding="utf-8").splitlines().index("  {") + 1
    assert f"policies.json:{line}: section: there is no investment.PolicySection “opinion/99”" in problems(report)


# The command


def test_command_says_what_it_did_in_a_table(db, files):
    output = io.StringIO()

    call_command("load_starting_data", folder=files.path, stdout=output)

    heading, *table = output.getvalue().splitlines()
    assert heading.split() == ["created", "updated", "unchanged", "kept", "deleted", "withheld", "left", "out", "wrong"]
    assert ["parks.Park", "2", "0", "0", "0", "0", "0", "0", "0"] in [line.split() for line in table]


def test_command_fails_on_wrong_rows_only_when_strict(db, files):
    files.change("parks", 2, area_code="229999")
    errors = io.StringIO()

    call_command("load_starting_data", folder=files.path, stdout=io.StringIO(), stderr=errors)

    assert errors.getvalue() == "Wrong: parks.csv:2: area_code: there is no parks.Area “229999”\n"
    with pytest.raises(CommandError, match="1 problem"):
        call_command("load_starting_data", folder=files.path, strict=True, stdout=errors, stderr=errors)
    assert Park.objects.get().slug == "other-park"


def test_command_needs_a_folder_that_is_there(db, tmp_path):
    with pytest.raises(CommandError, match="no folder"):
        call_command("load_starting_data", folder=tmp_path / "nowhere")
