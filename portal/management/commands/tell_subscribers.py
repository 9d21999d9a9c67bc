from django.core.management.base import BaseCommand

from portal.subscribing import clean_up
from portal.telling import remind_all, tell_all


class Command(BaseCommand):
    help = (
        "Write to whoever subscribed to a search what it finds anew: daily from eight in the morning, weekly on Mondays. "
        "Ask those whose subscription ends soon, and forget those that were never confirmed or were stopped long ago. "
        "Running it twice at once tells nobody twice."
    )

    def handle(self, *, verbosity, **options):
        clean_up()
        told, reminded = tell_all(), remind_all()
        if verbosity:
            self.stdout.write(f"letters written: {told} with news, {reminded} about the end")
