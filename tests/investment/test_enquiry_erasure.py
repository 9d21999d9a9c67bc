"""What has been kept long enough goes by itself, and the log says so."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from investment import contacts, desk, enquiry_flow, handing_over
from investment.models import (
    Case,
    CaseMove,
    Enquirer,
    Enquiry,
    HandOver,
    LedgerEntry,
    NoticeVersion,
    Question,
)
from parks.models import Role
from portal.kit.audit import Kind
from portal.kit.models import Allowance, AuditEntry
from portal.management.commands.run_regularly import REGULAR
from tests.factories import make_park, make_user

from .enquiries import FORM, typed
from .test_enquiry_tracking import ask, whole_database_tells

pytestmark = pytest.mark.django_db


def test_enquiry_is_kept_to_its_last_day_and_erased_the_next(client, time_machine):
    client.post(FORM, typed(make_park()))
    days = NoticeVersion.objects.in_force().retention_days

    time_machine.move_to(timezone.now() + timedelta(days=days))
    call_command("erase_enquiries", verbosity=0)
    assert Enquirer.objects.count() == 1

    time_machine.move_to(timezone.now() + timedelta(days=1))
    call_command("erase_enquiries", verbosity=0)
    call_command("erase_enquiries", verbosity=0)

    enquiry = Enquiry.objects.get()
    assert (Enquirer.objects.count(), Question.objects.count()) == (0, 0)
    assert enquiry.is_erased
    assert enquiry.code_hash == ""
    assert Case.objects.get().state == Case.State.WITHDRAWN
    assert [entry.step for entry in LedgerEntry.objects.order_by("number")] == ["received", "withdrawn"]
    entries = AuditEntry.objects.filter(kind=Kind.PERSONAL_DATA_ERASED)
    assert [(entry.detail["reason"], entry.object_pk) for entry in entries] == [("due", enquiry.pk)]
    assert "李女士" not in str([vars(entry) for entry in AuditEntry.objects.all()])


def test_counts_against_abuse_are_forgotten_after_two_days(client, time_machine):
    client.post(FORM, typed(make_park()))
    assert Allowance.objects.exists()

    time_machine.move_to(timezone.now() + timedelta(days=2, minutes=1))
    call_command("erase_enquiries", verbosity=0)

    assert not Allowance.objects.exists()


def test_erasure_is_part_of_what_is_done_again_and_again():
    assert "erase_enquiries" in REGULAR


def test_nothing_that_staff_wrote_about_an_enquiry_is_left_anywhere():
    park, other, word = make_park(), make_park(), "独一无二"
    publisher = make_user(role=Role.COMMITTEE_PUBLISHER, park=park)
    make_user(role=Role.COMMITTEE_PUBLISHER, park=other)
    enquiry, _code = ask(park, questions=[f"{word}的问题"], organisation=f"{word}食品", may_be_passed_on="on")
    case = enquiry.cases.get()
    contacts.log_contact(case, by=publisher, kind="call", happened_on=timezone.localdate(), text=f"{word}的往来")
    contacts.plan_step(case, by=publisher, text=f"{word}的下一步", on=timezone.localdate(), person=publisher)
    desk.move(case, "production", by=publisher, reason=f"{word}的特批", force=True)
    handing_over.hand_over(case, to=other, by=publisher, note=f"{word}的转交")
    assert "kit_letter" in whole_database_tells(word)

    enquiry_flow.erase(enquiry, reason="asked")

    assert whole_database_tells(word) == []
    assert CaseMove.objects.get(is_forced=True).reason == enquiry_flow.ERASED
    assert HandOver.objects.get().state == HandOver.State.DONE
