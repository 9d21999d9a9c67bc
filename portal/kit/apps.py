from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KitConfig(AppConfig):
    """The tables that belong to no noun of the portal: what waits for review, what was written, who did what."""

    name = "portal.kit"
    label = "kit"
    verbose_name = _("记录")

    def ready(self):
        from django.db.models import fields

        from .languages import name_columns

        name_columns(self.apps.get_models())
        fields.BLANK_CHOICE_LABEL = _("请选择")  # Django's own knows no Chinese yet
