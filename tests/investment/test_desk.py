"""The desk: who may do what with a case, along which stages, and what the investor learns of it."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from investment import desk
from investment.models import Answer, Case, LedgerEntry
from parks.models import Role
from tests.factories import make_answer, make_area, make_case, make_enquiry, make_park, make_question, make_user

pytestmark = pytest.mark.django_db
Stage = Case.Stage


@pytest.fixture
def park():
    return make_park(area=make_area("220403", "西安区"))


@pytest.fixture
def case(park):
    enquiry = make_enquiry(reply_by="page")
    make_question(enquiry, "有多少土地？")
    make_question(enquiry, "蒸汽多少钱？")
    return make_case(enquiry, park)


def person(role, park):
    scope = {
        Role.COMMITTEE_EDITOR: {"park": park},
        Role.COMMITTEE_PUBLISHER: {"park": park},
        Role.CITY_COORDINATOR: {"area": make_area("220400")},
    }
    return make_user(role=role, **scope.get(role, {}))


def answer_all(case):
    """As if everything had been answered, while the case is still with its office."""
    for question in case.enquiry.questions.all():
        make_answer(case, question)
    Case.objects.filter(pk=case.pk).update(first_answered_at=timezone.now())


def page_of(case):
    return reverse("admin:investment_case_desk", args=[case.pk])


MAY_WORK = [Role.COMMITTEE_PUBLISHER, Role.CITY_COORDINATOR, Role.PROVINCE_COOPERATION, Role.PROVINCE_OWNER]


@pytest.mark.parametrize("role", MAY_WORK)
@pytest.mark.parametrize("deed", ["claim", "answer", "move", "close"])
def test_whoever_reviews_the_park_works_on_its_cases(client, case, park, role, deed):
    client.force_login(person(role, park))
    answer_all(case)

    response = client.post(page_of(case), deed_of(deed, case))

    assert response.status_code == 302
    assert case.moves.exists()


@pytest.mark.parametrize("deed", ["claim", "answer", "move", "close"])
def test_an_editor_reads_and_changes_nothing(client, case, park, deed):
    client.force_login(person(Role.COMMITTEE_EDITOR, park))

    assert "有多少土地？" in client.get(page_of(case)).content.decode()
    assert client.post(page_of(case), deed_of(deed, case)).status_code == 403
    assert not case.moves.exists()


@pytest.mark.parametrize("role", [Role.COMMITTEE_EDITOR, Role.COMMITTEE_PUBLISHER])
def test_the_case_of_another_park_is_not_there(client, case, role):
    client.force_login(make_user(role=role, park=make_park()))

    assert client.get(page_of(case)).status_code == 404
    assert client.post(page_of(case), {"do": "claim"}).status_code == 404


def deed_of(deed, case):
    first = case.enquiry.questions.first()
    return {
        "claim": {"do": "claim"},
        "answer": {"do": "answer", f"answer-text-{first.pk}": "还有二十公顷。"},
        "move": {"do": "move", "move-stage": Stage.NEGOTIATION},
        "close": {"do": "close"},
    }[deed]


def test_answering_each_question_or_saying_why_not_ends_the_wait(client, case, park):
    publisher = person(Role.COMMITTEE_PUBLISHER, park)
    client.force_login(publisher)
    one, other = case.enquiry.questions.all()

    client.post(page_of(case), {"do": "answer", f"answer-text-{one.pk}": "还有二十公顷。"})
    case.refresh_from_db()
    assert case.state == Case.State.WITH_OFFICE

    client.post(page_of(case), {"do": "answer", f"answer-text-{other.pk}": "价格未定。", f"answer-no-{other.pk}": "on"})
    case.refresh_from_db()
    assert case.state == Case.State.ANSWERED
    assert list(Answer.objects.values_list("text", "is_reason")) == [("还有二十公顷。", False), ("价格未定。", True)]


def test_a_reason_without_words_is_refused_beside_its_field_and_keeps_the_rest(client, case, park):
    client.force_login(person(Role.COMMITTEE_PUBLISHER, park))
    one, other = case.enquiry.questions.all()

    page = client.post(
        page_of(case), {"do": "answer", f"answer-text-{one.pk}": "写好的答复", f"answer-no-{other.pk}": "on"}
    )

    assert "请写明不能答复的理由。" in page.content.decode()
    assert "写好的答复" in page.content.decode()
    assert not Answer.objects.exists()


def test_an_empty_answer_is_refused(client, case, park):
    client.force_login(person(Role.COMMITTEE_PUBLISHER, park))

    assert "请至少答复一个问题" in client.post(page_of(case), {"do": "answer"}).content.decode()


@pytest.mark.parametrize("before", Stage)
@pytest.mark.parametrize("after", Stage)
def test_every_move_follows_the_list(case, park, before, after):
    case.stage, case.first_answered_at = before, timezone.now()
    case.save()
    publisher = person(Role.COMMITTEE_PUBLISHER, park)

    if after in desk.NEXT[before]:
        assert desk.move(case, after, by=publisher, reason="写明").stage == after
    else:
        with pytest.raises(ValidationError):
            desk.move(case, after, by=publisher, reason="写明")


def test_a_stage_beyond_the_lead_needs_an_answer_first(case, park):
    with pytest.raises(ValidationError, match="先答复"):
        desk.move(case, Stage.NEGOTIATION, by=person(Role.COMMITTEE_PUBLISHER, park))


@pytest.mark.parametrize("stage", sorted(desk.NEED_A_REASON))
def test_pausing_and_losing_need_a_reason(case, park, stage):
    with pytest.raises(ValidationError, match="原因"):
        desk.move(case, stage, by=person(Role.COMMITTEE_PUBLISHER, park))


def test_only_the_province_forces_a_move_and_says_why(client, case, park):
    forced = {"do": "move", "move-stage": Stage.PRODUCTION, "move-force": "on", "move-reason": "历史项目补录"}

    client.force_login(person(Role.COMMITTEE_PUBLISHER, park))
    client.post(page_of(case), forced)
    assert not case.moves.exists()

    client.force_login(person(Role.PROVINCE_OWNER, park))
    client.post(page_of(case), forced | {"move-reason": ""})
    assert not case.moves.exists()
    client.post(page_of(case), forced)
    assert case.moves.get().is_forced


def test_a_case_somebody_has_is_not_taken_from_them(case, park):
    first, second = person(Role.COMMITTEE_PUBLISHER, park), person(Role.COMMITTEE_PUBLISHER, park)
    desk.claim(case, by=first)

    with pytest.raises(ValidationError, match="承办"):
        desk.claim(case, by=second)


def test_an_unanswered_case_cannot_be_closed_and_a_closed_one_stands_in_the_ledger(case, park):
    publisher = person(Role.COMMITTEE_PUBLISHER, park)
    with pytest.raises(ValidationError, match="还没有答复"):
        desk.close(case, by=publisher)
    answer_all(case)

    desk.close(case, by=publisher)

    assert LedgerEntry.objects.get().step == LedgerEntry.Step.CLOSED
    with pytest.raises(ValidationError, match="已经办结"):
        desk.close(case, by=publisher)


@pytest.mark.django_db(transaction=True)
def test_two_people_who_claim_at_once_do_not_both_get_it(case, park):
    people = [person(Role.COMMITTEE_PUBLISHER, park) for _one in range(2)]
    outcomes, both = [], threading.Barrier(2)

    def claim(by):
        both.wait()
        try:
            outcomes.append(desk.claim(case, by=by).assignee_id)
        except ValidationError:
            outcomes.append(None)
        finally:
            connection.close()

    threads = [threading.Thread(target=claim, args=[one]) for one in people]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert outcomes.count(None) == 1


def test_who_asks_is_named_only_to_whom_it_was_opened(client, case, park):
    client.force_login(person(Role.COMMITTEE_PUBLISHER, park))

    assert "未公开身份" in client.get(page_of(case)).content.decode()


def test_todays_work_counts_what_waits_for_an_answer(client, case, park):
    client.force_login(person(Role.COMMITTEE_PUBLISHER, park))

    turns = {turn.kind: turn for turn in client.get("/admin/").context["turns"]}

    assert turns["cases"].number == 1
    listed = client.get(turns["cases"].url).context["cl"].result_list
    assert list(listed) == [case]
