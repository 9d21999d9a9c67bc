"""Filters that many lists share."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .columns import title_field


def without_english(model):
    """The rows whose name has no English yet."""
    column = f"{title_field(model)}_en"
    return Q(**{column: ""}) | Q(**{f"{column}__isnull": True})


class YesNoFilter(admin.SimpleListFilter):
    """A condition that a row meets or not; any other value in the address filters nothing."""

    yes, no = _("是"), _("否")

    def condition(self, model):
        raise NotImplementedError

    def lookups(self, request, model_admin):
        return [("yes", self.yes), ("no", self.no)]

    def queryset(self, request, queryset):
        match self.value():
            case "yes":
                return queryset.filter(self.condition(queryset.model))
            case "no":
                return queryset.exclude(self.condition(queryset.model))
        return queryset


class EnglishFilter(YesNoFilter):
    title = _("英文")
    parameter_name = "english"
    yes, no = _("有英文名称"), _("缺英文名称")

    def condition(self, model):
        return ~without_english(model)
