from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from parks.models import User
from portal.kit.admin import BaseAdmin

OWN_APPS = ["parks", "investment", "brands", "portal"]
VERBS = {"add": _("新增"), "change": _("修改"), "delete": _("删除"), "view": _("查看")}


class ProvinceOnly(BaseAdmin):
    """Accounts and rights: whoever could change them could raise the own ones, so superusers only."""

    def has_module_permission(self, request):
        return request.user.is_superuser

    def has_view_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_add_permission(self, request):
        return request.user.is_superuser

    def has_change_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_delete_permission(self, request, obj=None):
        return request.user.is_superuser


@admin.register(User)
class PersonAdmin(ProvinceOnly, UserAdmin):
    list_display = ["username", "display_name", "email", "is_active", "is_staff", "is_superuser", "last_login"]
    list_filter = ["is_active", "is_staff", "is_superuser", "is_sample"]
    search_fields = ["username", "display_name", "email"]
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined", "is_sample"]
    help_texts = {
        "display_name": _("同事看到的名字，如“张三（经开区）”。"),
        "is_staff": _("可以登录管理后台；能做什么由权限组决定。"),
    }
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("个人"), {"fields": ["display_name", "email"]}),
        (_("权限"), {"fields": [("is_active", "is_staff", "is_superuser"), "groups"]}),
        (_("记录"), {"fields": ["last_login", "date_joined", "is_sample"]}),
    ]
    add_fieldsets = [(None, {"fields": ["username", "display_name", "password1", "password2"]})]


admin.site.unregister(Group)


@admin.register(Group)
class RightsAdmin(ProvinceOnly, GroupAdmin):
    """What the members of a group may do with the portal's own models."""

    list_display = ["name"]

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if db_field.name == "permissions":
            field.queryset = field.queryset.filter(content_type__app_label__in=OWN_APPS)
            field.label_from_instance = permission_label
        return field


def permission_label(permission):
    """Django's own names of permissions are English only."""
    verb, _model = permission.codename.split("_", 1)
    return f"{permission.content_type.name} · {VERBS.get(verb, verb)}"
