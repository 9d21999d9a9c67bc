"""Conditions of measures read as sentences in both languages, whatever was entered."""

import json
from pathlib import Path

import pytest
from django.utils.translation import override

from investment.conditions import condition_sentence, condition_sentences, either
from investment.vocabulary import FIELDS, Choice, Statement

HELD = {"field": "investment.holding_months", "op": "gte", "value": 24}
FILE = Path(__file__).parents[2] / "portal/starting_data/files/policies.json"


@pytest.mark.parametrize(
    ("condition", "chinese", "english"),
    [
        (HELD, "投资持有时间不少于 2 年（24 个月）", "The investment is held for at least 2 years (24 months)"),
        (HELD | {"value": 18}, "投资持有时间不少于 18 个月", "The investment is held for at least 18 months"),
        (
            {"field": "investment.target_listed", "op": "eq", "value": False},
            "被投企业未上市",
            "The enterprise invested in is not listed",
        ),
        (
            {"field": "talent.role", "op": "in", "value": ["graduate", "high_level_professional"]},
            "人才类型：高校毕业生或高层次专业人才",
            "The person is a university graduate or a high-level professional",
        ),
        (
            {"field": "incubator.area_m2", "op": "gt", "value": 100000},
            "孵化基地面积超过 10 万平方米",
            "The incubation base's floor area is more than 100,000 m²",
        ),
        (
            {"field": "enterprise.main_revenue_cny", "op": "gt", "value": 1000000000},
            "主营业务年收入超过 10 亿元",
            "The main business revenue a year is more than CNY 1 billion",
        ),
    ],
)
def test_condition_is_a_sentence_in_both_languages(condition, chinese, english):
    with override("zh-hans"):
        assert condition_sentence(condition) == chinese
    with override("en"):
        assert condition_sentence(condition) == english


@pytest.mark.parametrize(
    ("condition", "shown"),
    [
        ({"field": "park.colour", "op": "eq", "value": "green"}, "park.colour eq green"),
        ({"field": "actor.kind", "op": "eq", "value": "robot"}, "申请主体：robot"),
        (HELD | {"value": "long"}, "investment.holding_months gte long"),
        (HELD | {"op": "about"}, "投资持有时间about 2 年（24 个月）"),
        ("按原文", "按原文"),
        ({"field": ["x"], "value": {"y": 1}}, "['x'] {'y': 1}"),
    ],
)
def test_what_the_vocabulary_does_not_know_is_shown_as_entered(condition, shown):
    assert condition_sentence(condition) == shown


@pytest.mark.parametrize(("entered", "number"), [([], 0), ({}, 0), (None, 0), ([HELD, HELD], 1), (HELD, 1)])
def test_conditions_of_any_shape_give_sentences_without_doubles(entered, number):
    assert len(condition_sentences(entered)) == number


@pytest.mark.parametrize(
    ("words", "chinese", "english"),
    [(["甲"], "甲", "甲"), (["甲", "乙"], "甲或乙", "甲 or 乙"), (["甲", "乙", "丙"], "甲、乙或丙", "甲, 乙 or 丙")],
)
def test_either_joins_words(words, chinese, english):
    assert either(words) == chinese
    with override("en"):
        assert either(words) == english


def test_every_condition_of_the_opinion_is_in_the_vocabulary():
    measures = json.loads(FILE.read_text())["measures"]
    conditions = [c for m in measures for c in [*m["conditions"], *m["details"].get("excluded_when", [])]]

    assert len(conditions) > 80
    assert [c for c in conditions if not _known(c)] == []


def _known(condition):
    field, value = FIELDS.get(condition["field"]), condition["value"]
    if isinstance(field, Choice):
        return set(value if isinstance(value, list) else [value]) <= set(field.values)
    return isinstance(value, bool) if isinstance(field, Statement) else field is not None
