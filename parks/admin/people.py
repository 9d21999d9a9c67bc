from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from parks.models import Membership, User
from portal.kit.admin import BaseAdmin

admin.site.unregister(Group)  # rights come from memberships


@admin.register(User)
class PersonAdmin(BaseAdmin, UserAdmin):
    list_display = ["username", "display_name", "email", "is_active", "last_login"]
    list_filter = ["is_active", "is_sample", "memberships__role"]
    search_fields = ["username", "display_name", "email"]
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined", "is_sample"]
    help_texts = {"display_name": _("同事看到的名字，如“张三（经开区）”。")}
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("个人"), {"fields": ["display_name", "email", "is_active"]}),
        (_("记录"), {"fields": ["last_login", "date_joined", "is_sample"]}),
    ]
    add_fieldsets = [(None, {"fields": ["username", "display_name", "email", "password1", "password2"]})]


@admin.register(Membership)
class MembershipAdmin(BaseAdmin):
    list_display = ["user", "role", "area", "park", "enterprise", "association", "ends_on"]
    list_filter = ["role"]
    search_fields = ["user__username", "user__display_name"]
    fieldsets = [(None, {"fields": ["user", "role", ("area", "park"), ("enterprise", "association"), "ends_on"]})]
