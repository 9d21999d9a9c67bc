"""What a password must be like. Every door that sets one asks these validators (AUTH_PASSWORD_VALIDATORS)."""

import string

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

KEPT = 5
DECORATION = string.digits + string.punctuation
KINDS = (str.islower, str.isupper, str.isdigit, lambda letter: not (letter.isascii() and letter.isalnum()))


class ThreeKindsValidator:
    """At least three of: small letters, capitals, digits, other characters (GB/T 22239-2019, 8.1.4.1)."""

    def validate(self, password, user=None):
        if sum(any(map(kind, password)) for kind in KINDS) < 3:
            raise ValidationError(self.get_help_text(), code="password_too_plain")

    def get_help_text(self):
        return _("密码至少要有小写字母、大写字母、数字、其他字符中的三种。")


class NotCommonValidator(CommonPasswordValidator):
    """Not one of the passwords that guessers try first, nor one of them with digits and signs around it."""

    def validate(self, password, user=None):
        super().validate(password, user)
        stem = password.lower().strip(DECORATION)
        if stem in self.passwords or stem == "":
            raise ValidationError(_("这个密码太常见，只是加了数字或符号。"), code="password_too_common")


class NotUsedLatelyValidator:
    """Not one of the person's last five, the present one among them. It keeps the hashes of what is set itself."""

    def validate(self, password, user=None):
        if user is not None and user.pk and any(check_password(password, old) for old in hashes_of(user)):
            raise ValidationError(self.get_help_text(), code="password_used_lately")

    def password_changed(self, password, user):
        """Called by Django whenever a user with a new password is saved, whichever door it came through."""
        user.old_passwords.create(password=user.password)
        kept = user.old_passwords.newest_first().values("pk")[:KEPT]
        user.old_passwords.exclude(pk__in=list(kept.values_list("pk", flat=True))).delete()

    def get_help_text(self):
        return _("密码不能与最近五次用过的相同。")


def hashes_of(user):
    kept = user.old_passwords.newest_first().values_list("password", flat=True)[:KEPT]
    return {*kept, user.password}
