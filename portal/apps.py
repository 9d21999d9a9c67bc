from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("网站内容")
    default = True

    def ready(self):
        from . import checks  # noqa: F401 – registers them
        from .accounts import log  # noqa: F401 – listens from now on


class AdminConfig(admin_apps.AdminConfig):
    """Django's admin with the portal's own site."""

    default = False
    default_site = "portal.admin_site.PortalAdminSite"
