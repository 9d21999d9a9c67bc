"""Samples: one person of each role and two parks with everything filled in, for demonstrations, never for the public."""

import re
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.test import Client
from django.utils import translation

from investment.models import Event, Project, PromotionPlan
from parks.completeness import completeness_of
from parks.fact_states import FactState, state_of
from parks.models import Area, ChainLink, Fact, Membership, Park, Role, Site
from portal.kit.media.orphans import stored_files
from portal.samples import PEOPLE, PROVINCE, remove_samples, samples_present

pytestmark = pytest.mark.django_db
NEED_NO_ROWS = 5
NUMBERED = [
    *("/", "/parks/", "/investment/", "/investment/projects/", "/investment/sites/", "/enterprises/", "/products/"),
    *("/brands/", "/statistics/", "/statistics/figures/", "/parks/data-quality/", "/areas/", "/areas/220400/"),
    *("/areas/220402/", "/industries/", "/industries/ginseng/", "/industries/chains/", "/industries/chains/ginseng/"),
    *("/events/", "/events/calendar/", "/events/plan/"),
    *("/investment/match/?power=5", "/search/?q=示例", "/sitemap.xml", "/sitemap/", "/parks/compare/"),
]


def load():
    call_command("load_samples", verbosity=0)


def test_without_the_starting_data_only_those_who_need_no_row_are_made():
    load()

    assert len(samples_present()) == NEED_NO_ROWS
    assert PROVINCE in samples_present()


def test_real_person_of_the_same_name_is_left_alone():
    real = get_user_model().objects.create_user(PROVINCE.username, password="a-real-password")

    with pytest.raises(IntegrityError):
        load()

    assert not real.memberships.exists()


def test_settings_for_the_public_refuse_samples(settings):
    settings.SAMPLES_ALLOWED = False

    with pytest.raises(CommandError, match="known to everybody"):
        load()

    assert not get_user_model().objects.exists()


@dataclass
class Without:
    """The site with its starting data, before there are samples."""

    pages: dict
    contents: dict
    files: set


@pytest.fixture(scope="module")
def without(starting_data):
    return Without({address: shown(Client(), address) for address in NUMBERED}, contents(), set(stored_files()))


@pytest.fixture(scope="module")
def loaded(without):
    """The samples beside the starting data; both stay until the end of the module."""
    load()


def test_there_is_a_sample_of_every_role(loaded):
    assert samples_present() == list(PEOPLE)
    assert set(Membership.objects.current().values_list("role", flat=True)) == set(Role)
    for user in get_user_model().objects.all():
        assert user.is_sample
        assert [one.role for one in user.in_force]


def test_sample_committees_look_after_samples_alone(loaded):
    held = Membership.objects.current().filter(park__isnull=False)
    assert held.count() == 3
    assert not held.filter(park__is_sample=False).exists()


def test_samples_can_sign_in(client, loaded):
    for person in PEOPLE:
        response = client.post("/admin/account/login/", {"login": person.username, "password": person.password})
        assert response.url == "/admin/", person
        client.logout()


def test_loading_again_gives_password_and_role_back_and_makes_no_double(loaded):
    province = get_user_model().objects.get(username=PROVINCE.username)
    province.set_password("changed-by-a-visitor")
    province.save()
    before = contents()

    load()

    province.refresh_from_db()
    assert province.check_password(PROVINCE.password)
    assert contents() | {"parks.PasswordHistory": 0} == before | {"parks.PasswordHistory": 0}


def contents():
    """How many rows every table has; the audit log cannot lose any."""
    models = [model for model in apps.get_models() if model._meta.label not in {"kit.AuditEntry", "sessions.Session"}]
    return {model._meta.label: model._base_manager.count() for model in models}


def test_a_sample_park_states_every_must_have_fact_and_shows_every_state(loaded):
    parks = Park.objects.published(samples=True)

    assert [one.stated_percent for one in completeness_of(parks).values()] == [100, 100]
    assert {state_of(fact) for fact in Fact.objects.filter(park__in=parks)} == {
        FactState.FRESH,
        FactState.DUE_SOON,
        FactState.STALE,
    }
    assert set(Site.objects.published(samples=True).values_list("availability", flat=True)) == set(Site.Availability)


def test_every_sample_says_so_by_its_name_and_on_its_page(client, loaded):
    for model in (Park, Site, Project, Event, PromotionPlan):
        addresses = [row.get_absolute_url() for row in model.objects.published(samples=True)]
        for address in addresses:
            assert headed(client, address).startswith("示例"), address
            assert headed(client, f"/en{address}").startswith("Sample"), address
            translation.activate("zh-hans")


def headed(client, address):
    """The heading of a page that says it is a sample."""
    page = client.get(address).content.decode()
    assert "callout-amber" in page
    return re.search("<h1[^>]*>(.*?)</h1>", page, re.DOTALL)[1]


@pytest.mark.parametrize("address", NUMBERED)
def test_samples_change_no_list_and_no_number(client, without, loaded, address):
    assert shown(client, address) == without.pages[address]


def shown(client, address):
    page = client.get(address).content.decode()
    body = page[page.index("<main") : page.index("</main>")] if "<main" in page else page
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", body)


def test_the_list_of_samples_holds_samples_alone(client, loaded):
    for address in (
        "/parks/",
        "/investment/sites/",
        "/investment/projects/",
        "/enterprises/",
        "/products/",
        "/brands/",
        "/events/",
    ):
        page = client.get(f"{address}?samples=on")
        rows = list(page.context["listing"].page)
        assert rows, address
        assert all("示例" in str(row) for row in rows)
        assert page.context["listing"].total == len(rows)
        assert page.context["listing"].ignored == []


def test_a_site_added_to_a_sample_park_is_a_sample(loaded):
    park = Park.objects.published(samples=True).first()

    site = Site.objects.create(
        park=park, kind="plot", code="Z-9", slug="z-9", name_zh_hans="新", area_ha=1, availability_on="2026-01-01"
    )

    assert site.is_sample


def test_samples_fill_the_links_of_their_own_chain_alone(client, loaded):
    page = client.get("/industries/chains/ginseng/?samples=on").content.decode()

    assert ChainLink.objects.filter(enterprises__is_sample=True).exists()
    assert "示例" in page


def test_one_command_leaves_nothing_behind(without, loaded, django_capture_on_commit_callbacks):
    assert Area.objects.filter(parks__is_sample=True).exists()

    with django_capture_on_commit_callbacks(execute=True):
        call_command("remove_samples")

    assert contents() == without.contents
    assert set(stored_files()) == without.files


def test_an_account_that_the_log_names_is_closed(client, loaded):
    client.post("/admin/account/login/", {"login": "editor", "password": PROVINCE.password})

    remove_samples()

    editor = get_user_model().objects.get(username="editor")
    assert not editor.is_active
    assert not editor.has_usable_password()
    assert not editor.memberships.exists()
