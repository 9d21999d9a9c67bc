"""Every page of every model opens, in both languages."""

import pytest
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteMixin

from investment.models import AftercarePlan, FirmRequest, Referral
from parks.models import Membership, Park, User
from portal.kit.review import is_held

from .desk import EDITED, LANGUAGES, MODELS, address, named

pytestmark = pytest.mark.django_db
BEGUN_ELSEWHERE = {AftercarePlan}  # by a case that is signed
KEPT = {User, Membership, AftercarePlan, FirmRequest, Referral}  # ended, closed or erased, never deleted
every_model = pytest.mark.parametrize("model", MODELS, ids=named)
every_edited_model = pytest.mark.parametrize("model", EDITED, ids=named)
both_languages = pytest.mark.parametrize("language", LANGUAGES)


@every_model
def test_the_test_has_a_row_of_every_model(desk, model):
    assert desk.row(model) is not None


@both_languages
@every_model
def test_list_row_and_history_open(desk, model, language):
    for page in ("changelist", "change", "history"):
        response = desk.open(model, page, language)

        assert response.status_code == 200, page
        assert f'<html lang="{language}"' in response.text


@both_languages
@every_edited_model
def test_empty_form_and_delete_confirmation_open(desk, model, language):
    assert desk.open(model, "add", language).status_code == (403 if model in BEGUN_ELSEWHERE else 200)
    kept = model in KEPT or is_held(desk.row(model))
    assert desk.open(model, "delete", language).status_code == (403 if kept else 200)


@every_model
def test_the_list_shows_the_row(desk, model):
    response = desk.open(model, "changelist")

    page = "change" if admin.site.get_model_admin(model).list_display_links is not None else "review"
    assert (address(model, page, desk.row(model).pk) if page == "change" else str(desk.row(model))) in response.text


@every_edited_model
def test_every_column_a_person_may_write_is_on_the_form(desk, model):
    response = desk.open(model, "change")
    form = response.context["adminform"]
    originals = {field.translated_field.name for field in model._meta.fields if hasattr(field, "translated_field")}
    many = [field for field in model._meta.many_to_many if field.remote_field.through._meta.auto_created]  # no parts
    own = {field.name for field in (*model._meta.fields, *many) if field.editable}
    elsewhere = {"id", "first_name", "last_name", "password", "focus", "boundary"}

    assert own - originals - elsewhere <= {*form.form.fields, *form.readonly_fields}


@every_edited_model
def test_every_relation_is_looked_up_by_typing(desk, model):
    form = desk.open(model, "change").context["adminform"].form
    widgets = {name: getattr(field.widget, "widget", field.widget) for name, field in form.fields.items()}
    relations = [name for name, field in form.fields.items() if hasattr(field, "queryset")]

    assert [n for n in relations if not isinstance(widgets[n], AutocompleteMixin)] in ([], ["permissions"])


@every_model
def test_lookup_by_typing_answers(desk, model):
    for field in (*model._meta.fields, *model._meta.many_to_many):
        if field.remote_field and admin.site.is_registered(field.related_model):
            where = {"app_label": model._meta.app_label, "model_name": model._meta.model_name, "field_name": field.name}
            for term in ("人參", "\0"):
                response = desk.client.get("/admin/autocomplete/", where | {"term": term})

                assert response.status_code == 200, (field.name, term)


def test_delete_confirmation_lists_no_links_between_rows(province_client, world):
    type(world.park).objects.filter(pk=world.park.pk).update(state="archived")

    assert "object (" not in province_client.get(address(Park, "delete", world.park.pk)).text
