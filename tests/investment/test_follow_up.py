"""Some days after an answer somebody asks whether it has helped, and what nobody replies to is closed with that outcome."""

import threading
from datetime import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from investment import enquiry_flow, follow_up
from investment.follow_up import follow_up_all
from investment.models import Case, CaseMove, FollowUp, LedgerEntry
from parks.models import Role
from portal.kit.models import Letter
from tests.factories import (
    make_area,
    make_case,
    make_enquirer,
    make_enquiry,
    make_enterprise,
    make_park,
    make_question,
    make_user,
)

from .enquiries import FORM, TRACK, typed
from .test_enquiry_tracking import deed, enter, secret

pytestmark = pytest.mark.django_db
Outcome = FollowUp.Outcome
# Answered on a Monday: asked on the Monday after, closed in silence on the Monday two weeks after that.
ANSWERED, ASKED, CLOSED = (datetime(2026, 11, 2, 9), datetime(2026, 11, 9, 9), datetime(2026, 11, 23, 9))


@pytest.fixture
def on(time_machine):
    return lambda day: time_machine.move_to(timezone.make_aware(day), tick=False)


@pytest.fixture
def office(on):
    on(ANSWERED)
    return make_user("office", Role.COMMITTEE_PUBLISHER, park=make_park(area=make_area("220403", "西安区")))


def answered(office, **columns):
    """A case that its office has just answered."""
    enquiry = make_enquiry(**{"reply_by": "email", "language": "en"} | columns)
    make_enquirer(enquiry)
    case = make_case(enquiry, office.memberships.get().park)
    return enquiry_flow.answer(case, by=office, answers={make_question(enquiry): "还有二十公顷。"})


def letters(name):
    return list(Letter.objects.filter(name=name))


def test_reminder_some_days_after_the_answer_then_closed_with_outcome(office, on, capsys):
    """Scorecard I11, with the clock stopped."""
    case = answered(office)

    on(datetime(2026, 11, 8, 23))
    assert follow_up_all() == (0, 0)
    on(ASKED)
    call_command("escalate_cases", verbosity=0)
    assert follow_up_all() == (0, 0)
    on(datetime(2026, 11, 22, 23))
    assert follow_up_all() == (0, 0)
    on(CLOSED)
    call_command("escalate_cases", verbosity=0)
    assert follow_up_all() == (0, 0)

    case.refresh_from_db()
    found = case.follow_ups.get()
    with capsys.disabled():
        asked, said = (f"{timezone.localtime(moment):%Y-%m-%d}" for moment in (found.opened_at, found.said_at))
        print(f"\nI11: answered 2026-11-02, asked {asked}, closed {said}: {found.get_outcome_display()}")
    assert (found.outcome, case.state) == (Outcome.SILENT, Case.State.CLOSED)
    assert case.moves.last().side == CaseMove.Side.SYSTEM
    assert LedgerEntry.objects.filter(step="closed").count() == 1
    assert len(letters("enquiry_to_follow_up")) == 1
    (letter,) = letters("enquiry_followed_up")
    assert (letter.address, letter.language) == ("li@firm.example", "en")
    assert TRACK in letter.body


@pytest.mark.parametrize("reply_by", ["phone", "page"])
def test_who_wants_no_letters_gets_none_and_the_office_is_reminded(office, on, reply_by):
    answered(office, reply_by=reply_by)
    on(ASKED)

    follow_up_all()

    assert letters("enquiry_followed_up") == []
    assert [letter.user for letter in letters("enquiry_to_follow_up")] == [office]


@pytest.mark.parametrize(
    ("outcome", "state", "told"),
    [
        (Outcome.ANSWERED, Case.State.CLOSED, 0),
        (Outcome.NOT_ANSWERED, Case.State.WITH_OFFICE, 1),
        (Outcome.INTERESTED, Case.State.ANSWERED, 1),
    ],
)
def test_each_outcome_does_what_it_says(office, on, outcome, state, told):
    case = answered(office)
    on(ASKED)
    follow_up_all()

    follow_up.say(case, outcome)
    on(CLOSED)

    assert follow_up_all() == (0, 0)
    case.refresh_from_db()
    assert case.state == state
    assert case.follow_ups.get().outcome == outcome
    assert len(letters("enquiry_said")) == told


def test_what_was_not_answered_is_asked_again_after_the_next_answer(office, on):
    case = answered(office)
    follow_up.say(case, Outcome.NOT_ANSWERED)
    on(ASKED)
    enquiry_flow.answer(case, by=office, answers={case.enquiry.questions.get(): "补充：下月再放出三公顷。"})
    on(datetime(2026, 11, 16, 9))

    assert follow_up_all() == (1, 0)
    assert [one.outcome for one in case.follow_ups.all()] == [Outcome.NOT_ANSWERED, ""]


def test_a_case_that_is_with_the_office_again_is_not_closed_in_silence(office, on):
    case = answered(office)
    on(ASKED)
    follow_up_all()
    enquiry_flow.add_message(case, text="还有一问")
    on(CLOSED)

    assert follow_up_all() == (0, 0)
    enquiry_flow.answer(case, by=office, answers={case.enquiry.questions.get(): "见附件。"})
    on(datetime(2026, 11, 30, 9))
    assert follow_up_all() == (1, 0)
    assert case.follow_ups.count() == 1


