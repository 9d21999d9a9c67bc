"""The admin as a person at a desk uses it: pages of any model by name, forms filled in as they came."""

from dataclasses import dataclass

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.forms import ModelMultipleChoiceField
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from portal.kit.admin import ReadOnlyAdmin
from portal.models import SearchEntry

MODELS = sorted(admin.site.models(), key=lambda model: model._meta.label)
EDITED = [model for model in MODELS if not isinstance(admin.site.get_model_admin(model), ReadOnlyAdmin)]
LANGUAGES = ["zh-hans", "en"]


def named(model):
    return model._meta.label


def address(model, page, *args, language="zh-hans"):
    """The address of "changelist", "add", "change", "history" or "delete" of a model."""
    with override(language):
        return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@dataclass
class Desk:
    """A signed-in person and one row of every model."""

    client: Client
    rows: dict

    def row(self, model):
        return self.rows[model]

    def open(self, model, page, language="zh-hans", data=None):
        args = [] if page in ("changelist", "add") else [self.row(model).pk]
        return self.client.get(address(model, page, *args, language=language), data)


def entries_of(row):
    """What site search knows of a row."""
    return SearchEntry.objects.filter(content_type=ContentType.objects.get_for_model(row), object_pk=row.pk)


def typed(response):
    """What a browser would send from the form on this page if nothing were changed."""
    data = _fields(response.context["adminform"].form)
    for inline in response.context["inline_admin_formsets"]:
        data |= _fields(inline.formset.management_form)
        for form in inline.formset.initial_forms:
            data |= _fields(form)
    return data


def _fields(form):
    names = [name for name in form.fields if name != "DELETE"]
    values = {form.add_prefix(name): _sent(form[name].value(), form.fields[name]) for name in names}
    return {name: value for name, value in values.items() if value is not None}


def _sent(value, field):
    """A box that is not ticked is not sent; one empty field is sent as an empty text, an empty list not at all."""
    match value:
        case None:
            return None if isinstance(field, ModelMultipleChoiceField) else ""
        case False:
            return None
        case True:
            return "on"
    return value
