"""The files as rows that know where they stand, and what is wrong with a file itself."""

import csv
import io
import json
import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

FILES = Path(__file__).parent / "files"

_DECODER = json.JSONDecoder()
_BETWEEN = re.compile(r"[\s,:]*")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where a person finds it."""

    file: str
    line: int
    column: str
    reason: str

    def __str__(self):
        return ": ".join(part for part in [f"{self.file}:{self.line}", self.column, self.reason] if part)


class WrongCell(Exception):
    """A cell that cannot be read."""

    def __init__(self, column, reason):
        super().__init__(column, reason)
        self.column, self.reason = column, reason


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One row of a file; `fault` says why it cannot be read at all."""

    file: str
    line: int
    cells: dict
    folder: "Folder" = field(repr=False)
    fault: str = ""

    def __getitem__(self, column):
        """The text of a cell, without the blanks around it."""
        cell = self.raw(column)
        if isinstance(cell, dict | list):
            raise WrongCell(column, "is not a text")
        return "" if cell is None else str(cell).strip()

    def raw(self, column):
        """A cell as it is read: in JSON it may be any value."""
        if column not in self.cells:
            raise WrongCell(column, "there is no such column")
        return self.cells[column]

    @property
    def where(self):
        return f"{self.file}:{self.line}"

    def list(self, column):
        """The parts of a cell joined with semicolons, or of a list in JSON."""
        cell = self.raw(column) or []
        if not isinstance(cell, str | list):
            raise WrongCell(column, "is not a list")
        parts = cell.split(";") if isinstance(cell, str) else map(str, cell)
        return [part.strip() for part in parts if part.strip()]

    def problem(self, column, reason):
        return Problem(self.file, self.line, column, reason)

    def with_cells(self, **cells):
        return replace(self, cells=self.cells | cells)


class Folder:
    """A copy of the starting data: each file is read once, a missing one has no rows."""

    def __init__(self, path=FILES):
        self.path = Path(path)
        self.problems = []
        self._sheets = {}

    def rows(self, file):
        if file not in self._sheets:
            self._sheets[file] = list(self._read_sheet(file))
        return self._sheets[file]

    def was_read(self, file):
        """Whether the file is there and could be read to its end."""
        return (self.path / file).exists() and file not in {problem.file for problem in self.problems}

    def row(self, file, key_column, key):
        """The first row of a file with this key, or None."""
        return next((row for row in self.rows(file) if row.cells.get(key_column) == key), None)

    @cached_property
    def document(self):
        """The policy document of policies.json as a row, or None."""
        return next(self._json_rows("policies.json", "document"), None)

    @cached_property
    def measures(self):
        """The measures of policies.json as rows, each with the slug of its document."""
        policy = self.document.cells.get("slug", "") if self.document else ""
        return [row.with_cells(policy=policy) for row in self._json_rows("policies.json", "measures")]

    @cached_property
    def boundaries(self):
        """GeoJSON geometries by the code of their area."""
        names = [f"geo/jilin_{name}.geojson" for name in ("province", "prefectures", "counties")]
        features = (row.cells for name in names for row in self._json_rows(name, "features"))
        return {feature.get("id"): feature.get("geometry") for feature in features}

    def _read_sheet(self, file):
        reader = csv.reader(io.StringIO(self._text(file), newline=""), strict=True)
        header = None
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                self.problems.append(Problem(file, line, "", f"this and what follows cannot be read: {error}"))
                return
            if header is None:
                header = [name.strip() for name in cells]
            elif any(cells):
                yield self._row(file, line, header, cells)

    def _row(self, file, line, header, cells):
        fault = "" if len(cells) == len(header) else f"has {len(cells)} cells where the header has {len(header)}"
        return Row(file, line, dict(zip(header, cells, strict=False)), self, fault)

    def _json_rows(self, file, name):
        """The objects under this name at the top of a JSON file, each with the line it starts at."""
        text = self._text(file)
        try:
            places = list(_places(text, name))
        except json.JSONDecodeError as error:
            self.problems.append(Problem(file, error.lineno, "", f"this is not JSON: {error.msg}"))
            return
        for line, cells in places:
            broken = not isinstance(cells, dict)
            yield Row(file, line, {} if broken else cells, self, "is not an object" if broken else "")

    def _text(self, file):
        if not (self.path / file).exists():
            return ""
        content = (self.path / file).read_bytes()
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self.problems.append(Problem(file, line, "", "the file is not UTF-8 text"))
            return ""


def _places(text, name):
    """(line, value) of what stands under this name at the top, or of each item when that is a list."""
    for key, value, start in _members(text) if text else ():
        if key != name:
            continue
        for each, at in _items(text, start) if isinstance(value, list) else [(value, start)]:
            yield text.count("\n", 0, at) + 1, each


def _members(text):
    """(key, value, offset of the value) of the object the text holds; raises JSONDecodeError for any other text."""
    if not isinstance(json.loads(text), dict):
        raise json.JSONDecodeError("an object is expected", text, 0)
    at = text.index("{") + 1
    while text[at := _next(text, at)] != "}":
        key, at = _DECODER.raw_decode(text, at)
        start = _next(text, at)
        value, at = _DECODER.raw_decode(text, start)
        yield key, value, start


def _items(text, start):
    """(value, offset) of each item of the list that begins at `start`."""
    at = start + 1
    while text[at := _next(text, at)] != "]":
        value, end = _DECODER.raw_decode(text, at)
        yield value, at
        at = end


def _next(text, at):
    """The next place after white space, commas and colons: the text is known to be JSON."""
    return _BETWEEN.match(text, at).end()
