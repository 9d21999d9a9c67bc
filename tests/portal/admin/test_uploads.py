"""Pictures and documents below the form of what they belong to."""

import pytest
from django.test import Client
from django.urls import reverse

from parks.models import Park, Role
from portal.kit.media.keys import preview_url
from portal.kit.models import Change, ChangeStep, Picture
from portal.kit.review import approve, move
from tests.factories import a_document, a_picture, make_park, make_picture, make_user

from .desk import address, typed

pytestmark = pytest.mark.django_db
PICTURES = "kit-picture-content_type-object_pk"
ATTACHMENTS = "kit-attachment-content_type-object_pk"
ALT = {"alt_zh_hans": "厂房", "alt_en": "Halls", "order": 0}
TITLE = {"title_zh_hans": "目录", "title_en": "List", "order": 0}


def send(client, park, prefix, *rows, **changed):
    """Press "save" with so many new rows in an inline."""
    url = address(Park, "change", park.pk)
    data = typed(client.get(url)) | changed
    data |= {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
    for number, row in enumerate(rows):
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return client.post(url, data)


def problems(response, prefix):
    inline = next(i for i in response.context["inline_admin_formsets"] if i.formset.prefix == prefix)
    return inline.formset.forms[0].errors if inline.formset.forms else {}


def test_picture_is_added_with_both_texts(province_client):
    park = make_park(state="draft")

    response = send(province_client, park, PICTURES, ALT | {"upload": a_picture((40, 30))})

    assert response.status_code == 302
    picture = park.pictures.get()
    assert (picture.width, picture.height, picture.alt_zh_hans, picture.alt_en) == (40, 30, "厂房", "Halls")


def test_document_is_added_with_both_titles(province_client):
    park = make_park(state="draft")

    send(province_client, park, ATTACHMENTS, TITLE | {"upload": a_document()})

    assert park.attachments.get().kind == "pdf"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"upload": a_document(b"<svg/>")}, "upload"),
        ({"upload": ""}, "upload"),
        ({"alt_en": ""}, "alt_en"),
        ({"alt_zh_hans": ""}, "alt_zh_hans"),
        ({"is_map": "on"}, "map_review_number"),
        ({"kept": "forged"}, None),
    ],
)
def test_what_is_wrong_stands_beside_its_field(province_client, changed, field):
    park = make_park(state="draft")

    response = send(province_client, park, PICTURES, ALT | {"upload": a_picture((40, 30))} | changed)

    if field is None:
        assert response.status_code == 302
    else:
        assert [*problems(response, PICTURES)] == [field]
        assert not park.pictures.exists()


def test_map_with_its_number_is_taken(province_client):
    park, number = make_park(state="draft"), "吉S(2024)012号"

    send(province_client, park, PICTURES, ALT | {"upload": a_picture(), "is_map": "on", "map_review_number": number})

    assert park.pictures.get().map_review_number == number


def test_mistake_elsewhere_does_not_ask_for_the_file_again(province_client):
    park = make_park(state="draft")
    refused = send(province_client, park, PICTURES, ALT | {"upload": a_picture((40, 30))}, name_zh_hans="")
    inline = next(i for i in refused.context["inline_admin_formsets"] if i.formset.prefix == PICTURES)
    kept = inline.formset.forms[0]["kept"].value()

    assert 'class="thumbnail"' in refused.text
    send(province_client, park, PICTURES, ALT | {"kept": kept})

    assert park.pictures.get().width == 40


def test_another_file_takes_the_place_of_the_first(province_client):
    picture = make_picture(make_park(state="draft"), size=(40, 30))
    url = address(Park, "change", picture.object_pk)
    before = picture.name

    province_client.post(url, typed(province_client.get(url)) | {f"{PICTURES}-0-upload": a_picture((20, 10))})

    picture.refresh_from_db()
    assert picture.width == 20
    assert picture.name != before


def test_more_than_twelve_pictures_are_refused(province_client):
    park, kept = make_park(state="draft"), [ALT | {"upload": a_picture((2, 2))} for _ in range(13)]

    response = send(province_client, park, PICTURES, *kept)

    assert response.status_code == 200
    assert not Picture.objects.exists()


def test_picture_of_a_published_row_waits_and_its_file_survives_the_waiting(province_client):
    park = make_park()

    send(province_client, park, PICTURES, ALT | {"upload": a_picture((40, 30))})
    waiting = Change.objects.open().get()
    assert not park.pictures.exists()
    name = waiting.after["parts"]["pictures"][0]["fields"]["name"]
    assert preview_url("picture", name).partition("?")[0] in province_client.get(address(Park, "review", park.pk)).text
    approve(move(waiting, ChangeStep.Action.SUBMIT, by=waiting.authors.get()), by=make_user(None, Role.PROVINCE_OWNER))

    picture = park.pictures.get()
    assert (picture.width, picture.alt_en) == (40, "Halls")
    assert Client().get(reverse("picture", args=[picture.name])).status_code == 200


def test_picture_of_somebody_else_cannot_be_reached_by_its_number(client):
    own, foreign = make_park(state="draft"), make_picture(make_park(state="draft"), size=(40, 30))
    client.force_login(make_user(None, Role.COMMITTEE_EDITOR, park=own))
    url = address(Park, "change", own.pk)
    forged = {"id": foreign.pk, "alt_zh_hans": "改", "alt_en": "Changed", "order": 0, "DELETE": "on"}
    data = typed(client.get(url)) | {f"{PICTURES}-TOTAL_FORMS": 1, f"{PICTURES}-INITIAL_FORMS": 1}

    client.post(url, data | {f"{PICTURES}-0-{name}": value for name, value in forged.items()})

    foreign.refresh_from_db()
    assert foreign.alt_en != "Changed"
    assert foreign.row != own
