from django.contrib import admin, messages
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from parks.confirming import confirm
from parks.fact_rules import unusual
from parks.fact_states import SOON, TO_CONFIRM, FactState, state_of, to_confirm
from parks.fact_values import value_of
from parks.models import Fact, FactDefinition, FactGroup, FactOption
from parks.tables import FACTS
from portal.kit.admin import ContentAdmin, ContentTabularInline, PartAdmin
from portal.kit.admin.asking import SURE, AskingForm
from portal.kit.admin.parts import PartForm
from portal.kit.admin.tables import Tabled

from .filters import PrefectureFilter


def in_state(state, today):
    """The condition on facts that are in this state on a day; as `state_of` says it of one."""
    stale = Q(expires_on__isnull=True) | Q(expires_on__lt=today)
    soon = Q(confirmed_on__isnull=False, expires_on__range=(today, today + SOON))
    fresh = Q(confirmed_on__isnull=False, expires_on__gt=today + SOON)
    unconfirmed = Q(confirmed_on__isnull=True, expires_on__gte=today)
    known = {"stale": stale, "due_soon": soon, "fresh": fresh, "unconfirmed": unconfirmed}
    return to_confirm(today) if state == TO_CONFIRM else known[state]


class StateFilter(admin.SimpleListFilter):
    title = gettext_lazy("状态")
    parameter_name = "fact_state"

    def lookups(self, request, model_admin):
        return [(TO_CONFIRM, _("须再核实的")), *FactState.choices]

    def queryset(self, request, queryset):
        known = self.value() in (TO_CONFIRM, *FactState.values)
        return queryset.filter(in_state(self.value(), localdate())) if known else queryset


class PrefectureOfParkFilter(PrefectureFilter):
    """Facts of a park and of its sites lie where the park does."""

    def queryset(self, request, queryset):
        known = {code for code, _name in self.lookup_choices}
        if self.value() not in known:
            return queryset
        paths = ("park__area", "site__park__area", "area")
        return queryset.filter(Q(*((f"{path}__code__startswith", self.value()) for path in paths), _connector=Q.OR))


class GroupFilter(admin.SimpleListFilter):
    title = gettext_lazy("分组")
    parameter_name = "group"

    def lookups(self, request, model_admin):
        return FactGroup.choices

    def queryset(self, request, queryset):
        return queryset.filter(definition__group=self.value()) if self.value() in FactGroup.values else queryset


class FactOptionInline(ContentTabularInline):
    model = FactOption
    fields = ["code", "name", "order"]


@admin.register(FactDefinition)
class FactDefinitionAdmin(ContentAdmin):
    """What may be stated; the province decides."""

    list_display = ["code", "subject", "group", "kind", "unit", "is_required", "life_days", "is_active"]
    list_filter = ["subject", "group", "kind", "is_required", "is_active"]
    search_fields = ["help_text_zh_hans"]
    inlines = [FactOptionInline]
    fieldsets = [
        (None, {"fields": ["name", "code", ("subject", "group", "order"), ("kind", "unit"), "help_text", "example"]}),
        (
            gettext_lazy("规则"),
            {
                "fields": [
                    ("is_required", "life_days", "is_active"),
                    ("minimum", "maximum"),
                    ("usual_change_percent", "better"),
                ]
            },
        ),
    ]


class FactForm(AskingForm, PartForm):
    """A fact as its definition wants it; an unusual leap is saved once the person says that it is right."""

    def doubts(self):
        last = Fact.objects.filter(pk=self.instance.pk, definition=self.instance.definition).first()
        words = unusual(self.instance, last) if last else ""
        return {"number": words} if words else {}


@admin.register(Fact)
class FactAdmin(Tabled, PartAdmin):
    """The facts of all parks, sites and areas; what is still true is confirmed for a whole list in one step."""

    table = FACTS
    form = FactForm
    list_display = ["definition", "subject", "shown_value", "as_of", "expires_on", "shown_state"]
    list_filter = [
        StateFilter,
        GroupFilter,
        ("park", admin.RelatedOnlyFieldListFilter),
        ("site", admin.RelatedOnlyFieldListFilter),
        PrefectureOfParkFilter,
    ]
    list_select_related = ["definition", "option", "park", "site__park", "area"]
    search_fields = [
        *("park__name_zh_hans", "park__name_en", "site__name_zh_hans", "site__name_en", "site__code"),
        *("area__name_zh_hans", "area__name_en", "definition__name_zh_hans", "definition__name_en"),
    ]
    ordering = ["expires_on", "pk"]
    actions = ["still_true"]
    fieldsets = [
        (None, {"fields": ["definition", ("park", "site", "area")]}),
        (
            gettext_lazy("数值"),
            {"fields": [("number", "number_to", "unit"), SURE, ("option", "is_true", "dated"), "text"]},
        ),
        (gettext_lazy("来源"), {"fields": ["as_of", "source", "source_note"]}),
    ]

    def found_as(self, obj):
        return obj.subject

    @admin.display(description=gettext_lazy("对象"))
    def subject(self, fact):
        return f"{fact.site.park} · {fact.site}" if fact.site else fact.subject

    @admin.display(description=gettext_lazy("数值"))
    def shown_value(self, fact):
        return value_of(fact)

    @admin.display(description=gettext_lazy("状态"))
    def shown_state(self, fact):
        return state_of(fact).label

    @admin.action(description=gettext_lazy("仍然属实"), permissions=["change"])
    def still_true(self, request, queryset):
        number = confirm(queryset, by=request.user)
        told = ngettext("已确认 %(number)d 项事实仍然属实。", "已确认 %(number)d 项事实仍然属实。", number)
        self.message_user(request, told % {"number": number}, messages.SUCCESS)


@admin.register(FactOption)
class FactOptionAdmin(ContentAdmin):
    """The answers of all definitions; usually edited below theirs."""

    list_display = ["definition", "code", "order"]
    search_fields = ["definition__code"]
    fieldsets = [(None, {"fields": ["definition", "name", ("code", "order")]})]
