"""How a cell of a file becomes a value of a field. Links are values too: the keys of the rows they lead to."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from portal.kit.publishing import PublishingState

from .reading import Row, WrongCell

UNCONFIRMED = re.compile(r"\bconfirm\b")


@dataclass(frozen=True)
class Text:
    column: str
    required: bool = False
    default: str = ""

    def read(self, row: Row):
        text = row[self.column] or self.default
        if self.required and not text:
            raise WrongCell(self.column, "is missing")
        return text


@dataclass(frozen=True)
class Flag:
    """True for the word `yes`, false for any other word that is allowed."""

    column: str
    words: tuple[str, ...] = ("yes", "no")

    def read(self, row: Row):
        if row[self.column] not in self.words:
            raise WrongCell(self.column, f"is “{row[self.column]}”, not one of {', '.join(self.words)}")
        return row[self.column] == "yes"


@dataclass(frozen=True)
class Given:
    """What a function makes of the row; `column` is named when the value is wrong."""

    make: Callable[[Row], Any]
    column: str = ""

    def read(self, row: Row):
        return self.make(row)


@dataclass(frozen=True)
class Link:
    """The key of a row of another model, or None."""

    model: type[Model]
    column: str
    prefix: Callable[[Row], str] = lambda row: ""

    def read(self, row: Row):
        return f"{self.prefix(row)}{row[self.column]}" if row[self.column] else None


@dataclass(frozen=True)
class Links:
    """The keys of rows of another model."""

    model: type[Model]
    column: str
    prefix: Callable[[Row], str] = lambda row: ""

    def read(self, row: Row):
        return sorted({self.prefix(row) + key for key in row.list(self.column)})


def both(field, column=None, *, required=False):
    """A field in both languages; only the Chinese one can be required."""
    column = column or field
    return {f"{field}_zh_hans": Text(f"{column}_zh", required), f"{field}_en": Text(f"{column}_en")}


def listed_in_words(field, column):
    """A list of words as a reader sees it, with the commas of each language."""
    return {
        f"{field}_zh_hans": Given(lambda row: "、".join(row.list(f"{column}_zh")), f"{column}_zh"),
        f"{field}_en": Given(lambda row: ", ".join(row.list(f"{column}_en")), f"{column}_en"),
    }


def _state(row):
    """Published only when the file says so and nothing in the row waits to be confirmed."""
    published = Flag("publish").read(row)
    if published and UNCONFIRMED.search(row["provenance"]):
        raise WrongCell("publish", "is yes while the provenance says confirm")
    return PublishingState.PUBLISHED if published else PublishingState.DRAFT


STATE = {"state": Given(_state, "publish")}
