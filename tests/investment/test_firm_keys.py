"""The same firm and the same telephone are found again however they were typed."""

import pytest

from investment.firm_keys import credit_code_of, digits_of, organisation_key
from tests.factories import make_enquirer

SAME = ["吉林某某食品有限公司", "吉林某某食品(集团)有限责任公司", "吉林某某食品股份有限公司 ", "吉林某某食品"]
ABROAD = ["ACME Foods Co., Ltd.", "Acme  Foods", "ＡＣＭＥ Foods Inc.", "acme-foods GmbH"]


@pytest.mark.parametrize("names", [SAME, ABROAD])
def test_legal_form_brackets_and_case_tell_no_firms_apart(names):
    assert len({organisation_key(name) for name in names}) == 1


@pytest.mark.parametrize("name", ["", "公司", "有限公司", "Ltd.", "个人", "N/A", "-", "无"])
def test_what_names_no_firm_has_no_key(name):
    assert organisation_key(name) == ""


def test_different_firms_have_different_keys():
    names = ["吉林某某食品有限公司", "吉林某某饲料有限公司", "长春某某食品有限公司", "Acme Foods", "Acme Feeds"]

    assert len({organisation_key(name) for name in names}) == len(names)


def test_a_credit_code_counts_only_with_its_check_digit():
    assert credit_code_of("福建某某 91350100M000100Y43") == "91350100M000100Y43"
    assert credit_code_of("91350100m000100y43") == "91350100M000100Y43"
    assert credit_code_of("91350100M000100Y44") == ""
    assert credit_code_of("X91350100M000100Y43") == ""


@pytest.mark.parametrize("typed", ["+86 138-0000-1111", "138 0000 1111", "(138)00001111", "008613800001111"])
def test_a_telephone_is_its_last_digits(typed):
    assert digits_of(typed) == "13800001111"


def test_keys_follow_what_is_corrected(db):
    enquirer = make_enquirer(organisation="甲食品有限公司", phone="0437-1234567")
    assert (enquirer.organisation_key, enquirer.phone_key) == ("甲食品", "04371234567")

    enquirer.organisation = "乙食品有限公司"
    enquirer.save()

    enquirer.refresh_from_db()
    assert enquirer.organisation_key == "乙食品"
