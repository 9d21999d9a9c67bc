"""What waits past its promise reaches the city and then the province: once each, whatever runs are missed or break off."""

import threading
from datetime import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from investment import enquiry_flow, escalation, firm_requests
from investment.escalation import escalate_all
from investment.models import Case, Escalation, FirmRequest
from parks.models import Role
from portal.kit.models import Letter
from portal.management.commands.run_regularly import REGULAR
from tests.factories import (
    make_area,
    make_case,
    make_enquirer,
    make_enquiry,
    make_enterprise,
    make_firm_request,
    make_park,
    make_question,
    make_user,
)

pytestmark = pytest.mark.django_db
Level = Escalation.Level
# A week without holidays: promised for Wednesday, so the city is told on Thursday and the province on Monday.
WEDNESDAY, THURSDAY, SATURDAY, MONDAY = (datetime(2026, 11, day, 9, tzinfo=None) for day in (4, 5, 7, 9))


@pytest.fixture
def on(time_machine):
    """Go to a day, nine in the morning here."""
    return lambda day: time_machine.move_to(timezone.make_aware(day), tick=False)


@pytest.fixture
def park(on):
    on(WEDNESDAY)
    return make_park(area=make_area("220403", "西安区"))


@pytest.fixture
def offices(park):
    """Who is told at each level: the office of the park, the coordinator of its city, both provincial departments."""
    make_user("other-city", Role.CITY_COORDINATOR, area=make_area("220500", "通化市"))
    return {
        Level.OFFICE: [make_user("office", Role.COMMITTEE_PUBLISHER, park=park)],
        Level.CITY: [make_user("city", Role.CITY_COORDINATOR, area=make_area("220400"))],
        Level.PROVINCE: [make_user("bureau", Role.PROVINCE_COOPERATION), make_user("owner", Role.PROVINCE_OWNER)],
    }


@pytest.fixture
def case(park):
    return make_case(make_enquiry(reply_by="page"), park, promised_on=WEDNESDAY.date(), received_at=timezone.now())


def told():
    """{level: names of those told} of everything there is."""
    return {one.level: sorted(map(str, one.told.all())) for one in Escalation.objects.all()}


def names(offices, *levels):
    return {level: sorted(map(str, offices[level])) for level in levels}


@pytest.mark.parametrize(
    ("day", "levels"),
    [
        (WEDNESDAY, [Level.OFFICE]),
        (THURSDAY, [Level.OFFICE, Level.CITY]),
        (SATURDAY, [Level.OFFICE, Level.CITY]),
        (MONDAY, list(Level)),
    ],
)
def test_each_level_is_told_on_its_day_also_when_every_run_before_was_missed(case, offices, on, day, levels):
    on(day)

    assert escalate_all() == len(levels)
    assert escalate_all() == 0

    assert told() == names(offices, *levels)
    assert Letter.objects.filter(name="escalated").count() == sum(len(offices[level]) for level in levels)


def test_an_overdue_case_reaches_city_and_province(case, offices, on, capsys):
    """Scorecard I9: overdue escalates."""
    for day in (WEDNESDAY, THURSDAY, MONDAY):
        on(day)
        call_command("escalate_cases", verbosity=0)

    with capsys.disabled():
        print(f"\nI9: an unanswered case was told to {len(told())} of {len(Level)} levels, each once")
    assert told() == names(offices, *Level)


def test_before_the_promised_day_nobody_is_told(case, offices, on):
    on(datetime(2026, 11, 3, 23))

    assert escalate_all() == 0


@pytest.mark.parametrize("end", ["answered", "withdrawn", "erased"])
def test_what_is_answered_or_taken_back_never_escalates(case, offices, on, end):
    question = make_question(case.enquiry)
    make_enquirer(case.enquiry)
    match end:
        case "answered":
            enquiry_flow.answer(case, by=offices[Level.OFFICE][0], answers={question: "有。"})
        case "withdrawn":
            enquiry_flow.withdraw(case.enquiry)
        case "erased":
            enquiry_flow.erase(case.enquiry, reason="asked")
    on(MONDAY)

    assert escalate_all() == 0
    assert not Escalation.objects.exists()


