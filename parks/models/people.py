from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person with an account of their own; what they may touch comes from the site's roles, never from the account."""

    display_name = models.CharField(_("显示名称"), max_length=60, blank=True)
    is_sample = models.BooleanField(
        _("样例账号"),
        default=False,
        editable=False,
        help_text=_("只在演示数据中出现。"),
    )

    def __str__(self):
        return self.display_name or self.username
