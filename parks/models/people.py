from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.scoping import Access


class UserManager(BaseUserManager):
    def create_user(self, username, password=None, **fields):
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username, password=None, **fields):
        """The first administrator of an empty installation: a person who holds the province's role."""
        user = self.create_user(username, password, **fields)
        user.memberships.create(role="province_owner")
        return user


class User(AbstractBaseUser):
    """A person with an account of their own; what they may touch comes from their memberships, never from the account."""

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
    rights_version = models.PositiveIntegerField(default=0, editable=False)

    objects = UserManager()

    class Meta:
        verbose_name = _("用户")
        verbose_name_plural = pgettext_lazy("列表", "用户")
        ordering = ["username"]

    def __str__(self):
        return self.display_name or self.username

    def clean(self):
        super().clean()
        self.email = type(self).objects.normalize_email(self.email)

    @cached_property
    def access(self):
        """What the memberships that hold today allow; an inactive account may do nothing."""
        from parks.roles import grants_of  # which needs this module

        return Access(grants_of(self.memberships.current()) if self.is_active else ())

    @property
    def is_staff(self):
        """Whoever can sign in may come to the admin; without a membership it only says so."""
        return self.is_active

    def has_perm(self, perm, obj=None):
        """Django's own permissions are not used: whatever asks for them gets no."""
        return False

    def has_module_perms(self, app_label):
        return False

    def get_session_auth_hash(self):
        """Ends every session when the password or a role changes."""
        return salted_hmac(
            "parks.User.session", f"{self.password}:{self.rights_version}", algorithm="sha256"
        ).hexdigest()
