"""Plans for signed projects, begun by their case, and the template with which each begins."""

from django.contrib import admin
from django.db.models import Count, Q
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from investment.models import AftercarePlan, AftercareStep, AftercareTemplate
from portal.kit.admin import BaseAdmin, ContentAdmin
from portal.kit.admin.forms import PlacedErrorsForm
from portal.kit.admin.scoped import ScopedInline

from .desk import desk_of


class StepInline(ScopedInline, admin.StackedInline):
    model = AftercareStep
    form = PlacedErrorsForm
    fields = [("what", "who"), ("due_on", "done_on", "evidence")]
    extra = 0


class OpenStepsFilter(admin.SimpleListFilter):
    """Plans with a step that is past its day."""

    title = _("事项")
    parameter_name = "steps"

    def lookups(self, request, model_admin):
        return [("overdue", _("有事项逾期"))]

    def queryset(self, request, queryset):
        return queryset.filter(late__gt=0) if self.value() == "overdue" else queryset


@admin.register(AftercarePlan)
class AftercarePlanAdmin(BaseAdmin):
    list_display = ["case", "begun_on", "enterprise", "done", "overdue", "work"]
    list_filter = [OpenStepsFilter]
    search_fields = ["case__enquiry__number"]
    fields = ["case", "begun_on", "enterprise"]
    readonly_fields = ["case", "begun_on"]
    autocomplete_fields = ["enterprise"]
    inlines = [StepInline]

    def has_add_permission(self, request):
        """The case begins its plan, when it is signed."""
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("case__enquiry", "case__park")
        late = Q(steps__done_on__isnull=True, steps__due_on__lt=localdate())
        return rows.annotate(
            all_steps=Count("steps"),
            done_steps=Count("steps", Q(steps__done_on__isnull=False)),
            late=Count("steps", late),
        )

    @admin.display(description=_("办成"))
    def done(self, plan):
        return f"{plan.done_steps}/{plan.all_steps}"

    @admin.display(description=_("逾期"), ordering="late")
    def overdue(self, plan):
        return plan.late

    @admin.display(description=pgettext_lazy("案件", "办理"))
    def work(self, plan):
        return format_html('<a href="{}">{}</a>', desk_of(plan.case), pgettext("案件", "办理"))


@admin.register(AftercareTemplate)
class AftercareTemplateAdmin(ContentAdmin):
    """What it says holds for plans begun from now on."""

    list_display = ["who", "due_days", "is_active"]
    list_filter = ["is_active", "who"]
    fieldsets = [(None, {"fields": ["name", ("who", "due_days", "is_active")]})]
