import csv
import io

import pytest

from parks.models import ParkFigure
from parks.models.indicators import INDICATORS
from tests.factories import make_area, make_industry, make_park, make_park_figure
from tests.page_reading import Page

pytestmark = pytest.mark.django_db
PAGE = "/statistics/figures/"


def lines(client, **query):
    """{name of the line: its value as shown} of the chart."""
    rows = Page(client.get(PAGE, query)).tree.findall(".//table[@class='bars']/tbody/tr")
    return {words(row.find("th")[0]): words(row.find("td")) for row in rows}


def words(element):
    return "".join(element.itertext()).strip()


def csv_rows(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_every_indicator_is_a_column_with_unit_and_meaning():
    columns = {field.name for field in ParkFigure._meta.get_fields()}

    assert set(INDICATORS) <= columns
    assert all(one.label and one.unit and str(one.definition).endswith("。") for one in INDICATORS.values())


def test_prefectures_add_up_the_parks_in_them(client):
    liaoyuan, tonghua = make_area("220402", "龙山区"), make_area("220500", "通化市")
    make_park_figure(make_park(area=liaoyuan), output_cny=300_000_000)
    make_park_figure(make_park(area=make_area("220400")), output_cny=200_000_000)
    make_park_figure(make_park(area=tonghua), output_cny=90_000_000)
    make_park(area=tonghua)

    assert lines(client) == {"2204市": "5 亿元", "通化市": "9,000 万元"}
    assert "已公开的 4 个园区中 3 个已上报" in client.get(PAGE).text
    assert "1 / 2 个园区上报" in client.get(PAGE).text


def test_a_park_inside_a_park_that_reported_counts_once(client):
    whole = make_park("大园区")
    part = make_park("园中园", parent=make_park("中园区", parent=whole, state="draft"))
    make_park_figure(whole, jobs=1000), make_park_figure(part, jobs=300)

    page = client.get(PAGE, {"indicator": "jobs"}).text

    assert list(lines(client, indicator="jobs").values()) == ["1,000"]
    assert "不重复计入合计" in page
    assert "园中园" in page
    assert list(lines(client, indicator="jobs", by="park").values()) == ["1,000", "300"]


def test_a_park_inside_one_that_did_not_report_counts(client):
    make_park_figure(make_park(parent=make_park()), jobs=300)

    assert list(lines(client, indicator="jobs").values()) == ["300"]


def test_a_part_counts_for_an_industry_that_the_park_around_it_does_not_have(client):
    cars, socks = make_industry("cars", "汽车"), make_industry("socks", "袜业")
    whole = make_park(industries=[cars])
    make_park_figure(whole, jobs=1000), make_park_figure(make_park(parent=whole, industries=[cars, socks]), jobs=300)

    assert lines(client, indicator="jobs", by="industry") == {"汽车": "1,000", "袜业": "300"}


def test_figures_of_a_draft_stand_nowhere(client):
    make_park_figure(make_park("密园", state="draft"), jobs=1234)

    assert "1,234" not in client.get(PAGE, {"by": "park"}).text
    assert "还没有园区公开年度数据" in client.get(PAGE).text


def test_without_figures_nothing_leads_to_the_page_and_it_says_what_will_stand_there(client):
    make_park()

    assert PAGE not in client.get("/statistics/").text + client.get("/sitemap/").text + client.get("/sitemap.xml").text
    assert "由别人审核后公开" in client.get(PAGE).text


def test_with_figures_the_statistics_and_the_site_map_lead_there(client):
    make_park_figure(jobs=10)

    statistics = client.get("/statistics/").text
    assert f"{PAGE}?indicator=jobs" in statistics
    assert "1 / 1" in statistics
    assert PAGE in client.get("/sitemap/").text
    assert PAGE in client.get("/sitemap.xml").text


def test_what_the_page_does_not_know_is_ignored_and_said(client):
    make_park_figure(year=2025)

    page = client.get(PAGE, {"indicator": "happiness", "year": "1066", "by": "moon", "colour": "red"})

    assert page.status_code == 200
    assert all(said in page.text for said in ["indicator=happiness", "year=1066", "by=moon", "colour=red"])


def test_a_ratio_is_listed_by_park_alone(client):
    make_park_figure(make_park("节能园"), energy_tce_per_10k_cny="0.3")

    page = client.get(PAGE, {"indicator": "energy_tce_per_10k_cny", "by": "prefecture"})

    assert lines(client, indicator="energy_tce_per_10k_cny") == {"节能园": "0.3"}
    assert "比率不能相加" in page.text
    assert "by=prefecture" in page.text


def test_the_sum_is_drawn_year_by_year_with_how_many_reported(client):
    park, other = make_park(), make_park()
    for year, jobs in [(2022, 10), (2023, 20), (2025, 50)]:
        make_park_figure(park, year=year, jobs=jobs)
    make_park_figure(other, year=2025, jobs=5)

    tree = Page(client.get(PAGE, {"indicator": "jobs"})).tree

    rows = tree.findall(".//div[@class='time-chart']//tbody/tr")
    assert [[words(cell) for cell in row] for row in rows] == [
        ["2025", "55", "2"],
        ["2024", "—", ""],
        ["2023", "20", "1"],
        ["2022", "10", "1"],
    ]


def test_the_file_has_the_same_lines_with_meaning_and_source(client):
    make_park_figure(make_park("=1+1园"), jobs=1200, source_zh_hans="统计年报")

    head, line = csv_rows(client.get(PAGE, {"indicator": "jobs", "by": "park", "format": "csv"}))

    assert dict(zip(head, line, strict=True)) | {"定义": ""} == {
        "年份": "2025", "指标": "从业人员", "单位": "人", "园区": "'=1+1园", "数值": "1200",
        "上报园区": "1", "园区总数": "1", "数据来源": "统计年报", "定义": "",
    }  # fmt: skip


def test_a_park_hands_out_all_its_years(client):
    park = make_park()
    make_park_figure(park, year=2024, jobs=10), make_park_figure(park, year=2025, jobs=12)

    page = Page(client.get(park.get_absolute_url()))
    rows = csv_rows(client.get(f"{park.get_absolute_url()}figures.csv"))

    assert f"{park.get_absolute_url()}figures.csv" in page.links
    assert [row[:3] for row in rows[1:] if row[1] == "从业人员"] == [
        ["2025", "从业人员", "12"],
        ["2024", "从业人员", "10"],
    ]
    assert "年末在园区企业工作并取得报酬的人数。" in page.words("zh-Hans")
