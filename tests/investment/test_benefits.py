"""What measures give, in words and figures of both languages."""

import json
from pathlib import Path

import pytest
from django.utils.translation import override

from investment.benefit_vocabulary import BASES, DETAILS, VALUES
from investment.benefits import ELSEWHERE, benefit_facts, benefit_figure, exceptions
from tests.factories import make_industry

VENTURE = {"rate_percent": 70, "basis": "investment_amount", "carry_forward": True, "min_holding_months": 24}
FILE = Path(__file__).parents[2] / "portal/starting_data/files/policies.json"


def test_venture_capital_rule_in_chinese():
    assert said(VENTURE | {"tax": "enterprise_income_tax"}) == {
        "比例": "投资额的 70%",
        "可结转以后年度抵扣": "是",
        "最短持有时间": "2 年（24 个月）",
        "税种": "企业所得税",
    }


def test_venture_capital_rule_in_english():
    with override("en"):
        facts = said(VENTURE)

    assert facts["Rate"] == "70% of the amount invested"
    assert facts["Shortest holding"] == "2 years (24 months)"


@pytest.mark.parametrize(
    ("benefit", "chinese", "english"),
    [
        (VENTURE, "70%", "70%"),
        ({"rate_percent": 12.5}, "12.5%", "12.5%"),
        ({"amount_cny": 500000}, "50 万元", "CNY 0.5 million"),
        ({"rate_percent": 0}, "", ""),
        ({"rate_percent": "viel"}, "", ""),
        ({}, "", ""),
        (None, "", ""),
        ([1], "", ""),
    ],
)
def test_figure_of_a_measure(benefit, chinese, english):
    assert benefit_figure(benefit) == chinese
    with override("en"):
        assert benefit_figure(benefit) == english


def test_rate_of_zero_means_that_nothing_is_due():
    assert said({"rate_percent": 0}) == {"比例": "免征 (0%)"}


def test_industries_are_said_by_name(db):
    socks = make_industry()

    facts = benefit_facts({"industries": ["socks", "gone"]}, industries=[socks])

    assert facts[0]["value"] == "袜业、gone"


def test_details_nobody_has_words_for_are_shown_as_entered():
    assert said({"colour": "green", "list": [{"a": 1}], "n": 3, "empty": ""}) == {
        "colour": "green",
        "list": "{'a': 1}",
        "n": "3",
    }


def test_exceptions_are_sentences():
    months = {"field": "share.holding_months", "op": "lt", "value": 12}

    assert exceptions({"excluded_when": [months]}) == ["持股时间少于 1 年（12 个月）"]
    assert exceptions(None) == []


def test_every_code_of_the_opinion_has_words():
    details = [detail for measure in json.loads(FILE.read_text())["measures"] for detail in measure["details"].items()]

    unknown = [name for name, _value in details if name not in DETAILS and name not in ELSEWHERE]
    codes = {code for name, value in details for code in _codes(name, value)}
    assert (unknown, codes - set(VALUES) - set(BASES)) == ([], set())


def _codes(name, value):
    """Codes of the vocabulary: not the names of rows, not numbers, not conditions."""
    listed = value if isinstance(value, list) else [value]
    return [one for one in listed if isinstance(one, str) and name not in ("brands", "industries")]


def said(benefit):
    return {fact["label"]: fact["value"] for fact in benefit_facts(benefit)}
