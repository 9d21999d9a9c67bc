from django.core.management.base import BaseCommand

from investment.enquiry_flow import erase_due
from portal.kit import limits


class Command(BaseCommand):
    help = (
        "Erase the personal data of enquiries that have been kept as long as their notice says; each erasure stands in "
        "the audit log. Also forget what was counted against abuse two days ago."
    )

    def handle(self, *, verbosity, **options):
        erased = erase_due()
        limits.forget_old()
        if verbosity:
            self.stdout.write(f"{erased} erased")
