"""What belongs to a published row waits for that row's reviewer, whichever page it was written on."""

import pytest
from django.contrib import admin
from django.urls import NoReverseMatch

from brands.models import Brand, Mark
from parks.models import Park, ParkFigure, Role
from portal.kit.admin import PartAdmin
from portal.kit.models import Change, Revision
from portal.kit.publishing import Publishable
from portal.kit.snapshots import owner_fields
from tests.factories import make_brand, make_mark, make_park, make_park_figure, make_user

from .cast import make_committee, make_person, sign_in
from .desk import address, typed

pytestmark = pytest.mark.django_db


def jobs_of(figure):
    return ParkFigure.objects.get(pk=figure.pk).jobs


def add(person, model, **values):
    page = person.client.get(address(model, "add"))
    return person.client.post(address(model, "add"), typed(page) | values | {"_save": "1"})


def parts():
    """The models whose rows belong to a row that visitors read, and that have a page of their own."""
    for model in admin.site.models():
        owners = [model._meta.get_field(name).related_model for name in owner_fields(model)]
        if any(issubclass(owner, Publishable) for owner in owners):
            yield model


def test_every_part_goes_through_its_owner():
    assert {ParkFigure, Mark} <= set(parts())
    assert [model for model in parts() if not isinstance(admin.site.get_model_admin(model), PartAdmin)] == []


def test_change_waits_beside_a_published_owner_until_somebody_else_approves():
    park, editor, publisher = make_committee()
    figure = make_park_figure(park, jobs=10)

    response = editor.save(figure, jobs=4321)

    assert response.url == address(Park, "review", park.pk)
    assert jobs_of(figure) == 10
    editor.step(park, "submit")
    publisher.step(park, "approve")
    assert jobs_of(figure) == 4321


def test_author_of_a_part_cannot_approve_it():
    park, _editor, publisher = make_committee()
    publisher.save(figure := make_park_figure(park, jobs=10), jobs=11)

    publisher.step(park, "submit")
    publisher.step(park, "approve")

    assert jobs_of(figure) == 10


def test_author_of_a_part_of_a_draft_cannot_approve_the_draft():
    park, _editor, publisher = make_committee(make_park(state="draft"))
    publisher.save(figure := make_park_figure(park, jobs=10), jobs=11)

    publisher.step(park, "submit")
    publisher.step(park, "approve")

    assert jobs_of(figure) == 11
    assert Park.objects.get(pk=park.pk).state == "in_review"
    assert Revision.objects.about(park).exists()


def test_new_part_waits_beside_its_published_owner():
    park, editor, publisher = make_committee()

    add(editor, ParkFigure, park=park.pk, year=2025, jobs=7, source_zh_hans="统计年报")

    assert not park.figures.exists()
    editor.step(park, "submit")
    publisher.step(park, "approve")
    assert park.figures.get().jobs == 7


def test_second_new_part_joins_the_first():
    park, editor, _publisher = make_committee()

    for year in (2024, 2025):
        add(editor, ParkFigure, park=park.pk, year=year, jobs=7, source_zh_hans="统计年报")

    assert len(Change.objects.about(park).get().after["parts"]["figures"]) == 2


def test_part_that_waits_already_is_refused_beside_its_field():
    park, editor, _publisher = make_committee()
    add(editor, ParkFigure, park=park.pk, year=2025, jobs=7, source_zh_hans="统计年报")

    response = add(editor, ParkFigure, park=park.pk, year=2025, jobs=8, source_zh_hans="统计年报")

    assert "这个园区这一年的数据已有" in response.text


def test_form_shows_what_waits():
    park, editor, _publisher = make_committee()
    figure = make_park_figure(park, jobs=10)
    editor.save(figure, jobs=11)

    form = editor.open(figure).context["adminform"].form

    assert form["jobs"].value() == 11


def test_nobody_writes_in_what_is_being_reviewed():
    park, editor, _publisher = make_committee()
    figure = make_park_figure(park, jobs=10)
    editor.save(figure, jobs=11)
    editor.step(park, "submit")

    response = add(editor, ParkFigure, park=park.pk, year=2021, jobs=8, source_zh_hans="统计年报")

    assert "正在审核" in response.text
    assert not editor.open(figure).context["has_change_permission"]


def test_deletion_waits_as_well():
    park, editor, publisher = make_committee()
    figure = make_park_figure(park)
    province = make_person(Role.PROVINCE_OWNER)

    province.client.post(address(ParkFigure, "delete", figure.pk), {"post": "yes"})

    assert park.figures.exists()
    assert Change.objects.about(park).get().after["parts"]["figures"] == []


def test_bulk_deletion_waits_as_well():
    park, figure = make_park(), None
    figure = make_park_figure(park)
    province = make_person(Role.PROVINCE_OWNER)
    chosen = {"action": "delete_selected", "_selected_action": [figure.pk], "post": "yes"}

    province.client.post(address(ParkFigure, "changelist"), chosen)

    assert park.figures.exists()
    assert Change.objects.about(park).exists()


def test_part_of_others_is_not_there():
    park, _editor, _publisher = make_committee()
    figure = make_park_figure(park)
    stranger = sign_in(make_user(role=Role.COMMITTEE_EDITOR, park=make_park("另一园区")))

    assert stranger.open(figure).status_code == 404
    assert stranger.client.post(address(ParkFigure, "change", figure.pk), {"jobs": 1}).status_code == 404


def test_history_is_that_of_the_owner_and_nothing_comes_back_alone():
    park, editor, _publisher = make_committee()
    figure = make_park_figure(park)

    editor.save(figure, jobs=12)

    assert editor.open(figure, "history").context["object"] == park
    with pytest.raises(NoReverseMatch):
        address(ParkFigure, "restore", figure.pk, 1)


def test_marks_wait_for_the_reviewer_of_their_brand():
    park, editor, _publisher = make_committee()
    brand = make_brand(park=park, area=park.area)
    mark = make_mark(brand, number="1")

    editor.save(mark, number="2")

    assert Brand.objects.get(pk=brand.pk).marks.get().number == "1"
    assert Change.objects.about(brand).exists()
