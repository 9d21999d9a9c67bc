from django.db import models
from django.utils import timezone


class Allowance(models.Model):
    """How much somebody has used of what is limited, at one moment; it decays by itself: see `portal.kit.limits`."""

    key = models.CharField(max_length=64, primary_key=True)
    level = models.FloatField()
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = "allowance"

    def __str__(self):
        return self.key[:8]
