"""Files of rows: what a file says, in which encoding, and what each cell means."""

import datetime
import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint
from openpyxl import Workbook, load_workbook

from brands.models import Product
from brands.tables import MARKS, PRODUCTS
from investment.tables import PROJECTS
from parks.models import Park, ParkFigure
from parks.tables import ENTERPRISES, FIGURES, PARKS
from portal.kit.scoping import ALL_VERBS, PROVINCE, Access, Grant
from portal.kit.tables import reading
from portal.kit.tables.cells import NoValue, letter, text_of
from portal.kit.tables.errors import UnreadableFile
from portal.kit.tables.headings import columns_of
from portal.kit.tables.reading import Line, lines_of
from portal.kit.tables.references import Names, References
from portal.kit.tables.rules import broken_checks, conditions_of
from portal.kit.tables.template import template_file
from tests.factories import make_enterprise, make_park

EVERYTHING = Access([Grant(PROVINCE, ALL_VERBS)])
TABLES = [PARKS, ENTERPRISES, FIGURES, PROJECTS, PRODUCTS, MARKS]


def texts(data):
    return [line.texts for line in lines_of(data)]


def workbook(*rows, formats=()):
    """An XLSX of these rows; `formats` are (cell, number format)."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for cell, number_format in formats:
        book.active[cell].number_format = number_format
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_file_is_read_in_whichever_encoding_it_is(encoding):
    data = "名称,数量\n人参产业园,12\n".encode(encoding)

    assert texts(data) == [["名称", "数量"], ["人参产业园", "12"]]


def test_file_in_no_encoding_is_refused_with_a_way_out():
    with pytest.raises(UnreadableFile, match="另存为"):
        texts("名称\n".encode() + b"\xff\xff\xff\x00\xff")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separator_is_found(separator):
    assert texts(f"a{separator}b\n1{separator}2\n".encode()) == [["a", "b"], ["1", "2"]]


def test_empty_lines_and_remarks_are_left_out_and_lines_keep_their_numbers():
    lines = list(lines_of(b"a,b\n\n,\n1,2\n# cut short,\n"))

    assert [(line.number, line.texts) for line in lines] == [(1, ["a", "b"]), (4, ["1", "2"])]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1.0, "General", "1"),
        (0.1 + 0.2, "General", "0.3"),
        (43112345678, "General", "43112345678"),
        (1e16, "General", "10000000000000000"),
        (0.7, "0%", "70%"),
        (0.125, "0.0%", "12.5%"),
        (datetime.datetime(2026, 11, 2), "yyyy-mm-dd", "2026-11-02"),
        (True, "General", "是"),
        (None, "General", ""),
        ("  文字 ", "General", "文字"),
    ],
)
def test_cell_says_what_one_would_type(value, number_format, text):
    assert text_of(value, number_format) == text


def test_workbook_is_read_with_numbers_dates_and_percentages():
    data = workbook(["phone", "date", "rate"], [43112345678, datetime.date(2020, 5, 1), 0.7], formats=[("C2", "0%")])

    assert texts(data)[1] == ["43112345678", "2020-05-01", "70%"]


def test_formula_is_no_value_in_either_kind_of_file():
    from_workbook, from_text = texts(workbook(["a"], ["=1+1"]))[1][0], texts(b"a\n=1+1\n")[1][0]

    assert isinstance(from_workbook, NoValue)
    assert isinstance(from_text, NoValue)
    assert not isinstance(texts(b"a\n'=1+1\n")[1][0], NoValue)


@pytest.mark.parametrize("data", [b"PK\x03\x04 no zip", b"\xd0\xcf\x11\xe0 old", b'a,b\n"' + b"x" * 200_000])
def test_file_that_cannot_be_read_says_so(data):
    with pytest.raises(UnreadableFile):
        texts(data)


def test_workbook_that_would_fill_the_memory_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "UNPACKED_LIMIT", 100)

    with pytest.raises(UnreadableFile, match="太大"):
        texts(workbook(["a"]))


def test_zip_that_is_no_workbook_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "a")

    with pytest.raises(UnreadableFile):
        texts(file.getvalue())


@pytest.mark.parametrize(("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA")])
def test_columns_have_the_letters_of_a_spreadsheet(index, name):
    assert letter(index) == name


@pytest.mark.parametrize("heading", ["级别 [level]", "level", "级别", "Level [level]", " 级 别 "])
def test_heading_is_known_by_code_and_by_name(heading):
    found = columns_of(PARKS, Line(1, ["slug", heading]))

    assert [column.name for column in found.values()] == ["slug", "level"]


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        (["slug", "leve"], "B 列“leve”不认识，是不是“级别 [level]”？"),
        (["slug", "state"], "B 列“state”不认识"),
        (["slug", "级别", "level"], "C 列和前面的一列都是“level”。"),
        (["level"], "缺少用来认出每一行的列：网址名。"),
    ],
)
def test_heading_that_is_wrong_is_named(headings, said):
    with pytest.raises(UnreadableFile) as problem:
        columns_of(PARKS, Line(1, headings))

    assert any(said in message for message in problem.value.messages)


@pytest.mark.parametrize(
    ("table", "name", "text", "value"),
    [
        (PARKS, "level", "国家级", "national"),
        (PARKS, "level", "NATIONAL", "national"),
        (PARKS, "level", "", "not_stated"),
        (PARKS, "founded", "2020年5月1日", "2020-05-01"),
        (PARKS, "founded", "1993", "1993"),
        (ENTERPRISES, "is_key", "√", True),
        (ENTERPRISES, "is_key", "", False),
        (FIGURES, "jobs", "12,345", 12345),
        (FIGURES, "jobs", "１２", 12),
        (FIGURES, "occupancy_percent", "70%", 70),
        (FIGURES, "tax_cny", "", None),
        (PROJECTS, "currency", "", "CNY"),
    ],
)
def test_cell_means(table, name, text, value):
    assert table.by_name[name].parse(text) == value


@pytest.mark.parametrize(
    ("table", "name", "text"),
    [
        (PARKS, "level", "宇宙级"),
        (PARKS, "slug", "有 空格"),
        (PARKS, "slug", ""),
        (PARKS, "founded", "去年"),
        (PARKS, "name_zh_hans", "长" * 81),
        (PARKS, "phone", "a\0b"),
        (PARKS, "email", "not an address"),
        (ENTERPRISES, "is_key", "也许"),
        (FIGURES, "jobs", "1.5"),
        (FIGURES, "jobs", "-1"),
        (FIGURES, "jobs", "9" * 30),
        (FIGURES, "jobs", "70%"),
        (FIGURES, "tax_cny", "1e400"),
        (FIGURES, "tax_cny", "NaN"),
        (FIGURES, "tax_cny", "1.234"),
        (PROJECTS, "valid_until", "2026-02-30"),
    ],
)
def test_cell_that_means_nothing_is_refused(table, name, text):
    with pytest.raises(ValidationError):
        table.by_name[name].parse(text)


@pytest.mark.django_db
def test_other_row_is_found_by_key_by_name_and_by_both():
    park = make_park(slug="ginseng", name_zh_hans="人参产业园")
    references, column = References(EVERYTHING, Names()), ENTERPRISES.by_name["park"]
    said = ["ginseng", "人参产业园", "ginseng 人参产业园"]

    references.load(column, said)

    assert {references.find(column, text) for text in said} == {park.pk}


@pytest.mark.django_db
def test_name_of_two_rows_asks_for_the_key():
    make_park(name_zh_hans="同名园区"), make_park(name_zh_hans="同名园区")
    references, column = References(EVERYTHING, Names()), ENTERPRISES.by_name["park"]
    references.load(column, ["同名园区"])

    with pytest.raises(ValidationError, match="有多个"):
        references.find(column, "同名园区")


@pytest.mark.django_db
def test_many_cells_ask_the_database_once(django_assert_num_queries):
    parks = [make_park().slug for _ in range(20)]
    references = References(EVERYTHING, Names())

    with django_assert_num_queries(1):
        references.load(ENTERPRISES.by_name["park"], parks)
        references.load(ENTERPRISES.by_name["park"], parks)


@pytest.mark.django_db
def test_rules_of_the_database_are_asked_for_many_rows_at_once(django_assert_num_queries):
    rows = [ParkFigure(year=year, jobs=jobs) for year, jobs in [(2025, 1), (1066, 1), (2025, None)]]

    with django_assert_num_queries(2):
        broken = broken_checks(ParkFigure, rows)

    names = [(place, constraint.name) for place, constraint in broken]
    assert names == [(1, "parks_parkfigure_year_of_our_time"), (2, "parks_parkfigure_states_something")]


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Park, ParkFigure, Product], ids=lambda model: model.__name__)
def test_every_rule_of_a_model_is_one_of_its_table(model):
    checks = {c.name for c in model._meta.constraints if isinstance(c, CheckConstraint)}

    assert conditions_of(model, checks).keys() == checks


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.model.__name__)
def test_template_has_every_column_and_explains_it(table):
    make_enterprise()
    book = load_workbook(template_file(table, EVERYTHING))

    headings = [cell.value for cell in book.worksheets[0][1]]
    explained = [row[2] for row in book.worksheets[1].iter_rows(values_only=True)]
    assert headings == [column.heading for column in table.columns]
    assert {column.name for column in table.columns} <= set(explained)
    assert book.worksheets[2].sheet_state == "hidden"
