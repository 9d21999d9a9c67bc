"""Who did what: `record` appends to the audit log. It can be read and continued, never changed.

    record(Kind.EXPORTED, actor=request.user, label="企业", rows=312, filters="state=published")

The entry is part of the caller's transaction: what is rolled back was not done. Until that transaction ends nobody else
can append, so record last, after the rows are written.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone

from .audit_chain import GENESIS, digest, storable, storable_text
from .models import AuditEntry, Kind

__all__ = ["Kind", "record"]

LOCK = 0x4A4C_4155_4449_5400  # any number that no other advisory lock uses
# Personal information is kept only where it is needed (个人信息保护法, art. 6): from where staff sign in.
ADDRESS_KEPT = {Kind.SIGN_IN, Kind.SIGN_IN_FAILED, Kind.LOCK_OUT}


@transaction.atomic
def record(kind, *, actor=None, row=None, label="", **detail) -> AuditEntry:
    """Append that `actor` (None: the system, or nobody known) did this, perhaps to a row of any model.

    `label` is the row's name as long as nothing else is said. `detail` is kept as JSON; an `ip` only of sign-ins.
    """
    entry = AuditEntry(kind=Kind(kind), label=shortened("label", label or row or ""))
    entry.detail = storable({name: value for name, value in detail.items() if name != "ip" or kind in ADDRESS_KEPT})
    _name_actor(entry, actor)
    _name_row(entry, row)
    _continue_chain(entry)
    entry.save(force_insert=True)
    return entry


def _name_actor(entry, actor):
    if actor is not None and actor.pk:
        entry.actor_id = actor.pk
        entry.actor_name = shortened("actor_name", name_of(actor))


def name_of(user) -> str:
    """The name colleagues see and the one they sign in with: both may be given anew later."""
    shown, account = str(user), user.get_username()
    return shown if shown == account else f"{shown} ({account})"


def _name_row(entry, row):
    if row is not None:
        entry.content_type = ContentType.objects.get_for_model(row)
        entry.object_pk = row.pk


def _continue_chain(entry):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    last = AuditEntry.objects.order_by("-number").only("number", "hash").first()
    entry.number, entry.previous_hash = (last.number + 1, last.hash) if last else (1, GENESIS)
    entry.at = timezone.now()
    entry.hash = digest(entry)


def shortened(name, value) -> str:
    return storable_text(value)[: AuditEntry._meta.get_field(name).max_length]
