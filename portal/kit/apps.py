from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KitConfig(AppConfig):
    """The tables that belong to no noun of the portal: what waits for review, what was written, who did what."""

    name = "portal.kit"
    label = "kit"
    verbose_name = _("记录")
