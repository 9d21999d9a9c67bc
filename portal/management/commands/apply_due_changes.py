from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand

from portal.kit.applying import due_changes


class Command(BaseCommand):
    """Run by `run_regularly` or a timer; running it twice does no harm."""

    help = "Publish what was approved for an hour that has come, and withdraw what has had its time."

    def handle(self, **options):
        for change, act in list(due_changes()):
            try:
                done = act(change)
            except ValidationError as problem:
                self.stderr.write(f"{change.label}: {' '.join(problem.messages)}")
            else:
                admin.site.saved(done.row, changed=["state"])
                self.stdout.write(f"{act.__name__}: {change.label}")
