"""The one admin of the portal. It stands outside `portal/admin/`, which registers with it on import."""

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.shortcuts import redirect, render
from django.urls import path, reverse, reverse_lazy
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from portal.kit import review
from portal.kit.admin.completion import Completion
from portal.kit.snapshots import differences

from . import indexing
from .review_letters import tell
from .tasks import rebuild_search_entries

# The menu in the order in which people need it; a model that is not named here stands at the end of its part.
MENU = """
    Change
    Park Fact FactDefinition ParkFigure Site SiteUtility SiteReadiness
    Enterprise Area Industry FocusIndustry Chain ChainLink IndustryClass Source
    Project Policy PolicySection Measure Term Event Participation EventResult Registration Registrant
    PromotionPlan PromotionTask
    Brand Mark Product Category
    Article Column SearchEntry LoadedRow
    User Membership Association
    AuditEntry Letter
""".split()
NAMED_ELSEWHERE = {
    "Area",
    "Industry",
    "Chain",
    "ChainLink",
    "Park",
    "Enterprise",
    "Brand",
    "Category",
    "Column",
    "PolicySection",
    "Term",
}


class PortalAdminSite(admin.AdminSite):
    """Shows today's work first, and keeps the site search true to what people save."""

    site_header = _("吉林省特色产业园区网")
    site_title = _("管理后台")
    index_title = _("今日工作")
    site_url = reverse_lazy("portal:home")
    empty_value_display = "—"

    def guide(self, request):
        """docs/editors-guide.md, for whoever is signed in."""
        from .guide import read_guide  # with a library that no other page needs

        return render(request, "admin/guide.html", self.each_context(request) | read_guide())

    def login(self, request, extra_context=None):
        """Signing in has pages of its own; whoever is signed in already goes on."""
        return redirect(f"{reverse('account_login')}?{urlencode({REDIRECT_FIELD_NAME: wanted(request)})}")

    def get_urls(self):
        """Without Django's redirect to the public page of any row by its number: it asks nobody whose the row is."""
        own = path("guide/", self.admin_view(self.guide), name="guide")
        return [own, *(url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site")]

    def autocomplete_view(self, request):
        return Completion.as_view(admin_site=self)(request)

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")

    def frame(self, request):
        """The frame of the admin around a page that needs no sign-in: no menu."""
        return {
            "site_header": self.site_header,
            "site_url": self.site_url,
            "has_permission": self.has_permission(request),
        }

    def each_context(self, request):
        seconds, warning = settings.SESSION_IDLE_SECONDS, settings.SESSION_WARNING_SECONDS
        idle = {"seconds": seconds, "warning": warning, "minutes": warning // 60}
        return super().each_context(request) | {"idle": idle}

    def get_app_list(self, request, app_label=None):
        """In the order of the menu alone: Django's by name translates every name again for each comparison."""
        parts = self._build_app_dict(request, app_label).values()
        for part in parts:
            part["models"].sort(key=lambda model: place_of(model["object_name"]))
        return sorted(parts, key=lambda part: place_of(part["models"][0]["object_name"]))

    def models(self):
        """Every model that has a page here."""
        return list(self._registry)

    def seen_by(self, request):
        """The admins of the models this person may look at, in the order of the menu."""
        seen = [found for found in self._registry.values() if found.has_view_permission(request)]
        return sorted(seen, key=lambda found: place_of(found.opts.object_name))

    def index(self, request, extra_context=None):
        from .today import todays_work  # which imports admins that register here

        return super().index(request, {**todays_work(self, request), **(extra_context or {})})

    def saved(self, *rows, changed=()):
        """Bring site search up to date with rows; a new name or state may stand in the entries of others too."""
        for row in rows:
            indexing.index(row)
        if any(map(is_named_elsewhere, rows)) and any(map(is_name_or_state, changed)):
            rebuild_search_entries.enqueue()

    def step(self, change, action, *, by, **said):
        """A step of the review, with all that follows from it: site search, and letters to whoever acts next."""
        if action == review.Action.NOTE:
            done = review.note(change, by=by, **said).change
        elif action == review.Action.APPROVE:
            done = review.approve(change, by=by, **said)
        else:
            done = review.move(change, action, by=by, **said)
        self.stepped(done, action, by=by, text=said.get("text", ""))
        return done

    def stepped(self, change, action, *, by, text=""):
        if change.state == change.State.APPLIED:
            self.saved(change.row, changed=changed_columns(change))
        tell(change, action, by=by, text=text)

    def deleted(self, row):
        """Take a row out of site search; called when it is gone and still carries its number."""
        indexing.forget(row)
        if is_named_elsewhere(row):
            rebuild_search_entries.enqueue()


def wanted(request):
    """The page somebody was going to before being asked to sign in; the sign-in itself refuses other hosts."""
    return request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index")


def changed_columns(change):
    """The columns an applied change wrote; a row that was its own draft changed its state."""
    return [place[0] for place, _old, _new in differences(change.before, change.after)] if change.after else ["state"]


def place_of(name):
    return MENU.index(name) if name in MENU else len(MENU)


def is_named_elsewhere(row):
    return type(row).__name__ in NAMED_ELSEWHERE


def is_name_or_state(column):
    return column == "state" or column.startswith(("name_", "title_"))
