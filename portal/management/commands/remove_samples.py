from django.core.management.base import BaseCommand

from portal.samples import remove_samples


class Command(BaseCommand):
    help = "Take away the sample parks with all that belongs to them, and the sample people."

    def handle(self, **options):
        remove_samples()
