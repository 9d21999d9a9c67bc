from xml.etree import ElementTree

import pytest

from portal.kit.svg import Bar, bar_table, column_chart, meter, share_bar
from portal.kit.svg.charts import percent

PARKS = [
    Bar("长春市", 22, href="/areas/220100/"),
    Bar("辽源市", 5, "5 个", css="hue-textiles"),
    Bar("白山市", None, "未提供"),
]


def test_bar_table_is_the_table_behind_the_chart():
    table = ElementTree.fromstring(bar_table(PARKS, caption="各市州园区数", heads=("地区", "园区")))
    rows = table.findall("tbody/tr")

    assert table.findtext("caption") == "各市州园区数"
    assert [head.text for head in table.findall("thead/tr/th")] == ["地区", "园区"]
    assert ["".join(row.itertext()) for row in rows] == ["长春市22", "辽源市5 个", "白山市未提供"]
    assert table.find("tbody/tr/th/a").get("href") == "/areas/220100/"
    assert rows[1].get("class") == "hue-textiles"


def test_bars_are_as_long_as_their_share_of_the_highest():
    table = ElementTree.fromstring(bar_table(PARKS, caption="", heads=("", "")))

    assert [rect.get("width") for rect in table.iter("rect")] == ["100", "22.7"]


def test_unknown_value_draws_no_bar():
    table = ElementTree.fromstring(bar_table([Bar("白山市", None, "未提供")], caption="", heads=("", "")))

    assert table.find(".//svg") is None


def test_negative_value_is_refused():
    with pytest.raises(ValueError, match="below zero"):
        bar_table([Bar("x", -1)], caption="", heads=("", ""))


def test_large_numbers_are_written_out():
    assert "1234567<" in bar_table([Bar("x", 1_234_567)], caption="", heads=("", ""))


def test_columns_say_label_and_number():
    chart = ElementTree.fromstring(column_chart([Bar("1993", 3), Bar("1994", 6)], label="按批准年份"))

    assert chart.get("aria-label") == "按批准年份"
    assert ["".join(item.itertext()) for item in chart] == ["19933", "19946"]
    assert [rect.get("height") for rect in chart.iter("rect")] == ["43%", "86%"]


def test_shares_fill_the_bar_and_are_listed_in_words():
    markup = ElementTree.fromstring(
        f"<div>{share_bar([Bar('国家级', 1), Bar('省级', 3), Bar('其他', 0)], label='级别')}</div>"
    )

    assert [rect.get("width") for rect in markup.findall("svg[@class='shares']/rect")] == ["250", "750"]
    assert ["".join(item.itertext()) for item in markup.find("ul")] == ["国家级125%", "省级375%"]


@pytest.mark.parametrize(("value", "text"), [(0, "0%"), (1, "<1%"), (5, "<1%"), (6, "1%"), (995, "100%")])
def test_percent_never_rounds_something_to_nothing(value, text):
    assert percent(value, 1000) == text


@pytest.mark.parametrize(("share", "width"), [(-1, "0"), (0.5, "50"), (7, "100")])
def test_meter_stays_within_its_frame(share, width):
    assert ElementTree.fromstring(meter(share)).find("rect").get("width") == width


def test_charts_hold_no_style_and_escape_labels():
    markup = bar_table([Bar("<script>", 1)], caption="", heads=("", "")) + share_bar([Bar("<script>", 1)], label="x")

    assert "<script" not in markup
    assert "style=" not in markup
