"""Where a row's statements come from, as every sourced model keeps it."""

from parks.models import Source

from .cells import Given, Links, Text


def _date_of_only_source(row):
    """The date of the source when there is just one: of several nobody can say which one holds.

    Data sets give codes and points only, so they do not count.
    """
    sources = [row.folder.row("sources.csv", "code", code) for code in row.list("source_codes")]
    telling = [source for source in sources if source and source.cells.get("kind") != "dataset"]
    return telling[0].cells.get("published", "") if len(telling) == 1 else ""


def _own_date(column):
    return lambda row: row[column] or _date_of_only_source(row)


def _note(language, remark):
    def note(row):
        texts = [row[f"provenance_note_{language}"], row[f"{remark}_{language}"] if remark else ""]
        return (" " if language == "en" else "").join(text for text in texts if text)

    return Given(note, f"provenance_note_{language}")


def provenance(date="", confidence="confidence", remark=""):
    """The fields of `Sourced`. Nobody has confirmed anything yet: a person who does is never overwritten.

    `date` is the column with the row's own date, `confidence` the one with its grade, where the file has them;
    `remark` a pair of columns whose text belongs to what is said about the sources.
    """
    return {
        "sources": Links(Source, "source_codes"),
        "confidence": Text(confidence) if confidence else Given(lambda row: ""),
        "as_of": Given(_own_date(date) if date else _date_of_only_source, date or "source_codes"),
        "confirmed_at": Given(lambda row: None),
        "provenance_note_zh_hans": _note("zh", remark),
        "provenance_note_en": _note("en", remark),
    }