@pytest.mark.parametrize("state", ["received", "with_office", "closed", "withdrawn"])
def test_only_of_an_answered_case_an_outcome_can_be_said(office, state):
    case = make_case(state=state)

    with pytest.raises(follow_up.ValidationError):
        follow_up.say(case, Outcome.INTERESTED)


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_ask_once(office, on):
    answered(office)
    on(ASKED)
    both, numbers = threading.Barrier(2), []

    def run():
        both.wait()
        try:
            numbers.append(follow_up_all()[0])
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _one in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert sorted(numbers) == [0, 1]
    assert len(letters("enquiry_followed_up")) == 1


def test_the_investor_says_it_on_the_tracking_page_without_an_account(client, office):
    park = office.memberships.get().park
    code = secret(Client().post(FORM, typed(park)))
    case = Case.objects.get()
    enquiry_flow.answer(case, by=office, answers=dict.fromkeys(case.enquiry.questions.all(), "有。"))

    page = enter(client, case.enquiry, code)
    assert "这个答复解决您的问题了吗" in page.text
    wrong = deed(client, "outcome", case=case.pk, outcome="silent")
    assert "请选择" in wrong.text
    assert deed(client, "outcome", case="9" * 30, outcome="answered").status_code == 404
    done = deed(client, "outcome", case=case.pk, outcome="answered")

    assert "已解答" in done.text
    case.refresh_from_db()
    assert (case.state, case.follow_ups.get().by) == (Case.State.CLOSED, None)
    assert "园区答复了所有问题" in deed(client, "outcome", case=case.pk, outcome="interested").text


def test_without_number_and_code_nobody_says_anything(client, office):
    case = answered(office)

    deed(client, "outcome", case=case.pk, outcome="answered")

    assert not FollowUp.objects.exists()


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.COMMITTEE_PUBLISHER, 302),
        (Role.CITY_COORDINATOR, 302),
        (Role.PROVINCE_COOPERATION, 302),
        (Role.PROVINCE_OWNER, 302),
        (Role.COMMITTEE_EDITOR, 403),
        (Role.ENTERPRISE_CONTACT, 404),
        (Role.AUDITOR, 404),
    ],
)
def test_who_may_note_what_was_said_by_telephone(client, office, role, status):
    case = answered(office)
    client.force_login(make_user(role=role, **scope_of(role, case.park)))

    response = client.post(
        reverse("admin:investment_case_desk", args=[case.pk]), {"do": "outcome", "outcome-outcome": "interested"}
    )

    assert response.status_code == status
    assert FollowUp.objects.exists() == (status == 302)


def scope_of(role, park):
    return {
        Role.COMMITTEE_EDITOR: {"park": park},
        Role.COMMITTEE_PUBLISHER: {"park": park},
        Role.CITY_COORDINATOR: {"area": make_area("220400")},
        Role.ENTERPRISE_CONTACT: {"enterprise": make_enterprise(park=park, area=park.area)},
    }.get(role, {})


def test_an_outcome_that_does_not_exist_is_refused_beside_its_field(client, office):
    case = answered(office)
    client.force_login(office)

    page = client.post(reverse("admin:investment_case_desk", args=[case.pk]), {"do": "outcome", "outcome-outcome": "x"})

    assert page.status_code == 200
    assert 'class="form-row errors"' in page.text
    assert not FollowUp.objects.exists()


def test_outcomes_are_counted_after_the_enquiry_is_erased(client, office):
    case = answered(office)
    follow_up.say(case, Outcome.ANSWERED)

    enquiry_flow.erase(case.enquiry, reason="asked")

    assert dict(follow_up.outcomes())[Outcome.ANSWERED.label] == 1
    assert "回访结果" in client.get("/investment/ledger/").text


def test_every_question_has_an_answer_or_a_reason_before_the_case_closes(office, capsys):
    """Scorecard I10."""
    enquiry = make_enquiry(reply_by="page")
    questions = [make_question(enquiry) for _one in range(4)]
    case = make_case(enquiry, office.memberships.get().park)
    tries = []
    for number, question in enumerate(questions):
        said = "answers" if number % 2 else "reasons"
        enquiry_flow.answer(case, by=office, **{said: {question: "写明。"}})
        tries.append(closes(case, office))

    with capsys.disabled():
        done = case.answers.values("question").distinct().count()
        print(f"\nI10: {done} of {len(questions)} questions answered or with a reason before the case could be closed")
    assert tries == [False, False, False, True]
    assert done == len(questions)


def closes(case, by):
    try:
        follow_up.desk.close(case, by=by)
    except follow_up.ValidationError:
        return False
    return True


def test_what_did_not_answer_the_question_stands_in_todays_work_again(client, office):
    case = answered(office)
    follow_up.say(case, Outcome.NOT_ANSWERED)
    client.force_login(office)

    turns = {turn.kind: turn for turn in client.get("/admin/").context["turns"]}

    assert turns["unfinished"].number == 1
    assert list(client.get(turns["unfinished"].url).context["cl"].result_list) == [case]


def test_what_was_merged_into_a_case_goes_on_when_the_investor_ends_that_one(office):
    case = answered(office)
    merged = make_case(park=case.park, merged_into=case)

    follow_up.say(case, Outcome.ANSWERED)

    merged.refresh_from_db()
    assert (merged.is_open, merged.merged_into) == (True, None)
