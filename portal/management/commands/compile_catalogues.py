from django.conf import settings
from django.core.management.base import BaseCommand

from portal.run.catalogues import compile_newer


class Command(BaseCommand):
    help = "Compile the message catalogues that changed, without gettext's tools."
    requires_system_checks = ()

    def handle(self, **options):
        for path in compile_newer(settings.LOCALE_PATHS):
            self.stdout.write(f"compiled {path}")
