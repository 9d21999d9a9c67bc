"""Events and articles as one list of dated lines, read in one query."""

from typing import NamedTuple

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast
from django.urls import reverse


class Happening(NamedTuple):
    """An event, or an article of a column; the date may be partial or empty."""

    title_zh_hans: str
    title_en: str
    dated: str
    column_slug: str
    key: str

    @property
    def url(self):
        if self.column_slug:
            return reverse("portal:article_detail", args=[self.column_slug, self.key])
        return reverse("investment:event_detail", args=[self.key])


def latest_happenings(events, articles=None, limit=8):
    """The newest of both querysets; what has no date comes last."""
    rows = _lines(events, dated="starts_on", column=Value(""), key=F("slug"))
    if articles is not None:
        rows = rows.union(_article_lines(articles), all=True)
    return _newest(rows, limit)


def latest_articles(articles, limit=8):
    return _newest(_article_lines(articles), limit)


def _newest(rows, limit):
    return [Happening(*row) for row in rows.order_by("-dated", "title_zh_hans")[:limit]]


def _article_lines(articles):
    return _lines(articles, dated="dated_on", column=F("column__slug"), key=Cast("pk", CharField()))


def _lines(rows, *, dated, column, key):
    """Without modeltranslation's rewriting, which shuffles columns: a union tells them apart by their place alone."""
    named = rows.rewrite(False).order_by().annotate(dated=F(dated), column_slug=column, key=key)
    return named.values_list(*Happening._fields)
