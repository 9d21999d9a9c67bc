from django import forms
from django.contrib import admin, messages
from django.contrib.admin import ActionLocation
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from parks import workflow
from parks.models import Membership, User
from parks.models.memberships import COLUMNS
from parks.roles import may_give, roles_to_give
from portal.kit.admin import BaseAdmin
from portal.kit.admin.forms import ScopedForm

BOTH = [ActionLocation.CHANGE_LIST, ActionLocation.CHANGE_FORM]
HELD = _("这个人已有这个任职；要改期限，请先收回再授予。")
OUTSIDE = _("您不能授予或收回这个任职：它不在您的范围内，或者是您自己的。")


class MembershipForm(ScopedForm):
    """Who shall hold what."""

    giver = None  # set by the ModelAdmin for each request

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "role" in self.fields:  # not where a membership is only looked at
            given = [(role.value, role.label) for role in roles_to_give(self.giver)]
            self.fields["role"].choices = [("", "—"), *given]

    def clean_ends_on(self):
        ends_on = self.cleaned_data["ends_on"]
        if ends_on and ends_on < timezone.localdate():
            raise ValidationError(_("任期不能在过去结束。"))
        return ends_on

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            said = {name: cleaned.get(name) for name in ("user", "role", *COLUMNS)}
            if not may_give(self.giver, Membership(**said)):
                self.add_error("role", OUTSIDE)
            elif Membership.objects.filter(ended_at=None, **said).exists():
                self.add_error("role", HELD)
        return cleaned


def person_by_name():
    """The person by user name, so that nobody leafs through accounts that are not theirs to see."""
    return forms.ModelChoiceField(
        User.objects.filter(is_active=True),
        label=_("用户名"),
        to_field_name="username",
        widget=forms.TextInput,
        help_text=_("对方登录用的用户名。"),
        error_messages={"invalid_choice": _("没有这个用户名的启用账号。")},
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("原因"), max_length=300, widget=forms.TextInput(attrs={"size": 60}))


class InForceFilter(admin.SimpleListFilter):
    """Those that count today, or those that are over."""

    title = _("状态")
    parameter_name = "now"

    def lookups(self, request, model_admin):
        return [("yes", _("任职中")), ("no", _("已结束"))]

    def queryset(self, request, queryset):
        current = Membership.objects.current().values("pk")
        match self.value():
            case "yes":
                return queryset.filter(pk__in=current)
            case "no":
                return queryset.exclude(pk__in=current)
        return queryset


@admin.register(Membership)
class MembershipAdmin(BaseAdmin):
    """Roles are given here, and ended with a reason; in between nobody changes them."""

    form = MembershipForm
    list_display = ["user", "role", "scope", "ends_on", "state"]
    list_filter = [InForceFilter, "role"]
    list_select_related = ["user", *COLUMNS]
    search_fields = ["user__username", "user__display_name"]
    help_texts = {
        "role": _("园区角色选园区，市州协调员选地区，企业联系人选企业，协会编辑选协会；省级角色都不选。"),
    }
    fieldsets = [(None, {"fields": ["user", "role", ("park", "area"), ("enterprise", "association"), "ends_on"]})]
    ended_fieldsets = [(_("记录"), {"fields": [("given_by", "given_at"), ("ended_by", "ended_at"), "end_reason"]})]
    readonly_fields = ["given_by", "given_at", "ended_by", "ended_at", "end_reason"]
    actions = ["end"]

    def get_fieldsets(self, request, obj=None):
        return [*self.fieldsets, *self.ended_fieldsets] if obj else self.fieldsets

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_end_permission(self, request, obj=None):
        return bool(roles_to_give(request.user))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return (
            person_by_name() if db_field.name == "user" else super().formfield_for_dbfield(db_field, request, **kwargs)
        )

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.giver = request.user
        return form

    def save_model(self, request, obj, form, change):
        given = {name: getattr(obj, name) for name in (*COLUMNS, "ends_on")}
        obj.pk = workflow.give_role(obj.user, obj.role, by=request.user, **given).pk

    @admin.display(description=_("范围"))
    def scope(self, membership):
        return membership.scope or gettext("全省")

    @admin.display(description=_("状态"))
    def state(self, membership):
        if membership.ended_at:
            return gettext("已收回")
        return gettext("任职中") if membership.holds_today else gettext("已到期")

    @admin.action(description=_("收回任职"), permissions=["end"], location=BOTH)
    def end(self, request, queryset):
        """Asks for the reason first."""
        form = ReasonForm(request.POST if "reason" in request.POST else None)
        if not form.is_valid():
            return self.ask_reason(request, queryset, form)
        ended = sum(self.end_one(request, one, form.cleaned_data["reason"]) for one in queryset)
        if ended:
            told = ngettext("已收回 %(number)d 个任职。", "已收回 %(number)d 个任职。", ended)
            self.message_user(request, told % {"number": ended}, messages.SUCCESS)
        return None

    def ask_reason(self, request, queryset, form):
        context = self.admin_site.each_context(request) | {
            "title": gettext("收回任职"),
            "opts": self.opts,
            "form": form,
            "memberships": queryset.select_related("user", *COLUMNS),
        }
        return render(request, "admin/parks/membership/end.html", context)

    def end_one(self, request, membership, reason):
        try:
            workflow.end_role(membership, by=request.user, reason=reason)
        except PermissionDenied:
            self.message_user(request, f"{membership.user} · {membership}：{OUTSIDE}", messages.ERROR)
        except ValidationError as problem:
            self.message_user(request, f"{membership.user} · {membership}：{problem.message}", messages.ERROR)
        else:
            return True
        return False
