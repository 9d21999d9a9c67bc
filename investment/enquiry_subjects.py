"""What an enquiry is about and whom it asks first, from the address of its form.

?park=a&park=b                two parks, which is a comparison
?project=p   ?site=s          a project or a site, and its park
?about=link&park=a            a link of a chain, perhaps asked of one park
?need=industry%3Dfood&park=a  a need that was matched
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.utils import timezone

from parks.chains import links_by_slug
from parks.models import Park, Site
from portal.kit.text import plain_translation

from .models import EnquirySubject, Project

MOST_PARKS = 5
QUERY_LENGTH = EnquirySubject._meta.get_field("query").max_length
Kind = EnquirySubject.Kind


@dataclass(frozen=True)
class About:
    """`subjects` as columns of EnquirySubject, `parks` as those to be asked, `closed` what takes no questions any more."""

    subjects: tuple
    parks: tuple
    closed: tuple = ()
    ignored: tuple = ()

    @property
    def rows(self):
        """(what kind of thing, its name, its address) for the head of the form."""
        return [
            (Kind(subject["kind"]).label, plain_translation(row, "name"), row.get_absolute_url())
            for subject in self.subjects
            if (row := next((subject[name] for name in ("project", "site", "link") if name in subject), None))
        ]


def read(request) -> About:
    """What the address names; what it names wrongly is told, and a project out of date is no longer asked about."""
    asked = request.GET
    parks, ignored = _parks(asked.getlist("park"))
    subjects, closed = [], []
    for name, find in (("project", _project), ("site", _site), ("about", _link)):
        if not (slug := asked.get(name, "").replace("\0", "")):
            continue
        row = find(request, slug)
        if row is None:
            ignored.append(f"{name}={slug}")
        elif getattr(row, "valid_until", None) and row.valid_until < timezone.localdate():
            closed.append(row)
        else:
            subjects.append({"kind": SUBJECT_OF[name], ("link" if name == "about" else name): row})
            parks += [row.park] if getattr(row, "park", None) and row.park not in parks else []
    return About((*subjects, *_whole(asked, parks, subjects)), tuple(parks[:MOST_PARKS]), tuple(closed), tuple(ignored))


SUBJECT_OF = {"project": Kind.PROJECT, "site": Kind.SITE, "about": Kind.GAP}


def _whole(asked, parks, subjects):
    """A need, a comparison, or just the parks."""
    if need := asked.get("need", "").replace("\0", "")[:QUERY_LENGTH]:
        return [{"kind": Kind.MATCH, "query": need}]
    if subjects:
        return []
    if len(parks) > 1:
        slugs = urlencode([("park", park.slug) for park in parks[:MOST_PARKS]])
        return [{"kind": Kind.COMPARISON, "query": slugs[:QUERY_LENGTH]}]
    return [{"kind": Kind.PARK, "park": park} for park in parks]


def _parks(slugs):
    wanted = list(dict.fromkeys(slug for slug in (text.replace("\0", "") for text in slugs) if slug))
    rows = Park.objects.published(None).filter(slug__in=wanted[: 4 * MOST_PARKS])
    by_slug = {row.slug: row for row in rows}
    found = [by_slug[slug] for slug in wanted if slug in by_slug]
    unknown = [f"park={slug}" for slug in wanted if slug not in by_slug]
    return found[:MOST_PARKS], unknown + [f"park={park.slug}" for park in found[MOST_PARKS:]]


def _project(request, slug):
    return Project.objects.published(None).select_related("park").filter(slug=slug).first()


def _site(request, slug):
    return Site.objects.published(None).select_related("park").filter(slug=slug).first()


def _link(request, slug):
    return links_by_slug(request).get(slug)


def choices_of_parks(chosen):
    """Every published park by prefecture, for the list of whom to ask: (prefecture, [park, …]) in order of code.

    Samples are offered only to whoever comes from their pages; `chosen` are the slugs that are ticked already.
    """
    rows = Park.objects.published(None).filter(Q(is_sample=False) | Q(slug__in=chosen))
    rows = rows.select_related("area__parent").defer("area__boundary", "area__parent__boundary")
    by_prefecture = {}
    for park in rows.order_by("area__code", "name_sort", "pk"):
        area = park.area
        prefecture = area.parent if area.level == area.Level.COUNTY else area
        by_prefecture.setdefault(prefecture, []).append(park)
    return list(by_prefecture.items())
