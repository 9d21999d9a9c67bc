"""What an investor gets to follow an enquiry without an account: a number with a check digit and a secret code.

The code follows from the token of the form that was sent and from the server's key, so the same form sent twice brings
the same code, though the database holds nothing but a slow hash of it.
"""

import secrets
import unicodedata

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.utils import timezone
from django.utils.crypto import salted_hmac

DIGITS = 6  # between the year and the check digit
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
READ_AS = str.maketrans("OIL", "011")
CODE_LENGTH = 12  # 60 bits
ITERATIONS = 120_000  # a few hundredths of a second; the code is no word that anybody could guess
NOBODY = PBKDF2PasswordHasher().encode("nobody", "nobody", ITERATIONS)


def new_number() -> str:
    """Nine digits: the year's last two, six by chance, the check digit."""
    digits = f"{timezone.localdate():%y}{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    return digits + check_digit(digits)


def check_digit(digits) -> str:
    """ISO 7064, MOD 11,10 (GB/T 17710): finds every single wrong digit and nearly every exchange of two neighbours."""
    rest = 10
    for digit in digits:
        rest = (rest + int(digit)) % 10 or 10
        rest = rest * 2 % 11
    return str((11 - rest) % 10)


def read_number(text) -> str:
    """The digits of a number however it was typed; empty when it cannot be one."""
    digits = "".join(mark for mark in unicodedata.normalize("NFKC", text) if mark.isascii() and mark.isdigit())
    return digits if len(digits) == DIGITS + 3 and check_digit(digits[:-1]) == digits[-1] else ""


def new_token() -> str:
    """What a form carries, so that sending it twice makes one enquiry."""
    return secrets.token_urlsafe(32)


def key_of(token) -> str:
    """What is kept of a token: it tells the form again, and leads nowhere."""
    return salted_hmac("investment.receipts.key", token, algorithm="sha256").hexdigest()


def code_of(token) -> str:
    """The secret code that belongs to a form, in groups of four."""
    digest = salted_hmac("investment.receipts.code", token, algorithm="sha256").digest()
    code = "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:CODE_LENGTH])
    return "-".join(code[start : start + 4] for start in range(0, CODE_LENGTH, 4))


def read_code(text) -> str:
    """A code however it was typed: without signs, look-alikes as what they stand for."""
    typed = unicodedata.normalize("NFKC", text).upper().translate(READ_AS)
    return "".join(mark for mark in typed if mark in ALPHABET)


def hashed(code) -> str:
    return PBKDF2PasswordHasher().encode(read_code(code), secrets.token_hex(8), ITERATIONS)


def is_code(code, code_hash) -> bool:
    """Whether the hash is that of the code; the same work when there is no hash to compare."""
    return PBKDF2PasswordHasher().verify(read_code(code) or "-", code_hash or NOBODY) and bool(code_hash)


def new_project_code() -> str:
    """How parks call an enquiry whose sender they do not know."""
    return "P-" + "".join(secrets.choice(ALPHABET[2:]) for _ in range(6))
