import pytest
from django.test import Client

from parks.models import Role, User
from portal.kit.audit import Kind, record
from portal.kit.models import Letter
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
    person = factories.make_user("province-at-desk", Role.PROVINCE_OWNER)
    record(Kind.EXPORTED, actor=person, row=world.park, rows=1)
    Letter.objects.create(user=person, language="zh-hans", name="digest", subject="汇总", body="正文")
    LoadedRow.objects.create(model="parks.Park", key="a", object_pk=1, values={})
    client = Client()
    client.force_login(person)
    return Desk(client, {model: model.objects.order_by("-pk").first() for model in MODELS} | {User: person})
