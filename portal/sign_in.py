from django.contrib.admin.forms import AdminAuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AdminAuthenticationForm):
    """Says one thing for a wrong name, a wrong password and an account without access: a guesser learns nothing."""

    error_messages = {
        "invalid_login": _("用户名或密码不对，或者这个账号不能进入管理后台。请核对大小写后再试。"),
        "inactive": _("这个账号已停用，请联系省级管理员。"),
    }
