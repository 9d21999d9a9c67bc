"""How parks answer, counted from the public ledger alone: nothing here can say more than anybody can check."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parks.models import Park

COUNT = """
    SELECT park_id, count(*), count(answered), count(*) FILTER (WHERE answered IS NULL AND handed_over),
        percentile_cont(0.5) WITHIN GROUP (ORDER BY answered - received),
        percentile_cont(0.9) WITHIN GROUP (ORDER BY answered - received),
        count(*) FILTER (WHERE answered IS NULL AND NOT ended AND NOT handed_over AND promised_on < %s)
    FROM (
        SELECT park_id, min(at) FILTER (WHERE step = 'received') received, min(at) FILTER (WHERE step = 'answered') answered,
            bool_or(step IN ('closed', 'withdrawn')) ended, max(promised_on) promised_on,
            GROUPING(park_id) = 0 AND bool_or(step = 'handed_over') handed_over
        FROM investment_ledgerentry GROUP BY GROUPING SETS ((park_id, code), (code))
    ) cases GROUP BY park_id
"""
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Score:
    """`park` None is the whole province; the times run from receipt to the first answer of a person, days off included.

    A case handed over counts at both parks, for the second from when it came there; for the province it is one, from
    when it was first received. `handed_over` are those that the park has passed on without an answer of its own.
    """

    park: Park | None
    received: int = 0
    answered: int = 0
    handed_over: int = 0
    median: timedelta | None = None
    ninetieth: timedelta | None = None
    overdue: int = 0

    @property
    def answered_percent(self):
        """Of those that the park has kept."""
        kept = self.received - self.handed_over
        return 100 * self.answered // kept if kept else 0

    @property
    def told_median(self):
        return told(self.median)

    @property
    def told_ninetieth(self):
        return told(self.ninetieth)


def scores():
    """(the province, the parks that were asked in the order of names); two queries."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [localdate()])
        counted = {park: numbers for park, *numbers in cursor.fetchall()}
    rows = Park.objects.published().filter(pk__in=[pk for pk in counted if pk]).order_by("name_sort", "pk")
    return Score(None, *counted.get(None, ())), [Score(park, *counted[park.pk]) for park in rows]


def told(span):
    """Hours up to two days, days beyond; "" where nobody has answered yet."""
    if span is None:
        return ""
    if span < 2 * DAY:
        hours = max(1, round(span / HOUR))
        return ngettext("%(number)s 小时", "%(number)s 小时", hours) % {"number": hours}
    days = round(span / DAY)
    return ngettext("%(number)s 天", "%(number)s 天", days) % {"number": days}


def score_lines(total, parks):
    """The table as lines of text, for a file."""
    yield [
        _("园区"),
        _("收到"),
        _("已答复"),
        _("已转出"),
        _("首次答复时间中位数"),
        _("九成在此时间内答复"),
        _("现已超期"),
    ]
    for score in [total, *parks]:
        name = str(score.park) if score.park else _("全省")
        yield [
            name,
            score.received,
            score.answered,
            score.handed_over,
            score.told_median,
            score.told_ninetieth,
            score.overdue,
        ]
