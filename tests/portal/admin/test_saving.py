"""What is saved in a form is stored in both languages, logged, and found by site search."""

import pytest
from django.contrib import admin

from brands.models import Mark
from parks.models import Area, FocusIndustry, Park, Role, User
from portal import indexing
from portal.kit.admin import ContentAdmin, PartAdmin
from portal.kit.models import AuditEntry, Revision
from portal.kit.review import is_held, open_change
from portal.kit.snapshots import differences, owner_of
from tests.factories import make_area, make_brand, make_industry, make_park, make_source

from .cast import make_person
from .desk import EDITED, address, entries_of, named, typed

pytestmark = pytest.mark.django_db
BILINGUAL = [model for model in EDITED if isinstance(admin.site.get_model_admin(model), ContentAdmin)]


def save(client, row, **changes):
    """Open the row's form, change some fields, send it."""
    url = address(type(row), "change", row.pk)
    return client.post(url, typed(client.get(url)) | changes)


@pytest.mark.parametrize("model", BILINGUAL, ids=named)
def test_a_form_stores_both_languages_and_logs_who_did_it(desk, model):
    row = desk.row(model)
    field = next(iter(admin.site.get_model_admin(model).trans_opts.all_fields))
    texts = {f"{field}_zh_hans": "新的文字", f"{field}_en": "New words"}

    response = save(desk.client, row, **texts)

    assert response.status_code == 302, response.context["errors"]
    reviewed = owner_of(row) if isinstance(admin.site.get_model_admin(model), PartAdmin) else row
    if is_held(reviewed):
        assert set(texts.values()) <= wanted_by(open_change(reviewed))
        assert open_change(reviewed).authors.get() == desk.row(User)
    else:
        assert model.objects.filter(pk=row.pk).values(*texts).get() == texts
        assert Revision.objects.about(reviewed).filter(by=desk.row(User), action="changed").exists()


def wanted_by(change):
    return {new for _place, _old, new in differences(change.before, change.after)}


def test_a_new_park_is_a_draft_that_search_does_not_know(province_client):
    area = make_area()
    form = typed(province_client.get(address(Park, "add")))

    response = province_client.post(
        address(Park, "add"),
        form
        | {"name_zh_hans": "新园区", "name_en": "New Park", "slug": "new", "area": area.pk, "kind": "industrial_park"},
    )

    assert response.status_code == 302, response.context["errors"]
    park = Park.objects.get(slug="new")
    assert (park.state, park.published_at) == ("draft", None)
    assert not entries_of(park)
    assert Revision.objects.about(park).get().action == "created"


def test_search_follows_an_approved_change(province_client):
    park, other = make_park("旧名园区"), make_person(Role.PROVINCE_OWNER)
    save(province_client, park, name_zh_hans="新名园区", _submit="1")
    assert not entries_of(park).filter(title_zh_hans="新名园区")

    other.step(park, "approve")

    assert entries_of(park).get().title_zh_hans == "新名园区"


def test_search_finds_a_park_by_the_new_name_of_its_area(province_client):
    park = make_park(area=make_area())
    indexing.index(park)

    save(province_client, Area.objects.get(code="220400"), name_zh_hans="改名市")

    assert "改名市" in entries_of(park).get().text


def test_a_deleted_park_leaves_search_and_the_log_knows_it(province_client):
    park = make_park(state="archived")

    province_client.post(address(Park, "delete", park.pk), {"post": "yes"})

    assert not Park.objects.filter(pk=park.pk).exists()
    assert not entries_of(park)
    assert Revision.objects.get(action="deleted").before["fields"]["name_zh_hans"] == park.name_zh_hans
    assert AuditEntry.objects.get(kind="deleted").label == park.name_zh_hans


def test_a_deleted_industry_is_taken_out_of_the_words_of_its_parks(province_client):
    industry = make_industry("felt", "毛毡", "Felt")
    park = make_park(industries=[industry])
    indexing.index(park)
    assert "毛毡" in entries_of(park).get().text

    province_client.post(address(type(industry), "delete", industry.pk), {"post": "yes"})

    assert "毛毡" not in entries_of(park).get().text


def test_marks_are_written_below_their_brand(province_client):
    brand = make_brand(state="draft")
    url = address(type(brand), "change", brand.pk)
    first = {"kind": Mark.Kind.GI_PRODUCT, "number": "123", "holder_zh_hans": "协会", "holder_en": "Association"}

    province_client.post(url, typed(province_client.get(url)) | _inline("marks", first))

    mark = brand.marks.get()
    assert (mark.number, mark.holder_zh_hans, mark.holder_en) == ("123", "协会", "Association")


def test_focus_industries_are_written_below_their_area(province_client):
    area, industry = make_area("220500", "通化市", "Tonghua City"), make_industry("wine", "葡萄酒", "Wine")
    url = address(Area, "change", area.pk)
    first = {"industry": industry.pk, "kind": FocusIndustry.Kind.CITY, "order": 1}

    province_client.post(url, typed(province_client.get(url)) | _inline("focus_rows", first))

    assert area.focus.get() == industry


def test_sources_of_a_park_are_chosen_by_typing(province_client):
    park, source = make_park(state="draft"), make_source()

    save(province_client, park, sources=[source.pk])

    assert park.sources.get() == source


def test_the_system_sets_the_time_of_publication(province_client):
    park = make_park()
    before = park.published_at

    save(province_client, park, published_at="2001-01-01", created_at="2001-01-01", confirmed_at="2001-01-01")

    park.refresh_from_db()
    assert (park.published_at, park.confirmed_at) == (before, None)


def test_the_public_page_is_one_click_away_once_it_is_public(province_client):
    public, draft = make_park(), make_park(state="draft")

    assert f'href="{public.get_absolute_url()}"' in province_client.get(address(Park, "change", public.pk)).text
    assert f'href="{draft.get_absolute_url()}"' not in province_client.get(address(Park, "change", draft.pk)).text


def _inline(prefix, first):
    """One new row in the inline with this prefix."""
    counts = {f"{prefix}-TOTAL_FORMS": 1, f"{prefix}-INITIAL_FORMS": 0}
    return counts | {f"{prefix}-0-{name}": value for name, value in first.items()}