def test_the_office_is_its_assignee_as_long_as_they_have_an_account(case, offices):
    case.assignee = make_user("assignee")
    case.save()
    escalate_all()
    assert told() == {Level.OFFICE: ["assignee"]}

    other = make_case(park=case.park, promised_on=WEDNESDAY.date(), assignee=make_user("gone", is_active=False))
    escalate_all()
    assert [str(one) for one in other.escalations.get().told.all()] == ["office"]


def test_a_city_without_a_coordinator_is_told_as_the_province(on):
    on(WEDNESDAY)
    bureau = make_user("bureau", Role.PROVINCE_COOPERATION)
    case = make_case(promised_on=WEDNESDAY.date())
    on(THURSDAY)

    escalate_all()

    assert list(case.escalations.get(level=Level.CITY).told.all()) == [bureau]


def test_a_break_in_between_loses_nothing_and_repeats_nothing(case, park, offices, on, monkeypatch, caplog):
    other = make_case(park=park, promised_on=WEDNESDAY.date())
    on(MONDAY)
    post, posted = escalation.post, []

    def breaks(name, *, to, **context):
        posted.append(to)
        if len(posted) == 5:  # within the province's level of the first case, when one of two was written to
            raise OSError("the machine stops")
        return post(name, to=to, **context)

    monkeypatch.setattr(escalation, "post", breaks)
    escalate_all()
    broken = Escalation.objects.count()
    monkeypatch.undo()
    escalate_all()

    assert broken == 5
    assert "escalate failed for" in caplog.text
    for one in (case, other):
        assert [step.level for step in one.escalations.all()] == sorted(Level, key=list(Level).index)
    assert Letter.objects.filter(name="escalated").count() == 8


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_tell_everybody_once(case, offices, on):
    on(MONDAY)
    both, numbers = threading.Barrier(2), []

    def run():
        both.wait()
        try:
            numbers.append(escalate_all())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _one in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert sum(numbers) == 3
    assert told() == names(offices, *Level)
    assert Letter.objects.filter(name="escalated").count() == 4


def test_a_firms_request_escalates_by_the_same_clock(park, offices, on):
    firm = make_enterprise(park=park, area=park.area)
    make_firm_request(firm, promised_on=WEDNESDAY.date())
    on(MONDAY)

    escalate_all()

    assert told() == names(offices, *Level)


def test_a_request_taken_back_does_not_escalate(park, offices, on):
    make_firm_request(make_enterprise(park=park, area=park.area), promised_on=WEDNESDAY.date())
    firm_requests.withdraw(FirmRequest.objects.all())
    on(MONDAY)

    assert escalate_all() == 0


@pytest.mark.parametrize(("level", "shown"), [(Level.CITY, "已报市州"), (Level.PROVINCE, "已报省级")])
def test_todays_work_list_and_page_show_what_was_escalated_to_whom(client, case, offices, on, level, shown):
    on(MONDAY)
    escalate_all()
    client.force_login(offices[level][0])

    turns = {turn.kind: turn for turn in client.get("/admin/").context["turns"]}
    listed = client.get(turns["escalated"].url)
    page = client.get(reverse("admin:investment_case_desk", args=[case.pk])).text

    assert turns["escalated"].number == 1
    assert list(listed.context["cl"].result_list) == [case]
    assert "已报省级" in listed.text  # the highest level stands in the list
    assert shown in page
    assert str(offices[level][0]) in page


def test_what_is_answered_leaves_todays_work(client, case, offices, on):
    on(MONDAY)
    escalate_all()
    Case.objects.filter(pk=case.pk).update(first_answered_at=timezone.now())
    client.force_login(offices[Level.CITY][0])

    assert {turn.kind: turn.number for turn in client.get("/admin/").context["turns"]}["escalated"] == 0


def test_offices_have_no_such_line(client, case, offices):
    client.force_login(offices[Level.OFFICE][0])

    assert "escalated" not in {turn.kind for turn in client.get("/admin/").context["turns"]}


def test_it_is_part_of_what_is_done_again_and_again():
    assert "escalate_cases" in REGULAR


def test_what_was_merged_into_a_waiting_case_is_told_with_it_and_by_itself_once_it_waits_alone(case, park, offices, on):
    merged = make_case(park=park, promised_on=WEDNESDAY.date(), merged_into=case)
    on(THURSDAY)
    escalate_all()
    assert [one.escalations.count() for one in (case, merged)] == [2, 0]

    Case.objects.filter(pk=case.pk).update(first_answered_at=timezone.now())
    escalate_all()

    assert merged.escalations.count() == 2
