"""`manage.py verify_audit` says which entry is not as it was written, whatever was done to the table behind our back."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from portal.kit.audit import Kind, record
from portal.kit.audit_chain import GENESIS, digest
from portal.kit.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries():
    """Five entries in a table whose protection somebody with rights of the database's owner has switched off."""
    written = [record(Kind.EXPORTED, label=f"第{n}次") for n in range(1, 6)]
    connection.check_constraints()
    tamper("ALTER TABLE kit_auditentry DISABLE TRIGGER kit_audit_append_only")
    return written


def tamper(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def rewrite(entry, **values):
    """Alter an entry with a hash that fits what it says now."""
    for name, value in values.items():
        setattr(entry, name, value)
    entry.hash = digest(entry)
    entry.save()
    return entry


def verified(*options):
    """What the command prints when it finds nothing."""
    out = StringIO()
    call_command("verify_audit", *options, stdout=out)
    return out.getvalue()


def problems(*options):
    """What the command complains of."""
    err = StringIO()
    with pytest.raises(CommandError):
        call_command("verify_audit", *options, stdout=StringIO(), stderr=err)
    return err.getvalue().splitlines()


def test_a_whole_chain_ends_with_the_hash_to_keep(entries):
    assert verified() == f"The chain is whole up to entry 5. Last hash:\n{entries[-1].hash}\n"


def test_an_empty_log_is_whole(db):
    assert GENESIS in verified()


@pytest.mark.parametrize("number", [1, 3, 5])
@pytest.mark.parametrize(
    "change",
    [
        "label = 'x'",
        "detail = '{\"rows\": 9}'",
        "at = at - interval '1 microsecond'",
        "kind = 'deleted'",
        "actor_name = '李四'",
    ],
)
def test_an_altered_entry_is_found(entries, number, change):
    tamper(f"UPDATE kit_auditentry SET {change} WHERE number = %s", number)

    assert problems() == [f"altered: entry {number} does not say what was written"]


def test_an_altered_entry_is_found_though_its_hash_was_made_to_fit(entries):
    rewrite(entries[2], label="x")

    assert [line.split(" does ")[0] for line in problems()] == ["broken: entry 4"]


@pytest.mark.parametrize(("gone", "said"), [([1], "entry 1"), ([3], "entry 3"), ([2, 3, 4], "entries 2 to 4")])
def test_removed_entries_are_found(entries, gone, said):
    tamper("DELETE FROM kit_auditentry WHERE number = ANY(%s)", gone)

    assert problems() == [f"missing: {said}"]


def test_a_removed_entry_is_found_though_the_next_took_its_number(entries):
    tamper("DELETE FROM kit_auditentry WHERE number = 3")
    tamper("UPDATE kit_auditentry SET number = number - 1 WHERE number = 4")

    assert "altered: entry 3 does not say what was written" in problems()


def test_an_inserted_entry_is_found(entries):
    forged = AuditEntry(number=6, at=entries[-1].at, kind=Kind.APPROVED, previous_hash="f" * 64)
    rewrite(forged)

    assert [line.split(" does ")[0] for line in problems()] == ["broken: entry 6"]


def test_entries_in_another_order_are_found(entries):
    for number, other in [(2, 90), (3, 2), (90, 3)]:
        tamper("UPDATE kit_auditentry SET number = %s WHERE number = %s", other, number)

    told = problems()

    assert "altered: entry 2 does not say what was written" in told
    assert "altered: entry 3 does not say what was written" in told


def test_an_end_cut_off_is_found_by_the_hash_kept_before(entries):
    tamper("DELETE FROM kit_auditentry WHERE number > 3")

    assert "up to entry 3" in verified()
    assert problems("--expect", entries[4].hash)[0].startswith("cut off")
    assert "up to entry 3" in verified("--expect", entries[2].hash)


def test_a_log_written_anew_is_found_by_the_hash_kept_before(entries):
    tamper("TRUNCATE kit_auditentry")
    record(Kind.SIGN_IN)

    assert "up to entry 1" in verified()
    assert problems("--expect", entries[4].hash)[0].startswith("cut off")


def test_a_later_run_begins_where_the_last_one_ended(entries):
    tamper("UPDATE kit_auditentry SET label = 'x' WHERE number = 2")

    assert "up to entry 5" in verified("--since", entries[3].hash)
    tamper("UPDATE kit_auditentry SET label = 'x' WHERE number = 4")
    assert problems("--since", entries[3].hash) == ["altered: entry 4 does not say what was written"]
    with pytest.raises(CommandError, match="cut off"):
        verified("--since", "e" * 64)


def test_a_wholly_forged_log_is_not_told_line_by_line(entries):
    for _ in range(60):
        record(Kind.SIGN_IN)
    tamper("UPDATE kit_auditentry SET label = 'x'")

    assert len(problems()) == 50
