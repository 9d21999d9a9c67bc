"""The people of one park and its neighbours, each signed in."""

from dataclasses import dataclass

from django.test import Client

from parks.models import Role
from tests.factories import make_area, make_park, make_user

from .desk import address, typed


@dataclass
class Person:
    """Somebody at the admin: what they open, type and press."""

    user: object
    client: Client

    def open(self, row, page="change", *args, language="zh-hans"):
        return self.client.get(address(type(row), page, row.pk, *args, language=language))

    def save(self, row, button="_save", **changes):
        """Open the row's form, change what is named, press a button."""
        return self.client.post(address(type(row), "change", row.pk), typed(self.open(row)) | changes | {button: "1"})

    def step(self, row, step, text="", **more):
        """Press a button of the row's review page."""
        return self.client.post(address(type(row), "review", row.pk), {"step": step, "text": text} | more)


def sign_in(user):
    client = Client()
    client.force_login(user)
    return Person(user, client)


def make_person(role, **scope):
    return sign_in(make_user(role=role, **scope))


def make_committee(park=None):
    """An editor and a publisher of one park."""
    park = park or make_park("袜业园区", area=make_area())
    return park, make_person(Role.COMMITTEE_EDITOR, park=park), make_person(Role.COMMITTEE_PUBLISHER, park=park)
