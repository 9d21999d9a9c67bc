from django.core.management.base import BaseCommand

from investment.registering import settle


class Command(BaseCommand):
    help = (
        "Tell whoever registered of cancelled events, give added places to those who wait, and erase the personal data "
        "of registrations that have been kept as long as their notice says; each erasure stands in the audit log."
    )

    def handle(self, *, verbosity, **options):
        cancelled, erased = settle()
        if verbosity:
            self.stdout.write(f"{cancelled} cancelled, {erased} erased")
