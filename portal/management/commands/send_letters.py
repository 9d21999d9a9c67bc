from django.core.management.base import BaseCommand

from portal.kit.digests import make_digests
from portal.kit.sending import forget_old, send_due


class Command(BaseCommand):
    help = (
        "Send the letters that are due, and from eight in the morning each person's digest of the day. "
        "What was sent half a year ago is deleted. "
        "For a timer that runs every few minutes; running it twice at once sends nothing twice."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--digest", action="store_true", help="make the day's digests now, whatever the hour")

    def handle(self, *, digest, verbosity, **options):
        make_digests(at_any_hour=digest)
        sent = send_due()
        forget_old()
        if sent and verbosity:
            self.stdout.write(f"letters sent: {sent}")
