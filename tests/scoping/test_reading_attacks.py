"""Attacks that want to read what is not theirs: by address, by asking the list, by choosing, by fetching."""

import io

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from openpyxl import load_workbook

from brands.models import Brand, Mark, Product
from investment.models import Term
from parks.models import Enterprise, Membership, Park, User
from portal.kit.history import write_down
from portal.kit.models import Change, Revision
from tests.factories import make_attachment, make_picture, make_term

from .people import FOREIGN, Client, address, list_of, typed

pytestmark = pytest.mark.django_db
LANGUAGES = ["zh-hans", "en"]


def refused(response):
    """Whether the list took the question for nonsense instead of answering it."""
    return response.status_code == 302 and "e=1" in response["Location"]


@pytest.mark.parametrize(
    "question",
    [
        *("park__committee__x", "park__phone__startswith", "park__area__code__exact", "park__id__exact"),
        *("area__parks__phone__contains", "brands__name_zh_hans__contains", "sources__title_zh_hans__contains"),
        *("pk__in", "park__isnull", "park__email__regex", "stock_code__startswith"),
    ],
)
def test_a_list_answers_no_question_that_it_does_not_offer(cast, question):
    assert refused(list_of(cast.editor, Enterprise, **{question: "1"}))


def test_a_brand_list_does_not_tell_about_a_firm_by_counting(cast):
    assert refused(list_of(cast.editor, Brand, enterprise__stock_code__startswith="600"))


@pytest.mark.parametrize("order", ["99", "-99", "1.2.3.4.5", "park__phone", "enterprise", "-", "..", "1' OR 1=1"])
def test_ordering_tricks_neither_break_the_list_nor_widen_it(cast, order):
    response = list_of(cast.editor, Enterprise, o=order)

    assert response.status_code == 200
    assert list(response.context["cl"].queryset) == [cast.ours.firm]


@pytest.mark.parametrize("extra", [{"all": ""}, {"p": "99999"}, {"_facets": "True"}, {"e": "1"}, {"_popup": "1"}])
def test_switches_of_the_list_show_nobody_elses_rows(cast, extra):
    response = list_of(cast.editor, Enterprise, **extra)

    assert FOREIGN not in response.text


def test_a_key_of_another_column_opens_nothing(cast):
    foreign = address(Enterprise, "change", cast.theirs.firm.pk)
    by_slug = address(Enterprise, "change", cast.theirs.firm.slug)

    assert cast.editor.client.get(f"{foreign}?_to_field=id&_popup=1").status_code == 404
    assert cast.editor.client.get(f"{by_slug}?_to_field=slug").status_code in (400, 404)
    assert list_of(cast.editor, Enterprise, _to_field="password").status_code == 400


def test_a_search_for_a_foreign_name_finds_and_counts_nothing(cast):
    response = list_of(cast.editor, Enterprise, q=FOREIGN, _facets="True")

    assert response.context["cl"].result_count == 0
    assert str(cast.theirs.firm) not in response.text


def test_a_search_through_relations_finds_own_rows_only(cast):
    assert list_of(cast.editor, Mark, q=cast.theirs.brand.name_zh_hans).context["cl"].result_count == 0
    assert list_of(cast.editor, Mark, q=cast.ours.brand.name_zh_hans).context["cl"].result_count == 1


