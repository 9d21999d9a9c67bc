"""Attacks that want to write what is not theirs: forged forms, inlines, lists, files, versions."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from brands.models import Brand, Mark
from parks.models import Enterprise, Park, ParkFigure, Source
from portal.kit.history import write_down
from portal.kit.models import Change, Import, Picture, Revision
from portal.kit.review import open_change
from portal.kit.snapshots import snapshot
from tests.factories import make_enterprise, make_picture
from tests.portal.admin.files import csv_bytes, problems, upload

from .people import FOREIGN, address, errors, form_of, post_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(cast):
    """A draft of ours: what is saved in its form is written at once."""
    return make_enterprise(area=cast.ours.area, park=cast.ours.park, state="draft", slug="our-draft")


@pytest.fixture
def waiting(cast):
    """What the other park's editor has submitted about their firm."""
    cast.their_editor.save(cast.theirs.firm, "_submit", stock_code="600009")
    return open_change(cast.theirs.firm)


@pytest.mark.parametrize("side", ["theirs", "secret"])
def test_a_firm_cannot_be_put_into_a_foreign_park(cast, draft, side):
    answer = post_form(cast.editor, draft, park=getattr(cast, side).park.pk)

    assert "park" in errors(answer)
    draft.refresh_from_db()
    assert draft.park == cast.ours.park


def test_a_firm_cannot_be_moved_away_by_leaving_its_park_empty(cast, draft):
    answer = post_form(cast.editor, draft, park="", area=cast.theirs.area.pk)

    assert errors(answer) == {"park": ["请选择您负责的范围。"]}
    draft.refresh_from_db()
    assert draft.park == cast.ours.park


def test_a_published_firm_cannot_be_moved_away_by_a_change_that_waits(cast):
    answer = post_form(cast.editor, cast.ours.firm, park="", area=cast.theirs.area.pk)

    assert "park" in errors(answer)
    assert open_change(cast.ours.firm) is None


def test_a_committee_cannot_move_its_park_to_another_county(cast):
    ours, theirs = cast.ours, cast.theirs

    response = cast.editor.save(ours.park, area=theirs.area.pk)

    assert "请选择您负责的范围" in response.text
    assert open_change(ours.park) is None


def test_a_coordinator_cannot_move_a_row_to_another_prefecture(cast, draft):
    answer = post_form(cast.city, draft, area=cast.theirs.area.pk)

    assert "area" in errors(answer)


@pytest.mark.parametrize("park", ["theirs", "nobody"])
def test_a_new_firm_cannot_begin_in_a_foreign_park(cast, park):
    chosen = {"park": cast.theirs.park.pk if park == "theirs" else "", "area": cast.theirs.area.pk}
    data = {"name_zh_hans": "新", "slug": "new-firm", "confidence": "unverified", "_save": "1"} | chosen

    answer = cast.editor.client.post(address(Enterprise, "add"), data)

    assert answer.status_code == 200
    assert not Enterprise.objects.filter(slug="new-firm").exists()


@pytest.mark.parametrize("who", ["editor", "publisher"])
def test_a_committee_makes_no_second_park_for_itself(cast, who):
    person = getattr(cast, who)
    data = {"name_zh_hans": "新园区", "slug": "new-park", "area": cast.ours.area.pk, "kind": "industrial", "_save": "1"}

    assert person.client.post(address(Park, "add"), data).status_code == 403
    assert (
        upload(person.client, Park, csv_bytes(["slug", "name_zh_hans", "area"], ["x", "新", "220401"])).state
        == "refused"
    )


def test_a_mark_cannot_be_hung_on_a_foreign_brand(cast):
    data = {"brand": cast.theirs.brand.pk, "kind": Mark.Kind.values[3], "number": "伪造", "_save": "1"}

    answer = cast.editor.client.post(address(Mark, "add"), data)

    assert answer.status_code in (200, 403)
    assert not Mark.objects.filter(number="伪造").exists()


def test_an_inline_cannot_name_a_mark_of_a_foreign_brand(cast):
    """The key of a foreign row in the hidden field of an inline form would change that row, or take it away."""
    data = form_of(cast.editor, cast.ours.brand) | {
        "marks-0-id": cast.theirs.mark.pk, "marks-0-brand": cast.ours.brand.pk, "marks-0-number": "伪造",
    }  # fmt: skip

    answer = cast.editor.client.post(address(Brand, "change", cast.ours.brand.pk), data)

    assert answer.status_code == 200
    assert list(Mark.objects.filter(pk=cast.theirs.mark.pk).values_list("brand", "number")) == [
        (cast.theirs.brand.pk, cast.theirs.mark.number)
    ]
    assert open_change(cast.ours.brand) is None


def test_an_inline_cannot_delete_a_figure_of_a_foreign_park(cast):
    data = form_of(cast.editor, cast.ours.park) | {"figures-0-id": cast.theirs.figure.pk, "figures-0-DELETE": "on"}

    cast.editor.client.post(address(Park, "change", cast.ours.park.pk), data)

    assert ParkFigure.objects.filter(pk=cast.theirs.figure.pk, park=cast.theirs.park).exists()


