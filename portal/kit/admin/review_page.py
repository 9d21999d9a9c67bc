"""Where editor and reviewer meet over a row: what changes, what was said, and what may happen next."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.kit import review
from portal.kit.applying import archive, reopen
from portal.kit.models import Change
from portal.kit.publishing import PublishingState
from portal.kit.scoping import Verb, access_of
from portal.kit.snapshots import conflicts, differences, snapshot

from .differences import shown

Action = review.Action
LABELS = {
    Action.APPROVE: gettext_lazy("通过并公开"),
    Action.RETURN: gettext_lazy("退回"),
    Action.TAKE_OVER: gettext_lazy("接手修改"),
    Action.SUBMIT: gettext_lazy("提交审核"),
    Action.RECALL: gettext_lazy("撤回提交"),
    Action.DROP: gettext_lazy("放弃这些改动"),
}


class Moment(forms.DateTimeInput):
    """The browser's own calendar and clock."""

    input_type = "datetime-local"


class StepForm(forms.Form):
    """What is said with a step, and when an approved change goes public and comes back."""

    text = forms.CharField(
        label=gettext_lazy("说明"), required=False, max_length=2000, widget=AdminTextareaWidget(attrs={"rows": 3})
    )
    publish_at = forms.DateTimeField(label=gettext_lazy("定时发布"), required=False, widget=Moment)
    withdraw_at = forms.DateTimeField(label=gettext_lazy("定时撤下"), required=False, widget=Moment)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean(self):
        start, end = self.cleaned_data.get("publish_at"), self.cleaned_data.get("withdraw_at")
        if end and end <= max(start or timezone.now(), timezone.now()):
            self.add_error("withdraw_at", _("撤下时间须晚于发布时间。"))
        return self.cleaned_data


def place(problem, form):
    """Beside the field it speaks of, or above the form."""
    for name, messages_ in getattr(problem, "message_dict", {None: problem.messages}).items():
        form.add_error(name if name in form.fields else None, messages_)


class ReviewPage(admin.ModelAdmin):
    def get_urls(self):
        page = path(
            "<path:object_id>/review/",
            self.admin_site.admin_view(self.review_view),
            name=f"{self.opts.app_label}_{self.opts.model_name}_review",
        )
        return [page, *super().get_urls()]

    def review_view(self, request, object_id):
        row = self.get_object(request, object_id)
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        change = review.open_change(row)
        form = StepForm(request.POST or None)
        if request.method == "POST" and form.is_valid() and self._done(request, row, change, form):
            return HttpResponseRedirect(self.review_url(row))
        return TemplateResponse(request, "admin/review/page.html", self._review_page(request, row, change, form))

    def review_url(self, row):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_review", args=[row.pk])

    def _done(self, request, row, change, form):
        """Whether what the person pressed has happened; what is missing stands beside its field."""
        try:
            with_row = {"archive": self._archive, "reopen": self._reopen}.get(request.POST.get("step"))
            if with_row:
                with_row(request, row, form.cleaned_data["text"])
            else:
                self._step(request, row, change, form)
        except ValidationError as problem:
            place(problem, form)
            return False
        return True

    def _is_new_draft(self, request, row):
        """Whether a row that is its own draft waits to be submitted for the first time."""
        draft = row.state in (PublishingState.DRAFT, PublishingState.IN_REVIEW)
        return draft and self.has_change_permission(request, row)

    def _step(self, request, row, change, form):
        action, text = request.POST.get("step"), form.cleaned_data["text"]
        if change is None and action == Action.SUBMIT and self._is_new_draft(request, row):
            change = review.submit_draft(row, by=request.user)
        if change is None or action not in {*LABELS, Action.NOTE}:
            raise ValidationError(_("这项改动已经处理完了，请看最新情况。"))
        times = {"publish_at": form.cleaned_data["publish_at"], "withdraw_at": form.cleaned_data["withdraw_at"]}
        said = {"text": text} | (times if action == Action.APPROVE else {})
        change = self.admin_site.step(change, action, by=request.user, **said)
        self.message_user(request, self._told(change, action), messages.SUCCESS)

    def _told(self, change, action):
        if action == Action.NOTE:
            return _("留言已保存。")
        return _("“%(label)s”：%(state)s。") % {"label": change.label, "state": change.get_state_display()}

    def _archive(self, request, row, reason):
        """Whoever may review takes a row out of sight at once; an author asks for it, by the way of every change."""
        if access_of(request.user).may(Verb.REVIEW, row):
            archive(row, by=request.user, reason=reason)
            self.admin_site.saved(row, changed=["state"])
            self.message_user(request, _("已归档，不再公开。"), messages.SUCCESS)
        elif self.has_change_permission(request, row):
            change = review.propose(row, {"state": PublishingState.ARCHIVED}, by=request.user, reason=reason)
            self.admin_site.step(change, Action.SUBMIT, by=request.user, text=reason)
            self.message_user(request, _("已申请归档，等待审核。"), messages.SUCCESS)
        else:
            raise PermissionDenied

    def _reopen(self, request, row, reason):
        reopen(row, by=request.user)
        review.written(row, by=request.user, before=None, reason=reason)
        self.message_user(request, _("已恢复为草稿。"), messages.SUCCESS)

    def _review_page(self, request, row, change, form):
        return self.admin_site.each_context(request) | {
            "title": _("审核"),
            "subtitle": str(row),
            "opts": self.opts,
            "original": row,
            "change_row": change,
            "form": form,
            "past": Change.objects.about(row).exclude(state__in=Change.OPEN).prefetch_related("steps__by")[:20],
            "steps": (steps := self._review_steps(request, row, change)),
            "able": {value for value, _label in steps},
            **self._what_changes(row, change),
        }

    def _what_changes(self, row, change):
        if change is None:
            return {}
        now = snapshot(row)
        if change.after is None:
            return {"differences": shown(self.model, differences(None, now))}
        clash = conflicts(change.before, change.after, now)
        return {
            "differences": shown(self.model, differences(change.before, change.after)),
            "conflicts": shown(self.model, clash),
        }

    def _review_steps(self, request, row, change):
        """The buttons: value, label, and whether it is the main one."""
        able = [action for action in LABELS if change and review.may(request.user, action, change)]
        buttons = [(action.value, LABELS[action]) for action in able]
        if change:
            buttons.append((Action.NOTE.value, _("只留言")))
        return buttons + self._row_steps(request, row, change)

    def _row_steps(self, request, row, change):
        if row.state == PublishingState.ARCHIVED:
            return [("reopen", _("恢复为草稿"))] if self.has_change_permission(request, row) else []
        may = self.has_change_permission(request, row) or access_of(request.user).may(Verb.REVIEW, row)
        submit = [(Action.SUBMIT.value, LABELS[Action.SUBMIT])] if self._is_new_draft(request, row) else []
        return [*submit, ("archive", _("归档"))] if may and not change else []
