from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.samples import make_sample_parks, make_sample_people, samples_present


class Command(BaseCommand):
    help = (
        "Make the sample parks and people of a demonstration. Running it again gives the people their passwords back."
    )

    def handle(self, *, verbosity, **options):
        if not settings.SAMPLES_ALLOWED:
            raise CommandError("These settings are for the public: sample passwords are known to everybody.")
        make_sample_parks()
        make_sample_people()
        if verbosity:
            for person in samples_present():
                self.stdout.write(f"{person.username} / {person.password}")
