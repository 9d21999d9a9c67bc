"""The public ledger of cases: `enter` appends one step, `canonical` and `digest` say how anyone verifies it.

An entry is part of the caller's transaction and waits for those before it: enter last, but before the audit log.
"""

import hashlib
import json
from datetime import UTC

from django.db import connection, transaction
from django.utils import timezone

from portal.kit.audit_chain import GENESIS

from .models import LedgerEntry

LOCK = 0x4A4C_4C45_4447_4552  # any number that no other advisory lock uses


@transaction.atomic
def enter(case, step) -> LedgerEntry | None:
    """Append that this step was taken now; a step counts once for each case, and one of a sample not at all.

    A case that was handed over keeps its code, so that anybody can follow it from park to park.
    """
    if case.park.is_sample:
        return None
    entry = LedgerEntry(park_id=case.park_id, code=case.ledger_code, step=step)
    entry.promised_on = case.promised_on if step == LedgerEntry.Step.RECEIVED else None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    if earlier := LedgerEntry.objects.filter(code=entry.code, park=case.park_id, step=step).first():
        return earlier
    last = LedgerEntry.objects.order_by("-number").only("number", "hash").first()
    entry.number, entry.previous_hash = (last.number + 1, last.hash) if last else (1, GENESIS)
    entry.at = timezone.now()
    entry.hash = digest(entry)
    entry.save(force_insert=True)
    return entry


def digest(entry) -> str:
    """SHA-256 over the hash of the entry before, a line end, and the canonical JSON of this one."""
    return hashlib.sha256(f"{entry.previous_hash}\n{canonical(entry)}".encode()).hexdigest()


def canonical(entry) -> str:
    """The one way to write an entry as JSON: keys in order, no spaces, time in UTC to the microsecond."""
    said = {
        "number": entry.number,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "park": entry.park_id,
        "code": entry.code,
        "step": str(entry.step),
        "promised_on": entry.promised_on and entry.promised_on.isoformat(),
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