def test_an_inline_cannot_be_put_below_a_foreign_park(cast):
    data = form_of(cast.editor, cast.ours.park) | {
        "figures-TOTAL_FORMS": "2", "figures-1-park": cast.theirs.park.pk, "figures-1-year": "2019",
        "figures-1-jobs": "1", "figures-1-source_zh_hans": "x", "figures-1-source_en": "x",
    }  # fmt: skip

    cast.editor.client.post(address(Park, "change", cast.ours.park.pk), data)

    assert not cast.theirs.park.figures.filter(year=2019).exists()


def test_a_picture_cannot_be_moved_to_a_foreign_row_or_taken_from_one(cast):
    picture = make_picture(cast.theirs.firm)
    about = f"{Picture._meta.app_label}-picture-content_type-object_pk"
    kind = ContentType.objects.get_for_model(Enterprise).pk
    forged = {
        f"{about}-TOTAL_FORMS": "2", f"{about}-INITIAL_FORMS": "1", f"{about}-0-id": picture.pk,
        f"{about}-0-alt_zh_hans": "伪造", f"{about}-0-alt_en": "forged", f"{about}-0-order": "0",
        f"{about}-0-DELETE": "on", f"{about}-1-content_type": kind, f"{about}-1-object_pk": cast.theirs.firm.pk,
        f"{about}-1-alt_zh_hans": "伪造", f"{about}-1-alt_en": "forged", f"{about}-1-order": "1",
    }  # fmt: skip

    answer = post_form(cast.editor, cast.ours.firm, **forged)

    assert answer.status_code == 200
    assert list(Picture.objects.filter(object_pk=cast.theirs.firm.pk, content_type=kind)) == [picture]
    assert not Picture.objects.filter(alt_zh_hans="伪造").exists()


@pytest.mark.parametrize("page", ["change", "delete", "review"])
@pytest.mark.parametrize("person", ["editor", "publisher", "city"])
def test_nothing_is_posted_to_a_foreign_row(cast, page, person):
    data = {"name_zh_hans": "伪造", "post": "yes", "step": "archive", "_save": "1"}

    answer = getattr(cast, person).client.post(address(Enterprise, page, cast.theirs.firm.pk), data)

    assert answer.status_code == 404
    assert list(Enterprise.objects.filter(pk=cast.theirs.firm.pk).values_list("name_zh_hans", "state")) == [
        (cast.theirs.firm.name_zh_hans, "published")
    ]


@pytest.mark.parametrize("action", ["delete_selected", "archive_rows", "submit_rows", "confirm", "__class__"])
@pytest.mark.parametrize("everything", ["0", "1"])
def test_an_action_of_a_list_does_not_reach_foreign_rows(cast, action, everything):
    before = snapshot(cast.theirs.firm)
    keys = [cast.theirs.firm.pk, cast.secret.firm.pk]
    data = {"action": action, "_selected_action": keys, "select_across": everything, "post": "yes"}

    cast.publisher.client.post(f"{address(Enterprise, 'changelist')}?park__id__exact={cast.theirs.park.pk}", data)

    assert snapshot(cast.theirs.firm) == before
    assert not Revision.objects.about(cast.theirs.firm).exists()
    assert Enterprise.objects.filter(pk__in=keys).count() == 2


@pytest.mark.parametrize("step", ["approve", "return", "take_over", "submit", "recall", "drop", "note", "archive"])
def test_no_step_of_the_review_is_done_with_a_foreign_row(cast, waiting, step):
    answer = cast.publisher.step(cast.theirs.firm, step, "原因")

    assert answer.status_code == 404
    waiting.refresh_from_db()
    assert waiting.state == Change.State.IN_REVIEW
    assert not waiting.steps.filter(by=cast.publisher.user).exists()


def test_a_step_of_an_own_row_does_not_reach_a_foreign_change(cast, waiting):
    cast.publisher.step(cast.ours.firm, "approve", change=waiting.pk, object_pk=cast.theirs.firm.pk)

    waiting.refresh_from_db()
    assert waiting.state == Change.State.IN_REVIEW


def test_foreign_changes_are_not_approved_from_the_list(cast, waiting):
    data = {"action": "approve_changes", "_selected_action": [waiting.pk], "select_across": "1"}

    cast.publisher.client.post(address(Change, "changelist"), data)

    waiting.refresh_from_db()
    assert waiting.state == Change.State.IN_REVIEW


def test_an_editor_approves_nothing_from_the_list(cast):
    cast.publisher.save(cast.ours.firm, "_submit", stock_code="600009")
    change = open_change(cast.ours.firm)

    cast.editor.client.post(
        address(Change, "changelist"), {"action": "approve_changes", "_selected_action": [change.pk]}
    )

    change.refresh_from_db()
    assert change.state == Change.State.IN_REVIEW


