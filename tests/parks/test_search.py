"""What site search is told of parks, areas, industries and firms."""

import pytest

from parks.search import area_text, enterprise_text, enterprises_to_find, industry_text, park_text, parks_to_find
from portal.kit.publishing import PublishingState
from tests.factories import (
    make_area,
    make_enterprise,
    make_focus_industry,
    make_industry,
    make_industry_class,
    make_park,
)

pytestmark = pytest.mark.django_db


def test_park_is_found_by_place_industry_and_leading_industries():
    make_park(
        "新区",
        area=make_area("220581", "梅河口市", "Meihekou City"),
        industries=[make_industry()],
        leading_industries_zh_hans="棉袜;手套",
        parent=make_park("隐园", state=PublishingState.DRAFT),
    )

    text = park_text(parks_to_find().get())

    assert (text.title_zh_hans, text.title_en[:5]) == ("新区", "Park ")
    assert {"梅河口市", "Meihekou City", "2205市", "袜业", "Socks", "棉袜;手套"} <= set(text.words)
    assert "隐园" not in text.words


def test_firm_is_found_by_park_and_products_but_not_by_a_hidden_park():
    make_enterprise(
        park=make_park("隐园", state=PublishingState.DRAFT), industry=make_industry(), main_products_zh_hans="袜子"
    )

    text = enterprise_text(enterprises_to_find().get())

    assert text.summary_zh_hans == "袜子"
    assert "袜业" in text.words
    assert "隐园" not in text.words


def test_area_is_found_by_code_and_focus_industries():
    area = make_area()
    make_focus_industry(area, make_industry())

    assert {"220400", "袜业", "Socks"} <= set(area_text(area).words)


def test_industry_is_found_by_checked_classes_only():
    industry = make_industry()
    industry.classes.add(
        make_industry_class("1830", "服饰制造", is_checked=True), make_industry_class("1789", "其他纺织")
    )

    words = list(industry_text(industry).words)

    assert {"1830", "服饰制造"} <= set(words)
    assert "1789" not in words
