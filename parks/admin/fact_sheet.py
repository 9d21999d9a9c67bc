"""All facts of a park, site or area on one page: written at once, through the review of the row they belong to."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from parks.answers import BY_COLUMN
from parks.fact_questions import Question, questions_of, subject_of
from parks.models import Fact
from portal.kit import review
from portal.kit.admin.parts import why_closed
from portal.kit.admin.recorded import reason_of
from portal.kit.admin.reviewed import SUBMIT
from portal.kit.scoping import Verb, access_of
from portal.kit.snapshots import snapshot

from .fact_rows import FactRow, Passport, digest, row_of, typed_in

BASIS = "_basis"
ONLY = {
    "": gettext_lazy("全部"),
    "missing": gettext_lazy("只看缺少的必填项"),
    "due": gettext_lazy("只看须再核实的"),
}


@dataclass(slots=True)
class Line:
    """A question with its form; none where a column of the park is the place to answer it."""

    question: Question
    form: FactRow | None

    @property
    def is_touched(self):
        return self.form is not None and self.form.is_bound

    def is_among(self, only):
        """Whether it is shown when the page is narrowed; what somebody has just typed always is."""
        wanted = {"missing": self.question.is_missing, "due": self.question.is_due}
        return self.is_touched or wanted.get(only, True)


class FactSheet:
    """The form of all facts. `data` is what was posted: only rows that differ from what they showed are written."""

    def __init__(self, owner, access, data=None):
        self.owner, self.subject, self.data = owner, subject_of(owner), data
        sources = access.choices(Fact._meta.get_field("source")).only("code", "title").order_by("code")
        self.sources = {source.code: source for source in sources}
        self.shared = Passport(data, sources=self.sources)
        self.lines = [Line(question, self._form(question)) for question in questions_of(owner)]

    def _form(self, question):
        if question.fact is None and question.definition.code in BY_COLUMN:
            return None
        given = {"owner_field": self.subject, "owner": self.owner, "shared": self.shared}
        form = row_of(question, **given)
        basis = self._bases.get(str(question.definition.pk))
        if basis is None or basis == digest(typed_in(self.data, form.add_prefix(name)) for name in form.told):
            return form
        return row_of(question, **given, data=self.data, basis=basis)

    @property
    def _bases(self):
        """What the rows of the posted form showed, by the key of their definition."""
        given = self.data.get(BASIS, "") if self.data else ""
        return dict(pair.split(":", 1) for pair in given.split() if ":" in pair)

    @property
    def touched(self):
        return [line.form for line in self.lines if line.is_touched]

    @property
    def wrong(self):
        return [form for form in self.touched if form.errors]

    def is_valid(self):
        return self.shared.is_valid() and not self.wrong

    def save(self):
        for form in self.touched:
            form.instance.delete() if form.is_withdrawn else form.instance.save()

    def shown(self, only):
        """(group, name, lines, how many are missing) of what is to be seen, for the page and its list of groups."""
        lines = [line for line in self.lines if line.is_among(only)]
        for group, found in groupby(lines, key=lambda line: line.question.definition.group):
            found = list(found)
            missing = sum(line.question.is_missing for line in found)
            yield group, found[0].question.definition.get_group_display(), found, missing

    def bases(self, only):
        forms = [line.form for line in self.lines if line.form and line.is_among(only)]
        return " ".join(f"{form.definition.pk}:{form.basis}" for form in forms)

    @property
    def counts(self):
        """How many must-have facts there are and how many of them are missing; how many facts must be confirmed."""
        asked = [line.question for line in self.lines]
        found = Counter(missing=0, due=0, required=0)
        for one in asked:
            found.update(missing=one.is_missing, due=one.is_due, required=one.definition.is_required)
        return found


class WithFacts(admin.ModelAdmin):
    """Adds the page of all facts to the admin of a park, a site or an area; who may not change the row only reads it."""

    def get_urls(self):
        page = path("<path:object_id>/facts/", self.admin_site.admin_view(self.facts_view), name=self._facts_name)
        return [page, *super().get_urls()]

    @property
    def _facts_name(self):
        return f"{self.opts.app_label}_{self.opts.model_name}_facts"

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        facts = {"facts_url": reverse(f"admin:{self._facts_name}", args=[object_id])} if object_id else {}
        return super().changeform_view(request, object_id, form_url, facts | (extra_context or {}))

    @transaction.atomic
    def facts_view(self, request, object_id):
        row = self.get_object(request, object_id)
        if request.method != "POST":
            return self._facts_page(request, row)
        if not self._may_write(request, row):
            raise PermissionDenied
        row = self.model._base_manager.select_for_update().get(pk=row.pk)
        sheet = self._sheet(request, row, request.POST)
        if why_closed(row) or not sheet.is_valid():
            return self._facts_page(request, row, sheet)
        return self._keep_facts(request, row, sheet)

    def _may_write(self, request, row):
        return access_of(request.user).may(Verb.CHANGE, row)

    def _sheet(self, request, row, data=None):
        """As the facts will be once what waits for the row has been approved; nothing stays written."""
        wanted = self.model._base_manager.get(pk=row.pk)
        with review.rolled_back():
            review.replay(review.open_change(wanted), wanted, snapshot(wanted))
            sheet = FactSheet(wanted, access_of(request.user), data)
            sheet.wrong  # noqa: B018 – asks the database for as long as it holds what waits
        return sheet

    def _keep_facts(self, request, row, sheet):
        if not sheet.touched:
            self.message_user(request, _("没有改动。"), messages.INFO)
        else:
            review.keep(row, sheet.save, by=request.user, reason=reason_of(request))
            self._tell_of_facts(request, row, sheet)
        if SUBMIT in request.POST and review.open_change(row):
            self.submit_row(request, row)
        return HttpResponseRedirect(request.get_full_path())

    def _tell_of_facts(self, request, row, sheet):
        number = len(sheet.touched)
        told = ngettext("已保存 %(number)d 项事实。", "已保存 %(number)d 项事实。", number) % {"number": number}
        waits = _("%(told)s提交审核并通过后才会公开。") if review.is_held(row) else "%(told)s"
        self.message_user(request, waits % {"told": told}, messages.SUCCESS)

    def _facts_page(self, request, row, sheet=None):
        sheet = sheet or self._sheet(request, row)
        only = request.GET.get("only", "") if request.GET.get("only") in ONLY else ""
        context = self.admin_site.each_context(request) | {
            "title": _("全部事实"),
            "subtitle": str(row),
            "opts": self.opts,
            "original": row,
            "reviewed": hasattr(self, "submit_row"),
            "change_row": review.open_change(row),
            "closed": why_closed(row) if self._may_write(request, row) else _("您只能查看，不能修改。"),
            "sheet": sheet,
            "groups": list(sheet.shown(only)),
            "bases": sheet.bases(only),
            "only": only,
            "choices": [(value, label, sheet.counts.get(value)) for value, label in ONLY.items()],
            "reason": request.POST.get("_reason", ""),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/parks/facts.html", context)
