"""Receipt numbers notice slips of the hand, codes are read as they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from investment.receipts import check_digit, code_of, hashed, is_code, new_number, read_number

EIGHT = st.text("0123456789", min_size=8, max_size=8)


@given(EIGHT, st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(digits, place, shift):
    number = digits + check_digit(digits)
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]

    assert read_number(number) == number
    assert read_number(wrong) == ""


@pytest.mark.parametrize("text", ["", "12", "9" * 40, "abc", "\0", "²" * 9, "二六〇〇〇〇〇〇〇"])
def test_what_cannot_be_a_number_is_none(text):
    assert read_number(text) == ""


def test_number_is_read_with_blanks_hyphens_and_wide_digits():
    number = new_number()
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in number)

    assert read_number(f" {number[:2]}-{number[2:8]} {number[8]}") == number
    assert read_number(wide) == number


def test_code_belongs_to_its_form_and_is_kept_as_a_hash():
    code = code_of("form")

    assert code == code_of("form") != code_of("another form")
    assert code not in hashed(code)
    assert is_code(code, hashed(code))
    assert is_code(code.replace("0", "o").replace("1", "l").lower(), hashed(code))
    assert not is_code(code, "")
    assert not is_code("", hashed(code))
