from parks.models import Area, Park
from portal.models import Article, Column

from ..cells import STATE, Given, Link, Links, Text, both
from ..nouns import Noun
from ..provenance import provenance

# 国办秘函〔2019〕19号: news within two weeks, notices and policies within six months.
DAYS_BETWEEN_UPDATES = {"news": 14, "notice": 180}


def _columns(folder):
    """The columns that hold articles; exhibitions are rows of their own model."""
    labels = [row for row in folder.rows("labels.csv") if row.cells.get("list") == "news_column"]
    return [row for row in labels if row.cells.get("code") != "event"]


def _articles(folder):
    return [row for row in folder.rows("news.csv") if row.cells.get("column") != "event"]


def _note(language, words):
    def note(row):
        address = row["source_address"]
        return row[f"provenance_note_{language}"] + (words.format(address=address) if address else "")

    return Given(note, f"provenance_note_{language}")


COLUMNS = Noun(
    model=Column,
    file="labels.csv",
    key=("slug",),
    rows_of=_columns,
    fields={
        "slug": Text("code"),
        **both("name", required=True),
        "order": Given(lambda row: _columns(row.folder).index(row) + 1),
        "update_every_days": Given(lambda row: DAYS_BETWEEN_UPDATES.get(row["code"], 14)),
    },
)

ARTICLES = Noun(
    model=Article,
    file="news.csv",
    key=("column", "title_zh_hans", "dated_on"),
    row_key="id",
    rows_of=_articles,
    fields={
        "column": Link(Column, "column"),
        **both("title", required=True),
        "dated_on": Text("date"),
        "publisher_zh_hans": Text("source_name"),
        "publisher_en": Text("source_name"),
        "area": Link(Area, "area_code"),
        "parks": Links(Park, "park_slug"),
        **provenance(date="date", confidence=""),
        "provenance_note_zh_hans": _note("zh", "原文地址：{address}。"),
        "provenance_note_en": _note("en", " Address: {address}."),
        **STATE,
    },
)
