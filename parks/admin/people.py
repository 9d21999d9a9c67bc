from django.contrib import admin, messages
from django.contrib.admin import ActionLocation
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from parks import workflow
from parks.models import Membership, User
from portal.kit.admin import BaseAdmin
from portal.kit.admin.scoped import ScopedInline
from portal.kit.audit import Kind, record

admin.site.unregister(Group)  # rights come from memberships

BOTH = [ActionLocation.CHANGE_LIST, ActionLocation.CHANGE_FORM]
NOT_ONESELF = _("不能对自己的账号这样做，请另一位省级管理员办理。")


class HeldRoles(ScopedInline, admin.TabularInline):
    """What a person holds or held; given and ended on pages of their own."""

    model = Membership
    fk_name = "user"
    fields = readonly_fields = ["role", "scope", "ends_on", "given_by", "given_at", "ended_at", "end_reason"]
    verbose_name_plural = _("任职（在“任职”中授予和收回）")
    extra = 0
    show_change_link = True

    def has_add_permission(self, request, obj=None):
        return False

    has_change_permission = has_delete_permission = has_add_permission

    @admin.display(description=_("范围"))
    def scope(self, membership):
        return membership.scope or gettext("全省")


@admin.register(User)
class PersonAdmin(BaseAdmin):
    """Accounts: made and invited here. Nobody types a password for somebody else, and nobody is deleted."""

    list_display = ["username", "display_name", "email", "invitation", "is_active", "last_login"]
    list_filter = ["is_active", "memberships__role"]
    search_fields = ["username", "display_name", "email"]
    readonly_fields = ["is_active", "invitation", "second_factor", "last_login", "date_joined", "is_sample"]
    help_texts = {
        "username": _("登录用，建议用姓名拼音；以后不要改。"),
        "display_name": _("同事看到的名字，如“张三（经开区）”。"),
        "email": _("邀请和工作提醒发到这里。"),
    }
    fieldsets = [
        (None, {"fields": [("username", "display_name"), ("email", "language")]}),
        (_("记录"), {"fields": [("is_active", "second_factor"), ("invitation", "last_login", "date_joined")]}),
    ]
    inlines = [HeldRoles]
    actions = ["invite", "unlock", "take_second_factor", "switch_off", "switch_on"]

    def get_fieldsets(self, request, obj=None):
        return self.fieldsets if obj else self.fieldsets[:1]

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def has_delete_permission(self, request, obj=None):
        return False

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "email":
            field.required = True
        return field

    @transaction.atomic
    def save_model(self, request, obj, form, change):
        """A new account has no password until its owner follows the link in the invitation."""
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        kind = Kind.ACCOUNT_CHANGED if change else Kind.ACCOUNT_CREATED
        record(kind, actor=request.user, row=obj, fields=form.changed_data)
        if not change:
            workflow.invite(obj, by=request.user)

    def response_add(self, request, obj, post_url_continue=None):
        messages.info(request, _("邀请邮件已发出。下一步：在“任职”中授予角色，没有角色的人看不到任何内容。"))
        return super().response_add(request, obj, post_url_continue)

    @admin.display(description=_("邀请"))
    def invitation(self, user):
        if user.has_usable_password():
            return gettext("已设密码")
        if user.invited_at is None:
            return gettext("未邀请")
        over = user.invited_at + workflow.LIFE < timezone.now()
        return gettext("邀请已过期") if over else gettext("已邀请，未设密码")

    @admin.display(description=_("二次验证"), boolean=True)
    def second_factor(self, user):
        return user.authenticator_set.filter(type="totp").exists()

    @admin.action(description=_("发送邀请"), permissions=["change"], location=BOTH)
    def invite(self, request, queryset):
        self.do_with_each(request, queryset, workflow.invite)

    @admin.action(description=_("解除登录锁定"), permissions=["change"], location=BOTH)
    def unlock(self, request, queryset):
        self.do_with_each(request, queryset, workflow.unlock)

    @admin.action(description=_("解除二次验证（手机丢失）"), permissions=["change"], location=BOTH)
    def take_second_factor(self, request, queryset):
        self.do_with_each(request, queryset, workflow.take_second_factor)

    @admin.action(description=_("停用账号"), permissions=["change"], location=BOTH)
    def switch_off(self, request, queryset):
        self.do_with_each(request, queryset, workflow.switch_off)

    @admin.action(description=_("重新启用账号"), permissions=["change"], location=BOTH)
    def switch_on(self, request, queryset):
        self.do_with_each(request, queryset, workflow.switch_on)

    def do_with_each(self, request, people, do):
        """Do it with those it can be done with, and say of the others why not."""
        done = sum(self.do_with(request, person, do) for person in people)
        if done:
            told = ngettext("已办理 %(number)d 个账号。", "已办理 %(number)d 个账号。", done)
            self.message_user(request, told % {"number": done}, messages.SUCCESS)

    def do_with(self, request, person, do):
        try:
            do(person, by=request.user)
        except PermissionDenied:
            self.message_user(request, f"{person}：{NOT_ONESELF}", messages.ERROR)
        except ValidationError as problem:
            self.message_user(request, f"{person}：{' '.join(problem.messages)}", messages.ERROR)
        else:
            return True
        return False
