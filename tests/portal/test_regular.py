"""What has to be done again and again is done, whatever else fails, and ends politely when asked."""

import signal

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from portal.kit.models import Letter
from portal.management.commands import run_regularly

pytestmark = pytest.mark.django_db(transaction=True)  # its connections are closed between the rounds


@pytest.fixture(autouse=True)
def _signals_as_before():
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def make_due_letter():
    address = "reader@example.gov.cn"
    return Letter.objects.create(
        address=address, language="en", name="digest", subject="x", body="x", due_at=timezone.now()
    )


def test_one_round_sends_what_is_due():
    make_due_letter()

    call_command("run_regularly", "--once")

    assert len(mail.outbox) == 1


def test_a_command_that_fails_holds_up_no_other(monkeypatch, caplog):
    monkeypatch.setattr(run_regularly, "REGULAR", ["no_such_command", *run_regularly.REGULAR])
    make_due_letter()

    call_command("run_regularly", "--once")

    assert len(mail.outbox) == 1
    assert "no_such_command failed" in caplog.text


def test_asked_to_end_it_ends_at_once_and_without_a_word(monkeypatch):
    rounds = []
    monkeypatch.setattr(run_regularly, "do_what_is_due", lambda: rounds.append(signal.raise_signal(signal.SIGTERM)))

    call_command("run_regularly")

    assert rounds == [None]
