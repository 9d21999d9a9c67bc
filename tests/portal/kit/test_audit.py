"""The audit log: what an entry says, that it can only be appended to, and that parallel writers make one chain."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from portal.kit.audit import Kind, record
from portal.kit.audit_chain import GENESIS, Walk
from portal.kit.models import AuditEntry
from tests.factories import make_park, make_user

pytestmark = pytest.mark.django_db


def test_an_entry_says_who_did_what_to_which_row():
    editor, park = make_user("editor"), make_park()

    record(Kind.RETURNED, actor=editor, row=park, reason="缺少英文")

    entry = AuditEntry.objects.get()
    assert (entry.kind, entry.actor, entry.row, entry.label) == (Kind.RETURNED, editor, park, str(park))
    assert entry.detail == {"reason": "缺少英文"}
    assert "editor" in entry.actor_name


def test_an_entry_needs_neither_a_person_nor_a_row():
    record(Kind.SIGN_IN_FAILED, account="nobody")

    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.actor_name, entry.row, entry.label) == (None, "", None, "")


def test_each_entry_continues_the_one_before():
    first, second, third = (record(Kind.EXPORTED) for _ in range(3))

    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert [first.previous_hash, second.previous_hash, third.previous_hash] == [GENESIS, first.hash, second.hash]


def test_what_is_rolled_back_was_not_done():
    kept = record(Kind.EXPORTED)
    with transaction.atomic():
        record(Kind.DELETED)
        transaction.set_rollback(True)

    after = record(Kind.EXPORTED)

    assert (after.number, after.previous_hash) == (kept.number + 1, kept.hash)


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        1e300,
        -0.0,
        float("nan"),
        Decimal("1.10"),
        date(2026, 11, 22),
        10**30,
        "\0a\ud800",
        {"b": [1, None, True]},
        {3: (4, "五")},
    ],
    ids=repr,
)
def test_any_detail_reads_back_as_it_was_chained(value):
    record(Kind.IMPORTED, value=value)

    assert list(Walk().problems(AuditEntry.objects.all())) == []


def test_long_names_are_cut_rather_than_refused():
    entry = record(Kind.IMPORTED, label="长" * 1000)

    entry.refresh_from_db()
    assert entry.label == "长" * 300


def test_from_where_staff_sign_in_is_kept_and_nothing_else_of_that_kind():
    signed_in = record(Kind.SIGN_IN_FAILED, ip="192.0.2.1")
    exported = record(Kind.EXPORTED, ip="192.0.2.1", rows=3)

    assert signed_in.detail == {"ip": "192.0.2.1"}
    assert exported.detail == {"rows": 3}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE kit_auditentry SET label = 'x'",
        "UPDATE kit_auditentry SET label = label WHERE number = 1",
        "DELETE FROM kit_auditentry",
        "TRUNCATE kit_auditentry",
        "TRUNCATE django_content_type CASCADE",
        "SET LOCAL session_replication_role = replica; DELETE FROM kit_auditentry",
        "INSERT INTO kit_auditentry SELECT * FROM kit_auditentry ON CONFLICT (number) DO UPDATE SET label = 'x'",
    ],
)
def test_the_database_refuses_to_change_what_was_written(statement):
    record(Kind.SIGN_IN, label="kept")
    connection.check_constraints()  # as at commit

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert AuditEntry.objects.get().label == "kept"


def test_no_two_entries_continue_the_same_one():
    first = record(Kind.SIGN_IN)
    forged = AuditEntry(number=9, at=first.at, kind=Kind.SIGN_IN, previous_hash=first.previous_hash, hash="0" * 64)

    with pytest.raises(DatabaseError, match="previous_hash"), transaction.atomic():
        forged.save(force_insert=True)


@pytest.mark.django_db(transaction=True)
def test_parallel_writers_make_one_chain():
    def write(writer):
        for _ in range(10):
            record(Kind.EXPORTED, writer=writer)
        connection.close()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, range(4)))

    entries = list(AuditEntry.objects.order_by("number"))
    assert len(entries) == 40
    assert list(Walk().problems(entries)) == []
