"""The pages around signing in: of allauth's only those that staff need, with our titles."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import path, re_path
from django.utils.translation import gettext_lazy as _

from . import kept, views


def titled(view, title):
    return view.as_view(extra_context={"title": title})


urlpatterns = [
    path("login/", titled(account.LoginView, _("登录管理后台")), name="account_login"),
    path("inactive/", titled(account.AccountInactiveView, _("账号已停用")), name="account_inactive"),
    path("reauthenticate/", titled(account.ReauthenticateView, _("请再输一次密码")), name="account_reauthenticate"),
    path("password/change/", titled(account.PasswordChangeView, _("修改密码")), name="account_change_password"),
    path("password/reset/", titled(account.PasswordResetView, _("重设密码")), name="account_reset_password"),
    path(
        "password/reset/done/",
        titled(account.PasswordResetDoneView, _("请查收邮件")),
        name="account_reset_password_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        titled(account.PasswordResetFromKeyView, _("设置新密码")),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        titled(account.PasswordResetFromKeyDoneView, _("新密码已设好")),
        name="account_reset_password_from_key_done",
    ),
    path("2fa/", titled(second_factor.IndexView, _("二次验证")), name="mfa_index"),
    path("2fa/authenticate/", titled(second_factor.AuthenticateView, _("二次验证")), name="mfa_authenticate"),
    path("2fa/reauthenticate/", titled(second_factor.ReauthenticateView, _("请再验证一次")), name="mfa_reauthenticate"),
    path("2fa/totp/activate/", titled(totp.ActivateTOTPView, _("启用二次验证")), name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", titled(totp.DeactivateTOTPView, _("停用二次验证")), name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", titled(recovery.ViewRecoveryCodesView, _("恢复码")), name="mfa_view_recovery_codes"),
    path(
        "2fa/recovery-codes/generate/",
        titled(recovery.GenerateRecoveryCodesView, _("生成新恢复码")),
        name="mfa_generate_recovery_codes",
    ),
    path("2fa/recovery-codes/download/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("invitation/<str:token>/", views.invitation, name="account_invitation"),
    path("kept/", kept.kept, name="account_kept"),
    path("session/", views.session, name="account_session"),
]
