import pytest
from django.contrib.auth.models import Group
from django.test import Client

from parks.models import User
from portal.models import LoadedRow
from tests import factories
from tests.world import make_world

from .desk import MODELS, Desk


@pytest.fixture(scope="module")
def world(module_rows):
    return make_world()


@pytest.fixture(scope="module")
def desk(world):
    """The province's administrator with a row of every model, for tests of a module that only read."""
    person = factories.make_user("province-at-desk", is_staff=True, is_superuser=True)
    Group.objects.create(name="编辑")
    LoadedRow.objects.create(model="parks.Park", key="a", object_pk=1, values={})
    client = Client()
    client.force_login(person)
    return Desk(client, {model: model.objects.order_by("-pk").first() for model in MODELS} | {User: person})
