import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from investment import ledger
from investment.models import LedgerEntry
from parks.models import Enterprise, Role, User
from portal.kit import review
from portal.kit.audit import Kind, record
from portal.kit.models import Change, Import, Letter
from portal.kit.snapshots import snapshot
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
    review.written(world.park, by=person, before=snapshot(world.park))
    Change.objects.update(state=Change.State.DROPPED)
    make_import(person)
    make_settled(make_asked(world.park), world.enterprise)
    factories.make_registrant(factories.make_registration(world.event))
    LoadedRow.objects.create(model="parks.Park", key="a", object_pk=1, values={})
    client = Client()
    client.force_login(person)
    return Desk(client, {model: model.objects.order_by("-pk").first() for model in MODELS} | {User: person})


def make_asked(park):
    """An enquiry to the park, with who asks, its case and its first line of the ledger."""
    enquiry = factories.make_enquiry()
    factories.make_enquirer(enquiry, [park])
    case = factories.make_case(enquiry, park)
    ledger.enter(case, LedgerEntry.Step.RECEIVED)
    factories.make_notice_version(number=99)  # nobody has consented to this one yet
    return case


def make_settled(case, enterprise):
    """What follows a case that was signed, and what may be chosen on the way there."""
    factories.make_case_reason()
    factories.make_aftercare_template()
    factories.make_aftercare_step(factories.make_aftercare_plan(case))
    factories.make_firm_request(enterprise)
    factories.make_referral(enterprise, enquiry=case.enquiry)


def make_import(person):
    """A file of one new firm that was looked at and not confirmed."""
    kind = ContentType.objects.get_for_model(Enterprise)
    upload = Import.objects.create(by=person, content_type=kind, name="firms.csv", content=b"", language="zh-hans")
    upload.lines.create(number=2, deed="create", label="甲公司")
