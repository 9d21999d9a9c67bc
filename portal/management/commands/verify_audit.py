from itertools import chain, islice

from django.core.management.base import BaseCommand, CommandError

from portal.kit.audit_chain import Walk
from portal.kit.models import AuditEntry

SHOWN = 50  # problems; a forged beginning would otherwise tell of every entry


class Command(BaseCommand):
    help = (
        "Verify the chain of the audit log: finds entries that were removed, altered, inserted or put in another order. "
        "Keep the hash it prints somewhere else: only with it can a later run tell that the end was cut off."
    )

    def add_arguments(self, parser):
        parser.add_argument("--expect", metavar="HASH", help="a hash kept earlier, through which the chain must pass")
        parser.add_argument("--since", metavar="HASH", help="the same, and verify only from that entry on")

    def handle(self, *, expect, since, **options):
        walk, entries = beginning(since)
        problems = chain(walk.problems(entries.iterator(chunk_size=1000)), missing_anchors(expect))
        found = 0
        for found, problem in enumerate(islice(problems, SHOWN), start=1):  # noqa: B007 – used below
            self.stderr.write(problem)
        if found:
            raise CommandError(
                f"The audit log is not what was written: {found}{'+' if found == SHOWN else ''} problems."
            )
        self.stdout.write(f"The chain is whole up to entry {walk.number}. Last hash:\n{walk.hash}")


def beginning(since):
    """Where to start, and the entries from there on."""
    entries = AuditEntry.objects.order_by("number")
    if not since:
        return Walk(), entries
    first = entries.filter(hash=since).first()
    if first is None:
        raise CommandError(no_such(since))
    return Walk(first.number - 1, first.previous_hash), entries.filter(number__gte=first.number)


def missing_anchors(expect):
    if expect and not AuditEntry.objects.filter(hash=expect).exists():
        yield no_such(expect)


def no_such(anchor) -> str:
    return f"cut off: no entry has the hash {anchor}; the end was removed, or all was written anew"
