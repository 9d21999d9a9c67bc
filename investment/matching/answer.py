"""The parks that meet a need, in an order that is said on the page, and those that do not, the nearest first.

A park without a criterion it is known to miss stands among the possible ones: more criteria known to fit first; then
those with fewer conditions to read; then more sites; then by name. A park that misses one stands among the others:
fewer misses first, then the smaller shortfall, then by name. The same need has the same order until a fact changes.
"""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from operator import itemgetter

from django.utils.translation import gettext as _

from .criteria import SIZE, asked
from .ground import ParkGround, SiteGround, grounds
from .verdicts import NOTHING, State

SHOWN_SITES = 3


@dataclass
class Place:
    """A park, the site in it that comes nearest to the need (if it has sites of that kind), and the verdicts."""

    park: ParkGround
    site: SiteGround | None
    verdicts: list
    sites: list = field(default_factory=list)

    @cached_property
    def counts(self):
        return Counter(verdict.state for verdict in self.verdicts)

    def those(self, state):
        return [verdict for verdict in self.verdicts if verdict.state == state]

    @property
    def matches(self):
        return self.those(State.MATCH)

    @property
    def conditions(self):
        return self.those(State.CONDITIONAL)

    @property
    def unknown(self):
        return self.those(State.UNKNOWN)

    @cached_property
    def misses(self):
        """What rules the place out, what is furthest off first; a rule that forbids before everything else."""
        return sorted(self.those(State.MISS), key=lambda one: (not one.is_decisive_by_rule, -one.shortfall))

    @property
    def decisive(self):
        return self.misses[0] if self.misses else None

    @property
    def further(self):
        """How many criteria it misses besides the decisive one."""
        return len(self.misses) - 1

    @property
    def summary(self):
        """The names of the criteria it meets, of those under a clause, and of those nobody has stated."""
        return [named(self.those(state)) for state in (State.MATCH, State.CONDITIONAL, State.UNKNOWN)]

    @property
    def rank(self):
        return (
            -self.counts[State.MATCH],
            self.counts[State.CONDITIONAL],
            -len(self.sites),
            self.park.row.name_sort,
            self.park.slug,
        )

    @property
    def distance(self):
        short = sum((one.shortfall or Decimal(1) for one in self.misses), Decimal(0))
        return self.counts[State.MISS], short, self.park.row.name_sort, self.park.slug


@dataclass
class Answer:
    """`possible` and `rejected` places in their order; together they are every published park of the wanted area."""

    need: object
    criteria: list
    possible: list
    rejected: list

    @property
    def nearest(self):
        return self.rejected[0] if self.rejected else None

    @property
    def certain(self):
        """The possible places of which everything that was asked is known."""
        return [place for place in self.possible if not place.unknown]


def named(verdicts):
    return _("、").join(str(verdict.label) for verdict in verdicts) or _("无")


def match(request, need):
    criteria = asked(need)
    asks = [(one, one.needed(need)) for one in criteria]
    places = [judged(need, asks, park) for park in grounds(request) if park.lies_in(need.area)]
    possible = sorted((place for place in places if not place.counts[State.MISS]), key=lambda place: place.rank)
    rejected = sorted((place for place in places if place.counts[State.MISS]), key=lambda place: place.distance)
    return Answer(need, criteria, possible, rejected)


def judged(need, asks, park):
    """The park with its best site for this need, or by itself where it offers no site of that kind.

    `asks` are the criteria with what the need asks for in words.
    """
    offered = worth_judging(need, park.sites[need.kind])
    if not offered:
        return Place(park, None, verdicts_at(need, asks, park, None))
    varying = [one for one, _needed in asks if one.depends_on_site]
    ranked = sorted(((nearness(need, varying, park, site), site) for site in offered), key=itemgetter(0))
    best = Place(park, ranked[0][1], verdicts_at(need, asks, park, ranked[0][1]))
    best.sites = [site for (missed, *_rest), site in ranked if not missed] if not best.misses else []
    return best


def verdicts_at(need, asks, park, site):
    return [one.judge(need, needed, park, site) for one, needed in asks]


def worth_judging(need, sites):
    """The sites of a fitting size; where none fits, the one that comes nearest."""
    if not sites or not SIZE.is_asked(need):
        return sites
    return [site for site in sites if SIZE.fits(need, site)] or [min(sites, key=lambda site: SIZE.distance(need, site))]


def nearness(need, criteria, park, site):
    """Of the sites of one park: fewest misses, most that fits, smallest shortfall, smallest size, then its code."""
    missed = fits = 0
    short = NOTHING
    for criterion in criteria:
        state, statement = criterion.look(need, park, site)
        if state == State.MISS:
            missed += 1
            short += criterion.short(need, statement)
        fits += state == State.MATCH
    return missed, -fits, short, site.size, site.row.code