def test_a_version_of_a_foreign_row_is_not_brought_back(cast):
    revision = write_down(cast.theirs.firm, by=cast.their_editor.user, before=None)

    answer = cast.editor.client.post(address(Enterprise, "restore", cast.theirs.firm.pk, revision.pk))

    assert answer.status_code == 404
    assert open_change(cast.theirs.firm) is None


@pytest.mark.parametrize("state", ["draft", "published"])
def test_an_old_version_does_not_take_a_row_to_another_park(cast, state):
    """A firm that was given to us once belonged to others: bringing that version back would move it away."""
    firm = make_enterprise(area=cast.theirs.area, park=cast.theirs.park, state=state)
    old = write_down(firm, by=cast.their_editor.user, before=None)
    Enterprise.objects.filter(pk=firm.pk).update(area=cast.ours.area, park=cast.ours.park)

    cast.editor.client.post(address(Enterprise, "restore", firm.pk, old.pk))

    firm.refresh_from_db()
    assert firm.park == cast.ours.park
    assert open_change(firm) is None


def test_a_form_cannot_set_what_it_does_not_show(cast, draft):
    post_form(cast.editor, draft, state="published", published_at="2020-01-01", confirmed_at="2020-01-01", id="1")

    draft.refresh_from_db()
    assert (draft.state, draft.published_at, draft.confirmed_at) == ("draft", None, None)


@pytest.mark.parametrize("key", ["slug", "name"])
def test_an_import_cannot_change_a_foreign_row(cast, key):
    firm = cast.theirs.firm
    found = {"slug": [firm.slug, "x"], "name": ["", firm.name_zh_hans]}[key]
    rows = [
        ["slug", "name_zh_hans", "park", "area", "stock_code"],
        [*found, cast.theirs.park.slug, firm.area.code, "1"],
    ]

    upload_ = upload(cast.editor.client, Enterprise, csv_bytes(*rows))

    assert upload_.state == Import.State.REFUSED
    assert FOREIGN not in "".join(problems(upload_)).replace(firm.name_zh_hans, "")


def test_an_import_finds_no_foreign_row_by_its_key_alone(cast):
    rows = [["slug", "stock_code"], [cast.theirs.firm.slug, "600777"]]

    assert upload(cast.editor.client, Enterprise, csv_bytes(*rows)).state == Import.State.REFUSED


@pytest.mark.parametrize("park", ["theirs", "secret", "nobody"])
def test_an_import_creates_nothing_for_another_park(cast, park):
    place = getattr(cast, park, cast.theirs)
    slug = "" if park == "nobody" else place.park.slug
    rows = [["slug", "name_zh_hans", "park", "area"], ["imported", "甲", slug, place.area.code]]

    found = upload(cast.editor.client, Enterprise, csv_bytes(*rows))

    assert found.state == Import.State.REFUSED
    assert problems(found)


@pytest.mark.parametrize("park", ["theirs", "nobody"])
def test_an_import_moves_no_own_row_to_another_park(cast, draft, park):
    slug = cast.theirs.park.slug if park == "theirs" else ""
    rows = [["slug", "name_zh_hans", "park", "area"], [draft.slug, draft.name_zh_hans, slug, cast.theirs.area.code]]

    assert upload(cast.editor.client, Enterprise, csv_bytes(*rows)).state == Import.State.REFUSED


def test_an_import_of_somebody_else_is_neither_seen_nor_confirmed(cast):
    rows = [
        ["slug", "name_zh_hans", "park", "area"],
        ["theirs-new", "乙", cast.theirs.park.slug, cast.theirs.area.code],
    ]
    found = upload(cast.their_editor.client, Enterprise, csv_bytes(*rows))
    assert found.state == Import.State.READY, problems(found)

    for name, args in [("import_detail", []), ("import_result", ["csv"])]:
        url = reverse(f"admin:parks_enterprise_{name}", args=[found.pk, *args])
        assert cast.editor.client.get(url).status_code == 404
    confirm = reverse("admin:parks_enterprise_import_confirm", args=[found.pk])
    assert cast.editor.client.post(confirm).status_code == 404
    assert not Enterprise.objects.filter(slug="theirs-new").exists()


def test_an_import_is_checked_again_by_the_rights_of_the_day_it_is_written(cast):
    rows = [["slug", "name_zh_hans", "park", "area"], ["late", "丙", cast.ours.park.slug, cast.ours.area.code]]
    found = upload(cast.editor.client, Enterprise, csv_bytes(*rows))
    cast.editor.user.memberships.update(park=cast.theirs.park)

    cast.editor.client.post(reverse("admin:parks_enterprise_import_confirm", args=[found.pk]))

    assert not Enterprise.objects.filter(slug="late").exists()


def test_a_shared_source_is_added_by_editors_and_changed_by_the_province_alone(cast):
    source = Source.objects.create(code="S-1", title_zh_hans="来源", title_en="Source", grade="B")

    answer = cast.editor.client.post(address(Source, "change", source.pk), {"title_zh_hans": "伪造"})

    assert answer.status_code == 403
    assert Source.objects.get(pk=source.pk).title_zh_hans == "来源"
