"""What has been approved becomes what visitors read, and what has had its time is withdrawn."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from .audit import Kind, record
from .history import write_down
from .models import Change, ChangeStep
from .publishing import PublishingState
from .scoping import Verb, access_of
from .snapshots import conflicts, merged, put_back, snapshot

Action = ChangeStep.Action


@transaction.atomic
def apply(change, *, by=None):
    """Write an approved change into its row for good. ValidationError when the row no longer allows it."""
    row = change.content_type.model_class()._base_manager.select_for_update().get(pk=change.object_pk)
    before = snapshot(row)
    _write(change, row, before)
    row.refresh_from_db()
    write_down(row, by=_last_author(change), before=before, change=change, reason=_last_words(change))
    change.state = Change.State.APPLIED
    change.save(update_fields=["state"])
    change.steps.create(action=Action.APPLY, by=by)
    record(Kind.PUBLISHED, actor=by, row=row, change=change.pk)
    return change


def _write(change, row, before):
    try:
        with transaction.atomic():
            if change.after is None:
                row.state = PublishingState.PUBLISHED
                _check_and_save(row)
            else:
                _refuse_conflicts(change, before)
                put_back(row, merged(change.before, change.after, before))
                type(row)._base_manager.get(pk=row.pk).full_clean(exclude=["published_at"])
    except (IntegrityError, ProtectedError) as problem:
        raise ValidationError(_("这项改动与现有数据冲突，不能生效：%(problem)s") % {"problem": problem}) from problem


def _check_and_save(row):
    row.full_clean(exclude=["published_at"])
    row.save()


def _refuse_conflicts(change, current):
    if conflicts(change.before, change.after, current):
        raise ValidationError(_("开始改动之后，别人已把同一处改成了别的内容。请退回，让作者核对。"), code="conflict")


def _last_author(change):
    step = change.steps.filter(action=Action.WRITE).select_related("by").last()
    return step and step.by


def _last_words(change):
    step = change.steps.filter(action=Action.WRITE).exclude(text="").last()
    return step.text[:300] if step else ""


@transaction.atomic
def archive(row, *, by=None, reason=""):
    """Take a published row, or a draft that nobody needs, out of sight; what waits for it is dropped."""
    if by is not None and not access_of(by).may(Verb.REVIEW, row):
        raise PermissionDenied
    before = snapshot(row)
    Change.objects.about(row).open().update(state=Change.State.DROPPED)
    row.state = PublishingState.ARCHIVED
    row.save(update_fields=["state", "updated_at"])
    record(Kind.ARCHIVED, actor=by, row=row, reason=reason)
    return write_down(row, by=by, before=before, reason=reason)


@transaction.atomic
def reopen(row, *, by):
    """An archived row becomes a draft again, and goes the usual way."""
    if not access_of(by).may(Verb.CHANGE, row):
        raise PermissionDenied
    before = snapshot(row)
    row.state = PublishingState.DRAFT
    row.save(update_fields=["state", "updated_at"])
    return write_down(row, by=by, before=before)


def due_changes(now=None):
    """Approved changes whose hour has come, and applied ones whose time is over: (change, what to do)."""
    now = now or timezone.now()
    for change in Change.objects.filter(state=Change.State.APPROVED, publish_at__lte=now):
        yield change, apply
    over = Change.objects.filter(state=Change.State.APPLIED, withdraw_at__lte=now)
    for change in over.exclude(steps__action=Action.WITHDRAW):
        yield change, withdraw


@transaction.atomic
def withdraw(change):
    """The time a change was approved for is over."""
    change.steps.create(action=Action.WITHDRAW)
    if change.row is not None and change.row.state == PublishingState.PUBLISHED:
        archive(change.row, reason=_("到了定时撤下的时间"))
    return change
