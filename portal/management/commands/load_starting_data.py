from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from portal.starting_data.loading import load_starting_data
from portal.starting_data.reading import FILES, Folder


class Command(BaseCommand):
    help = (
        "Load the starting data. It can be run again at any time: rows that people edited or deleted stay as they are, "
        "wrong rows are reported with file and line and stop nothing else."
    )

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=FILES, help="another copy of the files")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done and do nothing")
        parser.add_argument("--strict", action="store_true", help="end with an error when a row is wrong")

    def handle(self, *, folder, dry_run, strict, verbosity, **options):
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        report = load_starting_data(Folder(folder), dry_run=dry_run)
        for problem in report.problems:
            self.stderr.write(f"Wrong: {problem}")
        if verbosity:
            self._say(report, dry_run)
        if strict and report.problems:
            raise CommandError(f"{len(report.problems)} problems in the files.")

    def _say(self, report, dry_run):
        for line in report.lines():
            self.stdout.write(line)
        if dry_run:
            self.stdout.write("Nothing was written: this was a dry run.")