@pytest.mark.parametrize("page", ["change", "delete", "history", "review"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_foreign_row_is_not_there_in_either_language(cast, page, language):
    foreign = cast.editor.open(cast.theirs.firm, page, language=language)
    absent = cast.editor.client.get(address(Enterprise, page, 987654, language=language))

    assert (foreign.status_code, absent.status_code) == (404, 404)
    assert FOREIGN not in foreign.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_foreign_draft_cannot_be_previewed(cast, language):
    assert cast.editor.open(cast.secret.firm, "preview", language).status_code == 404
    assert cast.city.open(cast.secret.park, "preview", language).status_code == 404


@pytest.mark.parametrize("method", ["head", "options", "put", "patch", "delete"])
def test_unusual_methods_reach_no_foreign_row(cast, method):
    response = getattr(cast.editor.client, method)(address(Park, "change", cast.theirs.park.pk))

    assert response.status_code in (404, 405)
    assert Park.objects.filter(pk=cast.theirs.park.pk).exists()


def test_a_method_named_in_a_header_is_not_believed(cast):
    client, url = cast.editor.client, address(Enterprise, "delete", cast.theirs.firm.pk)

    assert (
        client.post(url, {"post": "yes", "_method": "GET"}, headers={"x-http-method-override": "GET"}).status_code
        == 404
    )


@pytest.mark.parametrize("which", ["theirs", "secret"])
def test_view_on_site_leads_to_no_row_that_is_not_seen(cast, which):
    """Its redirect would tell the address of a row, and whether there is one, by number alone."""
    row = getattr(cast, which).firm
    kind = ContentType.objects.get_for_model(row)

    response = cast.editor.client.get(f"/admin/r/{kind.pk}/{row.pk}/")

    assert response.status_code == 404
    assert row.slug not in response.get("Location", "")


@pytest.mark.parametrize(
    ("model", "field"), [(Enterprise, "park"), (Brand, "enterprise"), (Mark, "brand"), (Membership, "park")]
)
def test_completion_of_a_foreign_name_offers_nothing(cast, model, field):
    asked = {"app_label": model._meta.app_label, "model_name": model._meta.model_name, "field_name": field}
    answer = cast.publisher.client.get(reverse("admin:autocomplete"), asked | {"term": FOREIGN})

    assert answer.status_code == 200
    assert answer.json()["results"] == []


@pytest.mark.parametrize(
    ("model_name", "field"),
    [("user", "password"), ("membership", "user"), ("session", "user"), ("park", "no_such"), ("park", "figures")],
)
def test_completion_of_what_is_no_lookup_is_refused(cast, model_name, field):
    asked = {"app_label": "parks", "model_name": model_name, "field_name": field, "term": ""}

    assert cast.editor.client.get(reverse("admin:autocomplete"), asked).status_code == 403


def test_an_open_relation_offers_published_rows_of_others_and_no_draft(cast):
    asked = {"app_label": "brands", "model_name": "product", "field_name": "brand", "term": FOREIGN}
    found = {item["text"] for item in cast.editor.client.get(reverse("admin:autocomplete"), asked).json()["results"]}

    assert found == {str(cast.theirs.brand)}


def test_an_address_fills_a_new_form_with_nothing_foreign(cast):
    response = cast.editor.client.get(address(Enterprise, "add"), {"park": cast.secret.park.pk})

    assert FOREIGN not in response.text


def test_the_history_of_a_foreign_row_is_not_told_by_one_of_an_own_row(cast):
    revision = write_down(cast.secret.firm, by=cast.their_editor.user, before=None)

    response = cast.editor.client.post(address(Enterprise, "restore", cast.ours.firm.pk, revision.pk))

    assert response.status_code == 404
    assert not Change.objects.about(cast.ours.firm).exists()


def test_todays_work_speaks_of_own_rows_only(cast):
    for row in (cast.ours.firm, cast.secret.firm):
        write_down(row, by=cast.their_editor.user, before=None)
        Change.objects.create(
            content_type=ContentType.objects.get_for_model(row), object_pk=row.pk, label=str(row), state="in_review"
        )

    page = cast.publisher.client.get(reverse("admin:index")).text

    assert str(cast.ours.firm) in page
    assert FOREIGN not in page


def test_an_export_of_everything_holds_own_rows_only(cast):
    url = reverse("admin:parks_enterprise_export", args=["csv"])
    text = cast.editor.client.get(url, {"all": "", "p": "1"}).getvalue().decode("utf-8-sig")

    assert cast.ours.firm.name_zh_hans in text
    assert FOREIGN not in text


def test_an_export_with_a_question_it_does_not_offer_is_refused(cast):
    url = reverse("admin:parks_enterprise_export", args=["csv"])

    assert cast.editor.client.get(url, {"park__phone__startswith": "0"}).status_code == 302


def test_a_template_for_imports_lists_own_choices_only(cast):
    file = cast.editor.client.get(reverse("admin:parks_enterprise_import_template", args=["xlsx"])).getvalue()
    cells = [str(cell) for sheet in load_workbook(io.BytesIO(file)) for line in sheet.values for cell in line]

    assert any(cast.ours.park.name_zh_hans in cell for cell in cells)
    assert not any(FOREIGN in cell for cell in cells)


@pytest.mark.parametrize("make", [make_picture, make_attachment])
def test_a_file_of_a_foreign_draft_cannot_be_fetched_by_address(cast, make):
    file = make(cast.secret.firm)
    url = reverse(make.__name__.removeprefix("make_"), args=[file.name])

    assert cast.editor.client.get(url).status_code == 404
    assert Client().get(url).status_code == 404
    assert cast.province.client.get(url).status_code == 200


def test_what_no_scope_leads_to_belongs_to_the_province(cast):
    term = make_term()

    for person in (cast.editor, cast.publisher, cast.city):
        assert list_of(person, Term).status_code == 403
        assert person.open(term).status_code == 404
    assert list_of(cast.province, Term).status_code == 200


@pytest.mark.parametrize("who", ["editor", "publisher", "city"])
def test_nobody_but_the_province_leafs_through_accounts(cast, who):
    person = getattr(cast, who)

    assert list_of(person, User).status_code == 403
    assert person.open(cast.their_editor.user).status_code == 404


def test_an_own_form_with_a_foreign_choice_does_not_tell_its_name(cast):
    data = typed(cast.editor.open(cast.ours.firm)) | {"park": cast.secret.park.pk, "_save": "1"}

    answer = cast.editor.client.post(address(Enterprise, "change", cast.ours.firm.pk), data)

    assert "park" in answer.context["adminform"].form.errors
    assert FOREIGN not in answer.text


def test_a_foreign_change_is_not_listed_even_when_it_names_an_own_number(cast):
    """Changes are told apart by kind and number: a foreign brand may have the number of an own firm."""
    kind = ContentType.objects.get_for_model(Product)
    Change.objects.create(content_type=kind, object_pk=cast.ours.firm.pk, label=FOREIGN, state="in_review")

    assert FOREIGN not in list_of(cast.publisher, Change).text
    assert not Revision.objects.filter(label=FOREIGN).exists()
