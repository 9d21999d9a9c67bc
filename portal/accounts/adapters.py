"""What allauth asks us: nobody signs up here, letters go through our outbox, words are ours."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.kit.mail import post

from .locking import network_of


class AccountAdapter(DefaultAccountAdapter):
    # One answer for a wrong name and a wrong password: a guesser learns nothing.
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("用户名或密码不对。请核对大小写后再试。"),
        "incorrect_password": _("密码不对。"),
        "enter_current_password": _("当前密码不对。"),
        "too_many_login_attempts": _("尝试次数过多，请过几分钟再试。"),
        "rate_limited": _("操作太频繁，请稍后再试。"),
        "invalid_password_reset": _("这个链接不能用：可能已用过，或已过期。"),
        "account_inactive": _("这个账号已停用。"),
        "incorrect_code": _("验证码不对。"),
    }

    def is_open_for_signup(self, request):
        return False

    def is_safe_url(self, url):
        """Only addresses of this very host: the hosts of ALLOWED_HOSTS may be somebody else's sites."""
        request = self.request
        return url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())

    def get_client_ip(self, request):
        return network_of(request)

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Counts per name and address, or anybody could keep anybody out."""
        return f"{super()._get_login_attempts_cache_key(request, **credentials)}:{network_of(request)}"

    def get_password_change_redirect_url(self, request):
        return reverse("admin:index")

    def send_password_reset_mail(self, user, email, context):
        post("password_reset", to=user, urgent=True, user=user, uid=context["uid"], key=context["key"])

    def send_mail(self, template_prefix, email, context):
        """Nothing else is sent by allauth itself."""
        raise NotImplementedError(template_prefix)


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("验证码不对。请确认手机时间准确，等下一个验证码再试。"),
        "cannot_delete_authenticator": _("您的角色需要二次验证，不能停用。"),
        "cannot_generate_recovery_codes": _("请先启用二次验证。"),
    }

    def get_totp_label(self, user):
        return user.get_username()

    def get_totp_issuer(self):
        return gettext("吉林省特色产业园区网")

    def can_delete_authenticator(self, authenticator):
        """Whoever needs a second factor may replace a lost one only through the province."""
        return not authenticator.user.is_to_have_second_factor

    def send_notification_mail(self, *args, **kwargs):
        """The audit log keeps it."""
