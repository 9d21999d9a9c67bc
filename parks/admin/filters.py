from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from parks.models import Area


class PrefectureFilter(admin.SimpleListFilter):
    """Rows of one prefecture and its counties, by the first four digits of their GB/T 2260 code."""

    title = _("市州")
    parameter_name = "prefecture"
    path = "area__code"

    def lookups(self, request, model_admin):
        prefectures = Area.objects.prefectures().without_boundary()
        return [(area.code[:4], area.name) for area in prefectures]

    def queryset(self, request, queryset):
        known = {code for code, _name in self.lookup_choices}
        return queryset.filter(**{f"{self.path}__startswith": self.value()}) if self.value() in known else queryset


class OwnPrefectureFilter(PrefectureFilter):
    """The same for the areas themselves."""

    path = "code"
