"""Brings the files into the database in one transaction: one load at a time, row by row, noun by noun."""

from django.conf import settings
from django.db import connection, transaction
from django.utils import translation

from portal import indexing
from portal.kit.publishing import PublishingState
from portal.models import SearchEntry

from .placing import place
from .registers import Register
from .report import Outcome, Report
from .rows import NOUNS
from .values import LeftOut, WrongRow, key_of, values_of

ONE_LOAD_AT_A_TIME = 2204000001  # a number of our own for PostgreSQL's advisory locks
WRITTEN = {Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED}


@transaction.atomic
@translation.override(settings.LANGUAGE_CODE)  # a bilingual field is written for the language that is active
def load_starting_data(folder, *, dry_run=False):
    """Load a folder of starting data and return the `Report`; a second load at the same time waits for the first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_LOAD_AT_A_TIME])
    report = Load(folder).run()
    if dry_run:
        transaction.set_rollback(True)
    elif report.has_changes or not SearchEntry.objects.exists():
        indexing.rebuild()
    return report


class Load:
    """One run over a folder."""

    def __init__(self, folder):
        self.folder = folder
        self.registers = {}
        self.report = Report()

    def run(self):
        for noun in NOUNS:
            self._load_noun(noun)
        self.report.problems[:0] = self.folder.problems
        return self.report

    def _load_noun(self, noun):
        register = self.registers[noun.model] = Register(noun, self.registers)
        seen = {}
        for row in noun.rows(self.folder):
            self._load_row(register, row, seen)
        register.save()
        if self.folder.was_read(noun.file):
            self.report.gone += [f"{noun.label} {key}" for key in register.written if key not in seen]

    def _load_row(self, register, row, seen):
        noun, key = register.noun, None
        try:
            key = key_of(noun, row, seen)
            seen[key] = row
            if reason := noun.left_out(row):
                raise LeftOut(reason)
            values = values_of(register, row)
            outcome, why = place(register, row, key, values)
        except WrongRow as wrong:
            register.fail(key, f"{row.where} is wrong")
            self.report.wrong(noun, wrong.problems)
        except LeftOut as reason:
            register.fail(key, f"{row.where} is left out")
            self.report.tell(noun, row, Outcome.LEFT_OUT, str(reason))
        else:
            self.report.tell(noun, row, outcome, why)
            if outcome in WRITTEN and values.get("state") == PublishingState.DRAFT:
                self.report.withhold(noun, self._reason(row))

    def _reason(self, row):
        """Why the file wants the row unpublished, in words."""
        code = row["withheld_reason"]
        label = self.folder.row("labels.csv", "code", code)
        return (label.cells.get("name_en") if label else code) or "no reason given"
