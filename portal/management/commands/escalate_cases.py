from django.core.management.base import BaseCommand

from investment.escalation import escalate_all
from investment.follow_up import follow_up_all


class Command(BaseCommand):
    help = (
        "Remind offices of what is due today, tell the city and then the province what waits past its promise, ask "
        "investors whether an answer has helped, and close what stays silent. Nothing is told twice; what a missed run "
        "left undone the next one does."
    )

    def handle(self, *, verbosity, **options):
        told = escalate_all()
        asked, closed = follow_up_all()
        if verbosity:
            self.stdout.write(f"{told} told of what waits, {asked} asked after an answer, {closed} closed in silence")
