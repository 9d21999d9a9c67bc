"""Sample people: one of each role for demonstrations, never for the public."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from parks.models import Membership, Role
from portal.samples import PEOPLE, PROVINCE, samples_present
from tests.factories import make_area, make_enterprise, make_park

pytestmark = pytest.mark.django_db
NEED_NO_ROWS = 5


@pytest.fixture
def rows():
    """The rows of the starting data that the samples name."""
    park = make_park(slug="liaoyuan-socks", area=make_area("220400"))
    make_park(slug="tonghua-pharma-htz")
    make_enterprise(slug="north-socks", park=park)


def load():
    call_command("load_samples", verbosity=0)


def test_there_is_a_sample_of_every_role(rows):
    load()

    assert samples_present() == list(PEOPLE)
    assert set(Membership.objects.current().values_list("role", flat=True)) == set(Role)
    for user in get_user_model().objects.all():
        assert user.is_sample
        assert [one.role for one in user.in_force]


def test_samples_can_sign_in(client, rows):
    load()

    for person in PEOPLE:
        response = client.post("/admin/account/login/", {"login": person.username, "password": person.password})
        assert response.url == "/admin/", person
        client.logout()


def test_without_the_starting_data_only_those_who_need_no_row_are_made():
    load()

    assert len(samples_present()) == NEED_NO_ROWS
    assert PROVINCE in samples_present()


def test_loading_again_gives_password_and_role_back_and_makes_no_double(rows):
    load()
    province = get_user_model().objects.get(username=PROVINCE.username)
    province.set_password("changed-by-a-visitor")
    province.save()
    before = Membership.objects.count()

    load()

    province.refresh_from_db()
    assert province.check_password(PROVINCE.password)
    assert get_user_model().objects.count() == len(PEOPLE)
    assert Membership.objects.count() == before


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


def test_samples_name_rows_of_the_starting_data(starting_data):
    """Stands last: the starting data stays until the end of the module."""
    load()

    assert samples_present() == list(PEOPLE)
