"""The public ledger: how soon parks answer, counted from its entries, and how anybody checks them."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.utils import timezone

from investment import ledger
from investment.models import Case, LedgerEntry
from investment.scoreboard import scores
from portal.kit.audit_chain import GENESIS
from tests.factories import make_case, make_park

pytestmark = pytest.mark.django_db
Step = LedgerEntry.Step


def asked(park, time_machine, days_ago, answered_after=None, **columns):
    """A case that came so many days ago and was answered after so long, as its ledger has it."""
    came = timezone.now() - timedelta(days=days_ago)
    case = make_case(park=park, promised_on=(came + timedelta(days=2)).date(), **columns)
    time_machine.move_to(came)
    ledger.enter(case, Step.RECEIVED)
    if answered_after is not None:
        time_machine.move_to(came + answered_after)
        ledger.enter(case, Step.ANSWERED)
    time_machine.move_to(came + timedelta(days=days_ago))
    return case


def test_scores_count_what_the_ledger_says(time_machine):
    """Scorecard I9."""
    quick, slow = make_park("快"), make_park("慢")
    for hours in (2, 4, 30):
        asked(quick, time_machine, 9, timedelta(hours=hours))
    asked(slow, time_machine, 9)
    asked(slow, time_machine, 1)

    total, parks = scores()
    found = {score.park: score for score in parks}

    print(f"I9: median {total.told_median}, ninetieth percentile {total.told_ninetieth}, overdue {total.overdue}")
    assert (total.received, total.answered, total.overdue) == (5, 3, 1)
    assert found[quick].median == timedelta(hours=4)
    assert found[quick].ninetieth == timedelta(hours=24.8)
    assert (found[slow].answered_percent, found[slow].told_median, found[slow].overdue) == (0, "", 1)


def test_a_withdrawn_case_is_not_overdue(time_machine):
    case = asked(make_park(), time_machine, 9)
    ledger.enter(case, Step.WITHDRAWN)

    assert scores()[0].overdue == 0


def test_a_case_of_a_sample_park_is_nowhere_in_the_ledger(client):
    assert ledger.enter(make_case(park=make_park(is_sample=True)), Step.RECEIVED) is None
    assert "还没有咨询" in client.get("/investment/ledger/").content.decode()


def test_the_file_is_a_chain_that_anybody_can_check(client, time_machine):
    for hours in (1, 5):
        asked(make_park(), time_machine, 3, timedelta(hours=hours))

    lines = b"".join(client.get("/investment/ledger/ledger.jsonl").streaming_content).decode().splitlines()
    before = GENESIS
    for line in lines:
        row = json.loads(line)
        said = json.dumps(row["entry"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert row["previous_hash"] == before
        assert said in line
        before = row["hash"]
        assert before == hashlib.sha256(f"{row['previous_hash']}\n{said}".encode()).hexdigest()

    assert len(lines) == LedgerEntry.objects.count() == 4


def test_the_page_and_its_table_name_parks_and_no_enquiry(client, time_machine):
    case = asked(make_park("有问必答园"), time_machine, 3, timedelta(hours=3))

    page = client.get("/investment/ledger/").content.decode()
    table = client.get("/investment/ledger/?format=csv").getvalue().decode("utf-8-sig")

    for text in (page, table):
        assert "有问必答园" in text
        assert case.enquiry.number not in text
    assert Case.objects.count() == 1


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_an_empty_ledger_has_its_page(client, prefix):
    assert client.get(f"{prefix}/investment/ledger/").status_code == 200
