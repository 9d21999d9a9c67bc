"""Firms and telephones in the one form by which the same one is found again, however somebody has typed it.

Which words of a name say nothing but its legal form follows 公司法 (2023), art. 7, and what firms abroad are called.
"""

import re
import unicodedata

from portal.kit.text import simplified

CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100-2015: no I, O, S, V, Z
CREDIT_CODE = re.compile(rf"(?<![0-9A-Z])[{CREDIT_ALPHABET}]{{18}}(?![0-9A-Z])")
LEGAL_FORMS = re.compile(
    r"(股份有限公司|有限责任公司|集团有限公司|有限公司|股份公司|总公司|公司|集团)$"
    r"|\b(company|co|limited|ltd|incorporated|inc|corporation|corp|llc|plc|gmbh|ag|sa|group|holdings?|pte|pty)\b"
)
NO_FIRM = set("个人 自然人 保密 匿名 没有 暂无 不便透露 none na private individual personal self anonymous".split())
SHORTEST = 2  # signs of a name that can tell one firm from another
KEPT_DIGITS = 11  # of a telephone: a mobile number of China, or the end of a longer one


def organisation_key(text) -> str:
    """The name without its legal form, brackets, spaces and case; empty when hardly anything is left."""
    name = unicodedata.normalize("NFKC", text).upper()
    name = simplified(CREDIT_CODE.sub(" ", name)).lower()
    name = re.sub(r"[\W_]+", " ", name).strip()
    name = re.sub(r"\s+", "", without_legal_form(name))
    return name if len(name) >= SHORTEST and name not in NO_FIRM else ""


def without_legal_form(name) -> str:
    shorter = LEGAL_FORMS.sub(" ", name).strip()
    return shorter if shorter == name else without_legal_form(shorter)


def credit_code_of(text) -> str:
    """The unified social credit code within a text whose check digit is right; empty when there is none."""
    found = CREDIT_CODE.findall(unicodedata.normalize("NFKC", text).upper())
    return next((code for code in found if is_credit_code(code)), "")


def is_credit_code(code) -> bool:
    """Whether the last sign is the check digit of the others (GB 32100-2015, section 5)."""
    total = sum(CREDIT_ALPHABET.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[:-1]))
    return CREDIT_ALPHABET[-total % 31] == code[-1]


def digits_of(text) -> str:
    """The last digits of a telephone number: +86 138-0000-0000 and 13800000000 are one."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", text))
    return digits[-KEPT_DIGITS:] if len(digits) >= 7 else ""
