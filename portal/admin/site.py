from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class PortalAdminSite(admin.AdminSite):
    """The one admin of the portal, in its own look."""

    site_header = _("吉林省特色产业园区网 · 管理")
    site_title = _("管理")
    index_title = _("今日工作")
