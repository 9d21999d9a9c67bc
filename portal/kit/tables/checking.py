"""Lines of a file against the database: what each would create or change, and everything that is wrong with it."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from portal.kit.scoping import Verb

from .cells import NoValue
from .columns import ReferenceColumn
from .matching import Matches, key_of
from .outcomes import Outcome
from .references import References
from .review import Reviews
from .rules import broken_checks
from .showing import Showing
from .slugs import Slugs
from .uniqueness import Uniqueness


class Check:
    """Checks the lines of one file, some hundred at a time, for one person. Nothing is written."""

    def __init__(self, table, access, columns, *, by):
        self.table, self.access = table, access
        self.columns = columns  # {place in the line: column}
        self.places = {column: place for place, column in columns.items()}
        self.labels = {column: column.label for column in columns.values()}
        self.showing = Showing(columns.values())
        self.references = References(access, self.showing.names)
        self.matches = Matches(table, access)
        self.reviews = Reviews(table, by)
        self.slugs, self.uniqueness = Slugs(table), Uniqueness(table)
        self._seen, self._contained = {}, {}

    def outcomes(self, lines):
        """The outcome of each line, in order."""
        batch = [(Outcome(line), self._texts(line)) for line in lines]
        self._load_references(batch)
        self._find_rows(batch)
        self.showing.load([outcome.row for outcome, _texts in batch if not is_new(outcome)])
        for outcome, texts in batch:
            self._fill(outcome, texts)
        self.slugs.fill([outcome for outcome, _texts in batch if is_new(outcome)])
        self._check_rows([outcome for outcome, _texts in batch if not outcome.problems])
        return [outcome for outcome, _texts in batch]

    def _texts(self, line):
        return {
            column.name: line.texts[place] if place < len(line.texts) else "" for place, column in self.columns.items()
        }

    def _load_references(self, batch):
        for column in self.columns.values():
            if isinstance(column, ReferenceColumn):
                self.references.load(column, {part for _, texts in batch for part in column.split(texts[column.name])})

    def _find_rows(self, batch):
        keyed = [(outcome, *self._key(outcome, texts)) for outcome, texts in batch]
        self.matches.load((key, values) for _outcome, key, values in keyed if values)
        for outcome, key, values in keyed:
            if values:
                self._refuse_twice(outcome, key, values)
                outcome.row = self.matches.find(key, values, outcome)
            outcome.row = outcome.row or self.table.model()

    def _key(self, outcome, texts):
        """The key of a line and its values; (None, None) and a refusal when a cell of it is wrong."""
        key = key_of(self.table, texts)
        if key is None:
            outcome.refuse(_("没有填写用来认出这一行的列：%(key)s。") % {"key": self.table.key_words})
            return None, None
        try:
            values = tuple(self._key_value(self.table.by_name[name], texts[name]) for name in key)
        except WrongCell as wrong:
            self._refuse_cell(outcome, wrong.column, wrong.problem)
            return None, None
        return key, values

    def _key_value(self, column, text):
        try:
            return self._parse(column, text)
        except ValidationError as problem:
            raise WrongCell(column, problem) from None

    def _parse(self, column, text):
        if isinstance(text, NoValue):
            raise ValidationError(_("单元格里是公式或错误值，请改成值。"))
        if isinstance(column, ReferenceColumn):
            return self.references.parse(column, text)
        return column.parse(text)

    def _refuse_twice(self, outcome, key, values):
        first = self._seen.setdefault((key, values), outcome.line.number)
        if first != outcome.line.number:
            outcome.refuse(_("与第 %(first)d 行是同一个，请只留一行。") % {"first": first})

    def _fill(self, outcome, texts):
        """Put the values of the cells into the row, and note what differs."""
        is_known = not outcome.problems
        for column in self.columns.values():
            self._fill_cell(outcome, column, texts[column.name])
        if is_new(outcome) and is_known:
            self._refuse_missing(outcome)
        outcome.label = self._named(texts) if outcome.problems else str(outcome.row)

    def _named(self, texts):
        """What a refused line calls its row."""
        key = key_of(self.table, texts) or ()
        return texts.get("name_zh_hans") or " · ".join(texts[name] for name in key)

    def _fill_cell(self, outcome, column, text):
        new = is_new(outcome)
        before = "" if new else self.showing.text(column, outcome.row)
        if self.slugs.stays_empty(column, text) or (text == before and not (new and self.table.needs(column))):
            return
        try:
            self._set(outcome, column, self._parse(column, text), before)
        except ValidationError as problem:
            self._refuse_cell(outcome, column, problem)

    def _set(self, outcome, column, value, before):
        if getattr(column, "many", False):
            after = self.showing.joined(column, value)
            outcome.many[column.name] = value
        else:
            setattr(outcome.row, column.field.attname, value)
            after = self.showing.text(column, outcome.row)
            outcome.values[column.field.attname] = value
        if after != before:
            outcome.changes.append([self.labels[column], before, after])

    def _refuse_missing(self, outcome):
        """A new row needs columns that the file may not have at all."""
        for column in self.table.columns:
            if self.table.needs(column) and column not in self.places:
                outcome.refuse(_("新增时必须填写，文件里没有这一列。"), column)

    def _refuse_cell(self, outcome, column, problem):
        for message in problem.messages:
            outcome.refuse(message, column, self.places.get(column))

    def _check_rows(self, outcomes):
        """What concerns rows as a whole: the model's own rules, whose they are, and what the database keeps."""
        changed = [outcome for outcome in outcomes if is_new(outcome) or outcome.changes]
        self.reviews.refuse_busy(changed)
        for outcome in changed:
            self._check_model(outcome)
            self._check_scope(outcome)
        sound = [outcome for outcome in changed if not outcome.problems]
        for place, constraint in broken_checks(self.table.model, [outcome.row for outcome in sound]):
            self._refuse_rule(sound[place], constraint)
        self.uniqueness.refuse_taken([outcome for outcome in sound if not outcome.problems], self._refuse_named)
        if self.table.unlikely:
            self._ask([outcome for outcome in sound if not outcome.problems])

    def _ask(self, outcomes):
        """Whether what the table finds unlikely is right after all."""
        found = self.table.unlikely([outcome.row for outcome in outcomes])
        for outcome, unlikely in zip(outcomes, found, strict=True):
            for name, words in unlikely.items():
                outcome.doubt(self.table.by_name[name].label, words)

    def _check_model(self, outcome):
        try:
            outcome.row.clean()
        except ValidationError as problem:
            errors = problem.update_error_dict({})
            for name, problems in errors.items():
                self._refuse_named(outcome, name, ValidationError(problems))

    def _refuse_named(self, outcome, name, problem):
        column = None if name == NON_FIELD_ERRORS else self.table.by_name.get(name)
        if column:
            self._refuse_cell(outcome, column, problem)
        else:
            outcome.refuse(" ".join(problem.messages))

    def _check_scope(self, outcome):
        """The row as it will be must lie within the person's scope, as the row as it is does already."""
        verb = Verb.ADD if is_new(outcome) else Verb.CHANGE
        relations = self._relations(outcome)
        deciding = self.access.scope_fields(self.table.model, verb)
        where = (verb, None if verb == Verb.ADD else outcome.row.pk if "pk" in deciding else 0)
        where += tuple(tuple(relations.get(name, ())) for name in sorted(deciding))
        if where not in self._contained:
            self._contained[where] = self.access.contains(outcome.row, verb, relations)
        if not self._contained[where]:
            column = next((self.table.by_name[name] for name in sorted(deciding & self.table.by_name.keys())), None)
            outcome.refuse(_("请选择您负责的范围。"), column, self.places.get(column))

    def _relations(self, outcome):
        """{relation: numbers} as the row will have them."""
        columns = [column for column in self.table.relations if not column.many]
        single = {column.name: column.keys(outcome.row) for column in columns}
        return single | outcome.many

    def _refuse_rule(self, outcome, constraint):
        """Beside the last cell that the rule speaks of."""
        spoken_of = constraint.condition.referenced_base_fields
        column = next((column for column in reversed(self.table.columns) if column.name in spoken_of), None)
        outcome.refuse(str(constraint.violation_error_message), column, self.places.get(column))


class WrongCell(Exception):
    def __init__(self, column, problem):
        self.column, self.problem = column, problem


def is_new(outcome):
    return outcome.row._state.adding
