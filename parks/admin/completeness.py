"""How complete the facts of the listed parks are: a column and a filter, each one query for all parks."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parks.completeness import Completeness, completeness_of
from portal.kit.admin.lists import LightList

ENOUGH, HALF = 90, 50  # per cent of the must-have facts; the first is what the scorecard wants of a published park (I1)


class CompleteList(LightList):
    """Counts the must-have facts of the parks of one page together."""

    def get_results(self, request):
        super().get_results(request)
        parks = list(self.result_list)
        found = completeness_of(parks) if parks else {}
        for park in parks:
            park.completeness = found[park.pk]


@admin.display(description=gettext_lazy("必填事实"))
def completeness_column(park):
    """So many are stated, sourced and fresh; it leads to what is missing."""
    found: Completeness = park.completeness
    if not found.total:
        return "—"
    url = reverse("admin:parks_park_facts", args=[park.pk])
    counts = {"good": found.good, "total": found.total, "stated": found.stated}
    told = _("%(total)d 项中 %(good)d 项有效，%(stated)d 项已提供") % counts
    return format_html('<a href="{}?only=missing">{}%</a><span class="subtitle">{}</span>', url, found.percent, told)


class CompletenessFilter(admin.SimpleListFilter):
    """By the share of must-have facts that are stated, sourced and fresh."""

    title = gettext_lazy("必填事实有效的比例")
    parameter_name = "complete"

    def lookups(self, request, model_admin):
        return [
            ("enough", _("90% 及以上")),
            ("some", _("50% 到 89%")),
            ("few", _("不到 50%")),
        ]

    def queryset(self, request, queryset):
        bands = {"enough": range(ENOUGH, 101), "some": range(HALF, ENOUGH), "few": range(HALF)}
        if self.value() not in bands:
            return queryset
        found = completeness_of(queryset.model._base_manager.only("pk"))
        return queryset.filter(pk__in=[pk for pk, one in found.items() if one.percent in bands[self.value()]])
