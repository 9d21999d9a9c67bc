from django.core.management.base import BaseCommand

from portal.indexing import rebuild


class Command(BaseCommand):
    help = "Writes every entry of site search anew. Safe at any time; readers see the old entries until it is done."

    def handle(self, **options):
        self.stdout.write(f"{rebuild()} rows can be found.")
