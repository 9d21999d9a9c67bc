"""From a text to the public: who writes, submits, sends back, approves; what may happen next is decided here.

A row that visitors cannot read yet is its own draft. What shall change about a published row is kept beside it
(`Change.before`, `Change.after`) and shows nowhere until somebody else has approved it. Nobody approves what they wrote
themselves, through whichever membership.
"""

from contextlib import contextmanager

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .applying import apply
from .audit import Kind, record
from .history import LABEL, kind_of, write_down
from .models import Change, ChangeStep
from .publishing import Publishable, PublishingState
from .scoping import Verb, access_of
from .snapshots import merged, put_back, snapshot

State, Action = Change.State, ChangeStep.Action

# From which states each action leads, and to which.
MOVES = {
    Action.SUBMIT: ({State.WRITING, State.RETURNED}, State.IN_REVIEW),
    Action.RECALL: ({State.IN_REVIEW, State.APPROVED}, State.WRITING),
    Action.DROP: ({State.WRITING, State.RETURNED}, State.DROPPED),
    Action.RETURN: ({State.IN_REVIEW, State.APPROVED}, State.RETURNED),
    Action.TAKE_OVER: ({State.IN_REVIEW}, State.WRITING),
    Action.APPROVE: ({State.IN_REVIEW}, State.APPROVED),
}
REVIEWERS_DO = {Action.RETURN, Action.TAKE_OVER, Action.APPROVE}
LOGGED = {
    Action.SUBMIT: Kind.SUBMITTED,
    Action.RECALL: Kind.RECALLED,
    Action.RETURN: Kind.RETURNED,
    Action.TAKE_OVER: Kind.TAKEN_OVER,
    Action.APPROVE: Kind.APPROVED,
}


class OwnText(PermissionDenied):
    """Somebody wants to approve what they wrote themselves."""


def open_change(row):
    """The change on its way for this row, or None."""
    return Change.objects.about(row).open().first()


def is_held(row):
    """Whether what is written about this row waits beside it, because visitors read the row."""
    return getattr(row, "state", None) == PublishingState.PUBLISHED


@contextmanager
def rolled_back():
    """Everything written inside is undone at its end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@transaction.atomic
def written(row, *, by, before, after=None, reason=""):
    """Somebody wrote: in a row that is its own draft, or (`after`) what shall become of a published one."""
    change = open_change(row) or Change(content_type=kind_of(row), object_pk=row.pk)
    change.label, change.state = str(row)[:LABEL], State.WRITING
    if after is not None:
        change.before, change.after = change.before or before, after
    change.save()
    change.authors.add(by)
    change.steps.create(action=Action.WRITE, by=by, text=reason)
    return change


def submit_draft(row, *, by):
    """The change of a row that nobody has written in here yet, such as a loaded draft; its submitter answers for it."""
    return open_change(row) or written(row, by=by, before=None)


@transaction.atomic
def keep(owner, save, *, by, reason=""):
    """Let `save` write into a row or what belongs to it: for good where the row is its own draft, else beside it.

    The caller has checked that the person may change the row and that the values are valid.
    """
    before = snapshot(owner)
    if not is_held(owner):
        save()
        write_down(owner, by=by, before=before, reason=reason)
        return written(owner, by=by, before=before, reason=reason) if isinstance(owner, Publishable) else None
    with rolled_back():
        replay(open_change(owner), owner, before)
        save()
        after = snapshot(owner)
    return written(owner, by=by, before=before, after=after, reason=reason)


def propose(row, values, *, by, reason=""):
    """Set columns of a row: at once where it is its own draft, else as a change beside it."""
    return keep(row, lambda: _set(row, values), by=by, reason=reason)


def _set(row, values):
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def replay(change, row, current):
    """Make the row what the change wants; only ever inside `rolled_back` or when it is approved."""
    if change and change.after:
        put_back(row, merged(change.before, change.after, current))


def may(user, action, change):
    """Whether this person can do this with the change now."""
    return change.state in MOVES[action][0] and _has_right(user, action, change)


def _has_right(user, action, change):
    verb = Verb.REVIEW if action in REVIEWERS_DO else Verb.CHANGE
    is_author = change.authors.filter(pk=user.pk).exists()
    if is_author and action == Action.APPROVE or not is_author and action == Action.RECALL:
        return False
    return change.row is not None and access_of(user).may(verb, change.row)


@transaction.atomic
def move(change, action, *, by, text="", **times):
    """Do the next step: locked, checked, written down. ValidationError says what is missing or comes too late."""
    change = Change.objects.select_for_update().get(pk=change.pk)
    _check(change, action, by, text)
    change.state = MOVES[action][1]
    for name, value in (_stamps(action, by) | times).items():
        setattr(change, name, value)
    change.full_clean(exclude=["authors"])
    change.save()
    change.steps.create(action=action, by=by, text=text)
    if action == Action.TAKE_OVER:
        change.authors.add(by)
    _move_row(change)
    if action in LOGGED:
        record(LOGGED[action], actor=by, row=change.row, change=change.pk, reason=text)
    return change


def _check(change, action, by, text):
    if change.state not in MOVES[action][0]:
        raise ValidationError(
            _("这项改动现在的状态是“%(state)s”，请重新打开再看。") % {"state": change.get_state_display()}
        )
    if action in {Action.SUBMIT, Action.APPROVE}:
        _check_first_publication(change.row)
    if action == Action.APPROVE and change.authors.filter(pk=by.pk).exists():
        raise OwnText(_("自己写的内容须由别人审核。"))
    if not _has_right(by, action, change):
        raise PermissionDenied
    if action == Action.RETURN and not text.strip():
        raise ValidationError({"text": _("请写明退回的原因。")})


def _check_first_publication(row):
    """What a row must state before visitors ever read it: its own `check_first_publication` raises ValidationError."""
    if getattr(row, "published_at", True) is None and hasattr(row, "check_first_publication"):
        row.check_first_publication()


def _stamps(action, by):
    if action == Action.SUBMIT:
        return {"submitted_at": timezone.now(), "decided_at": None, "decided_by": None}
    if action in REVIEWERS_DO:
        return {"decided_at": timezone.now(), "decided_by": by}
    return {}


def _move_row(change):
    """A row that is its own draft is in review together with its change."""
    if change.after is None and not is_held(change.row):
        in_review = change.state in (State.IN_REVIEW, State.APPROVED)
        state = PublishingState.IN_REVIEW if in_review else PublishingState.DRAFT
        type(change.row)._base_manager.filter(pk=change.object_pk).update(state=state)


def approve(change, *, by, text="", publish_at=None, withdraw_at=None):
    """Let the change go public: now, or at its hour. Whoever wrote any of it cannot."""
    with transaction.atomic():
        change = move(change, Action.APPROVE, by=by, text=text, publish_at=publish_at, withdraw_at=withdraw_at)
        return change if publish_at and publish_at > timezone.now() else apply(change, by=by)


@transaction.atomic
def note(change, *, by, text):
    """A word between editor and reviewer."""
    if not access_of(by).may(Verb.VIEW, change.row):
        raise PermissionDenied
    if not text.strip():
        raise ValidationError({"text": _("请写留言内容。")})
    return change.steps.create(action=Action.NOTE, by=by, text=text)
