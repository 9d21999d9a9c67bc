"""Sample people: for demonstrations, never for the public."""

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from portal.samples import PEOPLE, PROVINCE, samples_present

pytestmark = pytest.mark.django_db


def test_samples_can_sign_in_and_are_marked():
    call_command("load_samples", verbosity=0)

    for person in PEOPLE:
        user = authenticate(username=person.username, password=person.password)
        assert user.is_sample
        assert user.is_staff
    assert get_user_model().objects.get(username="province").is_superuser
    assert samples_present() == list(PEOPLE)


def test_loading_again_gives_the_password_back_and_makes_no_double():
    call_command("load_samples", verbosity=0)
    province = get_user_model().objects.get(username=PROVINCE.username)
    province.set_password("changed-by-a-visitor")
    province.save()

    call_command("load_samples", verbosity=0)

    assert authenticate(username=PROVINCE.username, password=PROVINCE.password) == province
    assert get_user_model().objects.count() == len(PEOPLE)


def test_real_person_of_the_same_name_is_left_alone():
    real = get_user_model().objects.create_user(PROVINCE.username, password="a-real-password")

    with pytest.raises(IntegrityError):
        call_command("load_samples", verbosity=0)

    assert not get_user_model().objects.filter(pk=real.pk, is_superuser=True).exists()


def test_settings_for_the_public_refuse_samples(settings):
    settings.SAMPLES_ALLOWED = False

    with pytest.raises(CommandError, match="known to everybody"):
        call_command("load_samples")

    assert not get_user_model().objects.exists()
