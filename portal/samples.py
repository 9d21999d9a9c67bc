"""People to try the portal with. Their passwords are public, so production refuses them (SAMPLES_ALLOWED)."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import transaction

from parks.models import Role


@dataclass(frozen=True)
class SamplePerson:
    username: str
    password: str
    display_name: str


PROVINCE = SamplePerson("province", "Jilin-sample-2026", "样例·省级管理员")
PEOPLE = (PROVINCE,)


@transaction.atomic
def make_sample_people():
    for person in PEOPLE:
        make_sample_person(person)


def make_sample_person(person: SamplePerson):
    """A person of the same name who is not a sample is left alone and raises IntegrityError."""
    users = get_user_model().objects
    user = users.filter(username=person.username, is_sample=True).first() or users.model(username=person.username)
    user.is_sample = True
    user.display_name = person.display_name
    user.set_password(person.password)
    user.save()
    user.memberships.get_or_create(role=Role.PROVINCE_OWNER)


def samples_present() -> list[SamplePerson]:
    there = set(get_user_model().objects.filter(is_sample=True, is_active=True).values_list("username", flat=True))
    return [person for person in PEOPLE if person.username in there]
