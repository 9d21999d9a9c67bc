"""People to try the portal with. Their passwords are public, so production refuses them (SAMPLES_ALLOWED)."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import transaction


@dataclass(frozen=True)
class SamplePerson:
    username: str
    password: str
    display_name: str
    is_superuser: bool = False


PROVINCE = SamplePerson("province", "Jilin-sample-2026", "样例·省级管理员", is_superuser=True)
PEOPLE = (PROVINCE,)


@transaction.atomic
def make_sample_people():
    for person in PEOPLE:
        make_sample_person(person)


def make_sample_person(person: SamplePerson):
    """A person of the same name who is not a sample is left alone and raises IntegrityError."""
    users = get_user_model().objects
    user = users.filter(username=person.username, is_sample=True).first() or users.model(username=person.username)
    user.is_sample = user.is_staff = True
    user.display_name, user.is_superuser = person.display_name, person.is_superuser
    user.set_password(person.password)
    user.save()


def samples_present() -> list[SamplePerson]:
    there = set(get_user_model().objects.filter(is_sample=True, is_active=True).values_list("username", flat=True))
    return [person for person in PEOPLE if person.username in there]
