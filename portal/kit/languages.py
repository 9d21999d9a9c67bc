"""What the columns of a text in two languages are called."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

LABELS = {"zh_hans": _("{field}（中文）"), "en": _("{field}（英文）")}


def name_columns(models):
    """In words instead of modeltranslation's codes, wherever a column is spoken of."""
    for field in (field for model in models for field in model._meta.fields):
        if original := getattr(field, "translated_field", None):
            label = LABELS[field.name.removeprefix(f"{original.name}_")]
            field.verbose_name = format_lazy(label, field=original.verbose_name)
