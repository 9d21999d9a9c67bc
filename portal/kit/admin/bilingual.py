from modeltranslation.admin import (
    TranslationAdmin,
    TranslationBaseModelAdmin,
    TranslationInlineModelAdmin,
    TranslationStackedInline,
    TranslationTabularInline,
)

from .base import BaseAdmin
from .columns import title_column, title_field
from .filters import EnglishFilter
from .forms import PlacedErrorsForm
from .related import FoundByName
from .scoped import ScopedInline

LANGUAGES = {"zh_hans": "zh-Hans", "en": "en"}


class SideBySide(FoundByName, TranslationBaseModelAdmin):
    """A field with a column per language stands as one line: Chinese first, English beside it."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        original = getattr(db_field, "translated_field", None)
        if field and original:
            suffix = db_field.name.removeprefix(f"{original.name}_")
            field.help_text = self._help_beside(original, suffix)
            field.widget.attrs["lang"] = LANGUAGES[suffix]
        return field

    def _help_beside(self, original, suffix):
        """What to write is said once, below the Chinese."""
        return "" if suffix == "en" else self.help_texts.get(original.name, original.help_text)

    def side_by_side(self, fields):
        return [self._columns(field) for field in fields]

    def _columns(self, field):
        """A field in two languages becomes a line of two columns; a line that is one already stays as it is."""
        if field in self.trans_opts.all_fields:
            return tuple(f"{field}_{suffix}" for suffix in LANGUAGES)
        return field


class ContentAdmin(SideBySide, BaseAdmin, TranslationAdmin):
    """Rows written in Chinese and English. `fieldsets` names a field once; both its columns are shown."""

    def __init__(self, model, admin_site):
        super().__init__(model, admin_site)
        self.columns = {field.name for field in self.opts.fields}
        self.title_field = title_field(model)
        self.title_columns = [title_column(model)] if self.title_field else []

    def get_fieldsets(self, request, obj=None):
        return [
            (title, options | {"fields": self.side_by_side(options["fields"])})
            for title, options in (*self.fieldsets, *self.system_fieldsets())
        ]

    def system_fieldsets(self):
        return []

    def get_list_display(self, request):
        return [*self.title_columns, *self.list_display]

    def get_list_filter(self, request):
        return [*self.list_filter, EnglishFilter] if self.title_field else self.list_filter

    def get_search_fields(self, request):
        """Both names and what else identifies a row, so that a lookup finds it however it is typed."""
        keys = [f"{self.title_field}_zh_hans", f"{self.title_field}_en", "slug", "code", "name_sort"]
        return [*(key for key in keys if key in self.columns), *self.search_fields]

    def get_prepopulated_fields(self, request, obj=None):
        """A new row gets its address from its English name."""
        return {"slug": [f"{self.title_field}_en"]} if "slug" in self.columns and obj is None else {}


class ContentInline(ScopedInline, SideBySide, TranslationInlineModelAdmin):
    form = PlacedErrorsForm
    extra = 0
    show_change_link = True

    def get_fieldsets(self, request, obj=None):
        """`fieldsets` where there are many fields, else those of `fields` in one."""
        given = self.fieldsets or [(None, {"fields": self.fields})]
        return [(title, options | {"fields": self.side_by_side(options["fields"])}) for title, options in given]


class ContentStackedInline(ContentInline, TranslationStackedInline):
    """Rows of several lines each below their parent's form."""


class ContentTabularInline(ContentInline, TranslationTabularInline):
    """Short rows as a table below their parent's form."""
