from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.audit import Kind, record
from portal.kit.scoping import Access


class UserManager(BaseUserManager):
    def create_user(self, username, password=None, **fields):
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    @transaction.atomic
    def create_superuser(self, username, password=None, **fields):
        """The first administrator of an empty installation: a person who holds the province's role."""
        user = self.create_user(username, password, **fields)
        membership = user.memberships.create(role="province_owner")
        record(Kind.ROLE_GIVEN, row=membership, label=f"{user} · {membership}")
        return user


class User(AbstractBaseUser):
    """A person with an account of their own; what they may touch comes from their memberships, never from the account."""

    # No secret stands in the history of an account, and neither that nor a switched-off account comes back from there.
    unrecorded = {
        *("password", "last_login", "is_active", "rights_version"),
        *("old_passwords", "authenticator_set", "emailaddress_set", "logentry_set"),
    }

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["email"]

    username = models.CharField(
        _("用户名"),
        max_length=150,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": _("这个用户名已有人用。")},
    )
    display_name = models.CharField(_("显示名称"), max_length=60, blank=True)
    email = models.EmailField(_("邮箱"), blank=True)
    language = models.CharField(
        _("邮件语言"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    is_active = models.BooleanField(_("启用"), default=True, help_text=_("停用的账号不能登录，做过的事仍有记录。"))
    is_sample = models.BooleanField(
        _("样例账号"),
        default=False,
        editable=False,
        help_text=_("只在演示数据中出现。"),
    )
    date_joined = models.DateTimeField(_("建立时间"), default=timezone.now, editable=False)
    invited_at = models.DateTimeField(_("邀请时间"), null=True, editable=False)
    switched_on_at = models.DateTimeField(_("重新启用时间"), null=True, editable=False)
    rights_version = models.PositiveIntegerField(default=0, editable=False)

    objects = UserManager()

    class Meta:
        verbose_name = _("用户")
        verbose_name_plural = pgettext_lazy("列表", "用户")
        ordering = ["username"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~Q(email=""),
                name="parks_user_email_of_one_person",
                violation_error_message=_("这个邮箱已有人用。"),
            ),
        ]

    def __str__(self):
        return self.display_name or self.username

    def clean(self):
        super().clean()
        self.email = type(self).objects.normalize_email(self.email)

    @cached_property
    def held(self):
        """The memberships that nobody has ended; the last day of some may be over."""
        return list(self.memberships.filter(ended_at=None))

    @cached_property
    def in_force(self):
        """The memberships that count now: none of an inactive account, none that waits for a second factor."""
        if not self.is_active:
            return []
        lacks = self.lacks_second_factor
        return [one for one in self.held if one.holds_today and not (lacks and one.needs_second_factor)]

    @property
    def is_to_have_second_factor(self):
        return settings.SECOND_FACTOR_REQUIRED and any(one.holds_today and one.needs_second_factor for one in self.held)

    @cached_property
    def lacks_second_factor(self):
        """Whether a role asks for a second factor and the person has none yet."""
        return self.is_to_have_second_factor and not self.authenticator_set.filter(type="totp").exists()

    @cached_property
    def access(self):
        """What the memberships in force allow."""
        from parks.roles import grants_of  # which needs this module

        return Access(grants_of(self.in_force))

    @property
    def is_staff(self):
        """Whoever can sign in may come to the admin; without a membership it only says so."""
        return self.is_active

    def has_perm(self, perm, obj=None):
        """Django's own permissions are not used: whatever asks for them gets no."""
        return False

    def has_module_perms(self, app_label):
        return False

    def _get_session_auth_hash(self, secret=None):
        """Ends every session when the password or a role changes, and when a role's last day is over."""
        over = sum(not one.holds_today for one in self.held)
        state = f"{self.password}:{self.rights_version}:{over}"
        return salted_hmac("parks.User.session", state, secret=secret, algorithm="sha256").hexdigest()
