from django.core.management.base import BaseCommand

from parks.fact_reminders import remind


class Command(BaseCommand):
    help = "Tell committees which facts of their park expire within two weeks; nobody is told twice of the same day."

    def handle(self, *, verbosity, **options):
        number = remind()
        if verbosity:
            self.stdout.write(f"{number} letters on facts that expire")
