from django.conf import settings
from django.db import models
from django.utils import timezone


class PasswordHistoryQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-set_at", "-pk")


class PasswordHistory(models.Model):
    """A password that somebody has or had, as its hash, so that it is not taken again: see `parks.passwords`."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="old_passwords")
    password = models.CharField(max_length=128)
    set_at = models.DateTimeField(default=timezone.now)

    objects = PasswordHistoryQuerySet.as_manager()

    def __str__(self):
        return f"{self.user} {self.set_at:%Y-%m-%d}"
