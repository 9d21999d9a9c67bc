import logging
import signal
from threading import Event

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

# What has to be done again and again; each does nothing when nothing is due.
REGULAR = [
    *("apply_due_changes", "expire_facts", "escalate_cases", "tell_subscribers", "send_letters"),
    *("switch_off_unused_accounts", "forget_old_needs", "erase_enquiries"),
    *("settle_registrations", "clearsessions"),
]
PAUSE_SECONDS = 60

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Do what is due, minute by minute (`make run`). In production a timer calls it with --once."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do what is due now and end")

    def handle(self, *, once, **options):
        stopping = stopping_on_signals()
        while True:
            do_what_is_due()
            if once or stopping.wait(PAUSE_SECONDS):
                return


def stopping_on_signals() -> Event:
    """Set when somebody asks us to end, so that a letter on its way is not sent and forgotten."""
    stopping = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    return stopping


def do_what_is_due():
    """All of it: what fails is told in the log and tried again next time."""
    for name in REGULAR:
        try:
            close_old_connections()
            call_command(name, verbosity=0)
        except Exception:
            log.exception("%s failed", name)
