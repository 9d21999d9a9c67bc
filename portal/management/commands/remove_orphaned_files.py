from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand

from portal.kit.media.orphans import orphaned_files


class Command(BaseCommand):
    help = "Lists stored files that nothing has named for 30 days; with --remove they are deleted."

    def add_arguments(self, parser):
        parser.add_argument("--remove", action="store_true", help="delete them instead of only listing them")

    def handle(self, *, remove, **options):
        paths = list(orphaned_files())
        for path in paths:
            if remove:
                default_storage.delete(path)
            self.stdout.write(path)
        self.stdout.write(f"{len(paths)} orphaned files {'removed' if remove else 'found; --remove deletes them'}")
