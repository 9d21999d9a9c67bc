"""Columns that many lists share."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from portal.kit.text import translated


def title_field(model):
    """Whether rows of this model have a "name", a "title" or neither."""
    names = {field.name for field in model._meta.fields}
    return next((name for name in ("name", "title") if name in names), None)


def title_column(model):
    """The row's name in the page's language with the other language's below, or the word that it has none."""
    field = title_field(model)
    ordering = "name_sort" if any(f.name == "name_sort" for f in model._meta.fields) else f"{field}_zh_hans"

    @admin.display(description=model._meta.get_field(field).verbose_name, ordering=ordering)
    def title(row):
        return format_html('<span class="title">{}</span>{}', translated(row, field), _other_language(row, field))

    return title


def _other_language(row, field):
    suffix, lang = ("zh_hans", "zh-Hans") if get_language() == "en" else ("en", "en")
    text = getattr(row, f"{field}_{suffix}")
    if text and getattr(row, f"{field}_en"):
        return format_html('<span class="subtitle" lang="{}">{}</span>', lang, text)
    return format_html('<span class="subtitle missing">{}</span>', _("缺英文"))


@admin.display(description=gettext_lazy("发布状态"), ordering="state")
def state_badge(row):
    return format_html('<span class="badge state-{}">{}</span>', row.state, row.get_state_display())
