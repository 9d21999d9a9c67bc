"""Published rows are changed beside themselves: the form is saved, kept as data, rolled back, and waits for approval."""

from django.contrib import admin, messages
from django.contrib.admin import ActionLocation
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.kit import review
from portal.kit.models import Change
from portal.kit.publishing import PublishingState
from portal.kit.snapshots import snapshot

from .recorded import reason_of

SUBMIT = "_submit"
SAVING = {"_save", "_continue", "_addanother", SUBMIT}
LOCKED = {Change.State.IN_REVIEW, Change.State.APPROVED}


class Reviewed(admin.ModelAdmin):
    """What a form of a publishable row does, and what it refuses."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST" and SUBMIT in request.POST:
            request.POST = with_continue(request.POST)
        with transaction.atomic():
            row = self._locked_row(request, object_id) if object_id else None
            view = self._held_view if row and review.is_held(row) and not is_action(request) else self._draft_view
            return view(request, row, object_id, form_url, extra_context)

    def _locked_row(self, request, object_id):
        """The row; whoever saves has it alone until that is done, so that nobody's words are lost in between."""
        row = self.get_object(request, object_id)
        if request.method == "POST":
            self.model._base_manager.select_for_update().get(pk=row.pk)
            return self.get_object(request, object_id)
        return row

    def _draft_view(self, request, row, object_id, form_url, extra_context):
        """A row that is its own draft, or a new one: saved as it is."""
        context = self._review_context(request, row, extra_context)
        response = super().changeform_view(request, object_id, form_url, context)
        written = getattr(request, "written", None)
        return self._after(request, written, response) if written else response

    def _held_view(self, request, row, object_id, form_url, extra_context):
        """A published row: shown and saved with what waits for it, and then put back as visitors read it."""
        before = snapshot(row)
        request.shows_what_waits, request.held = True, True
        with review.rolled_back():
            review.replay(review.open_change(row), row, before)
            context = self._review_context(request, row, extra_context)
            response = super().changeform_view(request, object_id, form_url, context)
            if hasattr(response, "render"):
                response.render()
            after = snapshot(row) if hasattr(request, "written") else None
        return self._keep(request, row, before, after, response) if after else response

    def _keep(self, request, row, before, after, response):
        if after == before and review.open_change(row) is None:
            self.message_user(request, _("没有改动。"), messages.INFO)
            return response
        review.written(row, by=request.user, before=before, after=after, reason=reason_of(request))
        return self._after(request, row, response)

    def _after(self, request, row, response):
        """Say what happens next with what was saved; submit it when that was asked for."""
        if SUBMIT in request.POST:
            self.submit_row(request, row)
        elif getattr(request, "held", False):
            self.message_user(request, _("改动已保存在旁边，提交审核并通过后才会公开。"), messages.SUCCESS)
        return response

    def submit_row(self, request, row):
        change = review.open_change(row)
        try:
            change = review.move(change, review.Action.SUBMIT, by=request.user)
        except ValidationError as problem:
            self.message_user(request, " ".join(problem.messages), messages.ERROR)
        else:
            self.admin_site.stepped(change, review.Action.SUBMIT, by=request.user)
            self.message_user(request, _("已提交审核，由别人审核后公开。"), messages.SUCCESS)

    def keep(self, request, row, before):
        """A draft is kept at once; what waits beside a published row is kept when it has been rolled back."""
        request.written = row
        if not getattr(request, "held", False):
            if before and before["fields"]["state"] == PublishingState.PUBLISHED:
                raise PermissionDenied  # nothing writes into what visitors read, however the form was sent
            super().keep(request, row, before)
            review.written(row, by=request.user, before=before, reason=reason_of(request))

    def response_change(self, request, obj):
        response = super().response_change(request, obj)
        if getattr(request, "held", False):
            list(messages.get_messages(request))  # "was changed" would not be true
        return response

    def bring_back(self, request, row, data, reason):
        """An earlier version of a published row comes back as a change that waits."""
        data = data | {"fields": data["fields"] | {"state": row.state}}
        before = snapshot(row)
        if not review.is_held(row):
            super().bring_back(request, row, data, reason)
            review.written(row, by=request.user, before=before, reason=reason)
        else:
            review.written(row, by=request.user, before=before, after=data, reason=reason)

    def has_change_permission(self, request, obj=None):
        """Nobody writes in what is being reviewed: it is recalled or taken over first."""
        return super().has_change_permission(request, obj) and not (obj is not None and self._is_locked(request, obj))

    def _is_locked(self, request, row):
        change = review.open_change(row)
        return change is not None and change.state in LOCKED

    def has_delete_permission(self, request, obj=None):
        """What visitors read is archived first."""
        return super().has_delete_permission(request, obj) and not (obj is not None and review.is_held(obj))

    def _review_context(self, request, row, extra_context):
        change = review.open_change(row) if row else None
        return {"reviewed": True, "change_row": change} | (extra_context or {})


def is_action(request):
    """Whether a button of the row's actions was pressed, which saves nothing of the form."""
    return f"{ActionLocation.CHANGE_FORM.value}-action" in request.POST and not SAVING & request.POST.keys()


def with_continue(posted):
    """Submitting is saving and staying, so that Django's form does not take it for an action."""
    posted = posted.copy()
    posted["_continue"] = "1"
    return posted
