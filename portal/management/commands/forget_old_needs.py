from django.core.management.base import BaseCommand

from investment.lost_demand import forget_old_needs


class Command(BaseCommand):
    help = "Delete the searched needs that are older than thirteen months."

    def handle(self, *, verbosity, **options):
        number = forget_old_needs()
        if verbosity:
            self.stdout.write(f"{number} forgotten")
