"""What has been kept long enough goes by itself, and the log says so."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from investment.models import Case, Enquirer, Enquiry, LedgerEntry, NoticeVersion, Question
from portal.kit.audit import Kind
from portal.kit.models import Allowance, AuditEntry
from portal.management.commands.run_regularly import REGULAR
from tests.factories import make_park

from .enquiries import FORM, typed

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
