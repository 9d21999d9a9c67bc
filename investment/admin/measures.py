from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from investment.models import Measure
from parks.admin.sourced import SourcedAdmin
from portal.kit.admin.forms import ScopedForm


class MeasureForm(ScopedForm):
    """The two fields that hold data for matching must have its shape, or no page could read them."""

    def clean_benefit(self):
        benefit = self.cleaned_data["benefit"]
        if benefit is not None and not isinstance(benefit, dict):
            raise forms.ValidationError(_('须是一个对象，如 {"type": "subsidy"}。'))
        return benefit or {}

    def clean_conditions(self):
        conditions = self.cleaned_data["conditions"] or []
        if not isinstance(conditions, list) or not all(map(is_condition, conditions)):
            raise forms.ValidationError(_("须是一个列表，每项有 field、op 和 value。"))
        return conditions


def is_condition(item):
    return isinstance(item, dict) and all(isinstance(item.get(key), str) for key in ("field", "op"))


@admin.register(Measure)
class MeasureAdmin(SourcedAdmin):
    form = MeasureForm
    list_display = ["section", "benefit_kind", "status", "order"]
    list_filter = ["status", ("benefit_kind", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["summary_zh_hans", "summary_en", "authority_zh_hans"]
    help_texts = {
        "title": _("一句话说清给什么，如“创业投资按投资额 70% 抵扣”。"),
        "summary": _("照文件写：谁、什么条件、给什么。"),
        "authority": _("向哪个机关申请。"),
        "how_to_apply": _("材料、时限和网上办理地址。"),
        "conditions": _('列表，如 [{"field": "enterprise.high_tech", "op": "eq", "value": true}]；须同时满足。'),
    }
    fieldsets = [
        (None, {"fields": ["title", "slug", ("section", "order")]}),
        (_("内容"), {"fields": ["summary", "audiences", "benefit_kind", "status", "note"]}),
        (_("办理"), {"fields": ["authority", "how_to_apply"]}),
        (_("政策匹配数据"), {"fields": ["conditions", "benefit"], "classes": ["collapse"]}),
    ]
