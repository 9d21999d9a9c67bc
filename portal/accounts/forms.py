"""The forms of allauth in our words."""

from allauth.account import forms as account
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.utils.translation import gettext_lazy as _

LABELS = {
    "login": _("用户名"),
    "password": _("密码"),
    "oldpassword": _("当前密码"),
    "password1": _("新密码"),
    "password2": _("再输一次新密码"),
    "email": _("邮箱"),
    "code": _("验证码"),
}
PASSWORD_RULES = _(
    "至少 10 个字符，含小写字母、大写字母、数字、其他字符中的三种；不用常见密码、本人姓名，不与最近五次相同。"
)
HELP = {"password1": PASSWORD_RULES}


class Worded:
    """Says our labels, and nothing in the place where people type."""

    label_suffix = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label, field.help_text = LABELS[name], HELP.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            if name == "code":
                field.widget.attrs |= {"inputmode": "numeric", "maxlength": 20}

    def clean(self):
        cleaned = super().clean()
        if "password2" in self.errors and self.data.get("password2"):
            self._errors["password2"] = self.error_class([_("两次输入的密码不一样。")])
        return cleaned


class SignInForm(Worded, account.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autofocus"] = True


class PasswordAgainForm(Worded, account.ReauthenticateForm):
    pass


class ChangePasswordForm(Worded, account.ChangePasswordForm):
    pass


class AskForResetForm(Worded, account.ResetPasswordForm):
    pass


class NewPasswordForm(Worded, account.ResetPasswordKeyForm):
    pass


class CodeForm(Worded, second_factor.AuthenticateForm):
    pass


class CodeAgainForm(Worded, second_factor.ReauthenticateForm):
    pass


class FirstCodeForm(Worded, ActivateTOTPForm):
    pass


class FirstPasswordForm(Worded, account.ResetPasswordKeyForm):
    """The password with which somebody takes up an invitation."""
