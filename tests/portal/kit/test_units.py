from decimal import Decimal

import pytest
from django.utils.translation import override

from portal.kit import units


@pytest.mark.parametrize(
    ("amount", "currency", "chinese", "english"),
    [
        (Decimal(740_000_000), "CNY", "7.4 亿元", "CNY 740 million"),
        (Decimal(33_900_000_000), "CNY", "339 亿元", "CNY 33.9 billion"),
        (Decimal(500_000), "CNY", "50 万元", "CNY 0.5 million"),
        (Decimal(112_000_000), "USD", "1.12 亿美元", "USD 112 million"),
        (None, "CNY", "未提供", "not stated"),
    ],
)
def test_money_reads_as_each_language_writes_it(amount, currency, chinese, english):
    assert units.money(amount, currency) == chinese
    if amount is not None:
        with override("en"):
            assert units.money(amount, currency) == english


def test_hectares_bring_mu_in_chinese_only():
    assert units.land_area(Decimal("2246")) == "2,246 公顷（33,690 亩）"
    with override("en"):
        assert units.land_area(Decimal("2246")) == "2,246 ha"


def test_an_unknown_area_is_not_zero():
    assert units.land_area(None) == units.square_kilometres(None) == "未提供"


def test_numbers_lose_trailing_zeros_but_not_digits():
    assert units.plain(Decimal("4.270")) == "4.27"
    assert units.plain(Decimal("100.00")) == "100"
