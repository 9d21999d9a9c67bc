"""What a question is about: the gap of a chain, and the park it is put to, from the address of the contact page."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.kit.text import plain_translation

from .chains import links_by_slug
from .models import ChainLink, Park


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question about a link; `park` is None when it is put to the portal's organiser."""

    link: ChainLink
    park: Park | None

    @property
    def subject(self):
        """What the letter is called, in the page's language."""
        names = {"chain": plain_translation(self.link.chain, "name"), "link": plain_translation(self.link, "name")}
        return _("询问产业链环节：%(chain)s · %(link)s") % names

    @property
    def answered_by_park(self):
        """Whether the park itself has named somebody to answer."""
        return self.park is not None and self.park.has_contact


def inquiry_of(request):
    """The question that `?about=<link>&park=<park>` asks; None without a link that exists."""
    link = links_by_slug(request).get(request.GET.get("about", "")) if request.GET.get("about") else None
    return Inquiry(link, _park(request.GET.get("park", ""))) if link else None


def _park(slug):
    rows = Park.objects.published().select_related("area").defer("area__boundary")
    return rows.filter(slug=slug).first() if slug and "\0" not in slug else None
