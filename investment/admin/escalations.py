"""What the lists and pages of cases and of firms' requests say about waiting and about who was told of it."""

from django.contrib import admin
from django.contrib.admin import ActionLocation
from django.utils.translation import gettext_lazy as _

from investment.conflicts import contested
from investment.models import Escalation
from portal.kit.scoping import access_of

from .below import ReadOnlyInline

EVERYWHERE = [ActionLocation.CHANGE_LIST, ActionLocation.CHANGE_FORM]


class EscalationInline(ReadOnlyInline):
    model = Escalation
    fields = ["at", "level", "promised_on", "people"]
    readonly_fields = ["people"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("told")

    @admin.display(description=_("告知了谁"))
    def people(self, escalation):
        return names_of(escalation)


class WaitingFilter(admin.SimpleListFilter):
    """What nobody has answered yet, for which the promised day has passed, and of which city or province was told."""

    title = _("等待")
    parameter_name = "waiting"

    def lookups(self, request, model_admin):
        levels = [level for level in Escalation.Level if level != Escalation.Level.OFFICE]
        return [("yes", _("等答复")), ("overdue", _("已超期")), *((level.value, level.label) for level in levels)]

    def queryset(self, request, queryset):
        match self.value():
            case "yes":
                return queryset.waiting()
            case "overdue":
                return queryset.overdue()
            case Escalation.Level.CITY | Escalation.Level.PROVINCE as level:
                return queryset.escalated(level)
        return queryset


class CaseWaitingFilter(WaitingFilter):
    """Also the cases in which something is still to be said, whose next step is due, one's own, and contested firms."""

    def lookups(self, request, model_admin):
        more = [("again", _("要继续答复")), ("step", _("下一步到期")), ("mine", _("我承办的"))]
        more.append(("firm", _("同一企业也由别的园区跟进")))
        return [*super().lookups(request, model_admin), *more]

    def queryset(self, request, queryset):
        match self.value():
            case "again":
                return queryset.unfinished()
            case "step":
                return queryset.steps_due()
            case "mine":
                return queryset.filter(assignee=request.user)
            case "firm":
                return contested(queryset, access_of(request.user))
        return super().queryset(request, queryset)


@admin.display(description=_("升级"))
def waiting_since(row):
    """The highest level that was told of something."""
    told = list(row.escalations.all())
    return told[-1].get_level_display() if told else ""


def names_of(escalation):
    return "、".join(map(str, escalation.told.all())) or _("没有可告知的人")
