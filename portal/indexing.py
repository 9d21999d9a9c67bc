"""Keeps the search entries true: one per row that visitors may read, in both languages together."""

import re
from itertools import batched

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.urls import get_script_prefix
from django.utils.translation import override

from portal.kit.search import SearchText, searchable_of, searchables
from portal.kit.text import simplified

from .models import SearchEntry
from .search_words import search_words

UPDATED = ["title_zh_hans", "title_en", "summary_zh_hans", "summary_en", "path", "dated_on", "text", "words"]
LONGEST_TSVECTOR_POSITION = 16383


def index(row):
    """Bring the entry of one row up to date; a row that visitors may not read has none. Anything may be given."""
    covered = searchable_of(type(row))
    if covered is None:
        return
    visible = covered.rows().filter(pk=row.pk).first()
    if visible is None:
        forget(row)
    else:
        _write([_entry(covered, visible)])


def forget(row):
    """Take a row out of search, whether it was in or not."""
    _entries_of(type(row)).filter(object_pk=row.pk).delete()


@transaction.atomic
def rebuild():
    """Write every entry anew and return their number; readers see the old ones until it is done."""
    return sum(_rebuild_model(covered) for covered in searchables())


def _rebuild_model(covered):
    kept = []
    for rows in batched(covered.rows(), 500):
        kept += [row.pk for row in rows]
        _write([_entry(covered, row) for row in rows])
    _entries_of(covered.model).exclude(object_pk__in=kept).delete()
    return len(kept)


def _entries_of(model):
    return SearchEntry.objects.filter(content_type=ContentType.objects.get_for_model(model))


def _write(entries):
    SearchEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["content_type", "object_pk"], update_fields=UPDATED
    )


def _entry(covered, row):
    text = covered.describe(row)
    titles = [text.title_zh_hans, text.title_en]
    summaries = [text.summary_zh_hans, text.summary_en]
    return SearchEntry(
        content_type=ContentType.objects.get_for_model(covered.model),
        object_pk=row.pk,
        path=_path(row),
        dated_on=text.dated_on or "",
        text=simplified("\n".join(filter(None, [*titles, *text.words, *summaries]))).lower(),
        words=tsvector({"A": titles, "B": text.words, "C": summaries}),
        **_shown(text),
    )


def _shown(text: SearchText):
    """The texts a hit shows; a row without a Chinese title stands under its English one."""
    return {
        "title_zh_hans": text.title_zh_hans or text.title_en or "",
        "title_en": text.title_en or "",
        "summary_zh_hans": text.summary_zh_hans or "",
        "summary_en": text.summary_en or "",
    }


def _path(row):
    """The row's address below the portal's root, without language: parks/changchun-etdz/."""
    with override("zh-hans"):
        return row.get_absolute_url().removeprefix(get_script_prefix())


def tsvector(texts_by_weight):
    """The literal of a tsvector with our own words as its lexemes: PostgreSQL's parser knows no Chinese."""
    marks, position = {}, 0
    for weight, texts in texts_by_weight.items():
        for word in (word for text in texts if text for word in search_words(text)):
            position = min(position + 1, LONGEST_TSVECTOR_POSITION)
            marks.setdefault(word, []).append(f"{position}{weight}")
    return " ".join(f"{quoted(word)}:{','.join(places[:200])}" for word, places in marks.items())


def quoted(word):
    """A lexeme as tsvector and tsquery literals write it."""
    return "'" + re.sub(r"(['\\])", r"\1\1", word) + "'"
