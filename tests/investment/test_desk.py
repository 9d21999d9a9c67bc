"""The desk: who may do what with a case, along which stages, and what the investor learns of it."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from investment import desk
from investment.models import Answer, Case, CaseContact, CaseMove, CaseReason, LedgerEntry
from parks.models import Role
from tests.factories import (
    make_answer,
    make_area,
    make_attachment,
    make_case,
    make_case_contact,
    make_case_reason,
    make_enquirer,
    make_enquiry,
    make_enquiry_subject,
    make_hand_over,
    make_park,
    make_question,
    make_user,
)

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


@pytest.fixture
def reasons(db):
    """One to choose for each stage that needs one, and one for losing that needs words."""
    return {
        "paused": make_case_reason("paused"),
        "lost": make_case_reason("lost"),
        "other": make_case_reason("lost", needs_note=True),
    }


def answer_all(case):
    """As if everything had been answered, while the case is still with its office."""
    for question in case.enquiry.questions.all():
        make_answer(case, question)
    Case.objects.filter(pk=case.pk).update(first_answered_at=timezone.now())


def page_of(case):
    return reverse("admin:investment_case_desk", args=[case.pk])


MAY_WORK = [Role.COMMITTEE_PUBLISHER, Role.CITY_COORDINATOR, Role.PROVINCE_COOPERATION, Role.PROVINCE_OWNER]


def claim(case, by):
    return {}


def assign(case, by):
    return {"assign-person": by.pk}


def answer(case, by):
    return {f"answer-text-{case.enquiry.questions.first().pk}": "还有二十公顷。"}


def move(case, by):
    Case.objects.filter(pk=case.pk).update(assignee=by)
    return {"move-stage": Stage.NEGOTIATION}


def close(case, by):
    return {}


def hand_over(case, by):
    make_enquirer(case.enquiry, [case.park])
    return {"hand_over-to": make_park().pk, "hand_over-note": "我园没有蒸汽。"}


def take_back(case, by):
    make_hand_over(case)
    return {}


def merge(case, by):
    make_enquirer(case.enquiry, [case.park])
    return {"merge-number": same_matter(case).enquiry.number}


def separate(case, by):
    other = same_matter(case)
    Case.objects.filter(pk=case.pk).update(merged_into=other)
    return {}


def contact(case, by):
    return {"contact-kind": "visit", "contact-happened_on": timezone.localdate(), "contact-text": "看了两块地。"}


def step(case, by):
    return {"step-text": "寄合同", "step-on": timezone.localdate(), "step-person": by.pk}


def finish_step(case, by):
    Case.objects.filter(pk=case.pk).update(next_step="寄合同", next_step_on=timezone.localdate())
    return {}


def same_matter(case):
    """Another case of the park from the same sender."""
    other = make_case(make_enquiry(reply_by="page"), case.park)
    make_enquirer(other.enquiry, [case.park])
    return other


# Every deed: it makes the case ready for it and returns what a browser would send.
DEEDS = [claim, assign, answer, move, close, hand_over, take_back, merge, separate, contact, step, finish_step]
EVERY_DEED = pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)


def sent(deed, case, by):
    answer_all(case)
    return {"do": deed.__name__} | deed(case, by)


def traces():
    """What any deed leaves somewhere."""
    return list(CaseMove.objects.values_list()) + list(CaseContact.objects.values_list("pk"))


@pytest.mark.parametrize("role", MAY_WORK)
@EVERY_DEED
def test_whoever_reviews_the_park_works_on_its_cases(client, case, park, role, deed):
    by = person(role, park)
    client.force_login(by)
    data = sent(deed, case, by)

    response = client.post(page_of(case), data)

    assert response.status_code == 302, response.context and response.context["sent"].errors
    assert traces()


@EVERY_DEED
def test_an_editor_reads_and_changes_nothing(client, case, park, deed):
    editor = person(Role.COMMITTEE_EDITOR, park)
    client.force_login(editor)
    data = sent(deed, case, editor)

    assert "有多少土地？" in client.get(page_of(case)).content.decode()
    assert client.post(page_of(case), data).status_code == 403
    assert not traces()


@EVERY_DEED
def test_for_whoever_has_another_scope_the_case_is_not_there(client, case, park, deed):
    elsewhere = make_area("220502", "东昌区")
    others = [
        make_user(role=Role.COMMITTEE_EDITOR, park=make_park()),
        make_user(role=Role.COMMITTEE_PUBLISHER, park=make_park()),
        make_user(role=Role.CITY_COORDINATOR, area=elsewhere.parent),
        make_user(role=Role.AUDITOR),
    ]
    data = sent(deed, case, others[0])

    for other in others:
        client.force_login(other)
        assert client.get(page_of(case)).status_code == 404
        assert client.post(page_of(case), data).status_code == 404
    client.logout()
    assert client.post(page_of(case), data).status_code == 302  # to the sign-in
    assert not traces()


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
def test_every_move_follows_the_list(case, park, reasons, before, after):
    publisher = person(Role.COMMITTEE_PUBLISHER, park)
    equip(case, publisher, stage=before)
    cause = reasons.get(after)

    if after in desk.NEXT[before]:
        assert desk.move(case, after, by=publisher, cause=cause).stage == after
    else:
        with pytest.raises(ValidationError):
            desk.move(case, after, by=publisher, cause=cause)


def equip(case, by, **columns):
    """Give a case all that any stage asks for."""
    Case.objects.filter(pk=case.pk).update(**{"first_answered_at": timezone.now(), "assignee": by} | columns)
    make_enquirer(case.enquiry, [case.park])
    make_case_contact(case, CaseContact.Kind.MEETING, by=by)
    make_attachment(make_case_contact(case, CaseContact.Kind.DOCUMENT, by=by))


def test_each_stage_says_what_it_needs_and_takes_nobody_without(client, case, park):
    publisher = person(Role.COMMITTEE_PUBLISHER, park)
    client.force_login(publisher)

    page = client.get(page_of(case)).content.decode()

    assert "进入“洽谈”还缺：先答复询问人；确定承办人" in page
    with pytest.raises(ValidationError, match="先答复询问人；确定承办人"):
        desk.move(case, Stage.NEGOTIATION, by=publisher)
    assert desk.missing_for(case, Stage.SIGNED)[2:] == ["询问人向园区公开身份", "记下至少一次来访、通话或会谈"]
    assert len(desk.missing_for(case, Stage.PRODUCTION)) == 5
    equip(case, publisher)
    case.refresh_from_db()
    assert desk.missing_for(case, Stage.PRODUCTION) == []


@pytest.mark.parametrize("stage", sorted(desk.NEED_A_REASON))
def test_pausing_and_losing_take_a_reason_from_the_list(client, case, park, reasons, stage):
    client.force_login(person(Role.COMMITTEE_PUBLISHER, park))
    cause = reasons[stage]
    foreign = reasons["lost" if stage == "paused" else "paused"]

    for wrong in ("", foreign.pk, "x", 10**30):
        refused = client.post(page_of(case), {"do": "move", "move-stage": stage, "move-cause": wrong})
        assert "cause" in refused.context["sent"].errors
    client.post(page_of(case), {"do": "move", "move-stage": stage, "move-cause": cause.pk, "move-reason": "补充说明"})

    moved = case.moves.get()
    assert (moved.after, moved.cause, moved.reason) == (stage, cause, "补充说明")
    assert str(cause) in client.get(page_of(case)).content.decode()


def test_a_reason_that_says_nothing_by_itself_needs_words(client, case, park, reasons):
    client.force_login(person(Role.COMMITTEE_PUBLISHER, park))

    refused = client.post(page_of(case), {"do": "move", "move-stage": "lost", "move-cause": reasons["other"].pk})

    assert "请写明原因。" in refused.context["sent"].errors["reason"]


def test_the_province_takes_a_reason_off_the_list_and_it_stays_where_it_was_chosen(
    province_client, case, park, reasons
):
    cause = reasons["lost"]
    desk.move(case, Stage.LOST, by=person(Role.COMMITTEE_PUBLISHER, park), cause=cause)
    CaseReason.objects.filter(pk=cause.pk).update(is_offered=False)
    other = make_case(park=park)

    assert str(cause) in province_client.get(page_of(case)).content.decode()
    refused = province_client.post(page_of(other), {"do": "move", "move-stage": "lost", "move-cause": cause.pk})
    assert "cause" in refused.context["sent"].errors


def test_a_case_is_given_to_people_of_the_park_and_its_prefecture_alone(client, case, park):
    publisher, coordinator = person(Role.COMMITTEE_PUBLISHER, park), person(Role.CITY_COORDINATOR, park)
    stranger = make_user(role=Role.COMMITTEE_PUBLISHER, park=make_park())
    client.force_login(publisher)

    refused = client.post(page_of(case), {"do": "assign", "assign-person": stranger.pk})
    client.post(page_of(case), {"do": "assign", "assign-person": coordinator.pk})

    assert "person" in refused.context["sent"].errors
    case.refresh_from_db()
    assert case.assignee == coordinator
    client.post(page_of(case), {"do": "assign", "assign-person": ""})
    assert [move.after for move in case.moves.all()] == [str(coordinator), "无人承办"]


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


def test_the_match_that_an_enquiry_is_about_is_one_click_away(client, case, park):
    make_enquiry_subject(case.enquiry, kind="match", park=None, query='industry=food&power=10&x="><script>')
    client.force_login(person(Role.COMMITTEE_PUBLISHER, park))

    page = client.get(page_of(case)).content.decode()

    assert 'href="/investment/match/?industry=food&amp;power=10&amp;x=%22%3E%3Cscript%3E"' in page


@pytest.mark.parametrize("deed", ["answer", "move", "assign", "hand_over", "merge", "contact", "step", "nonsense", ""])
def test_nothing_that_is_typed_breaks_the_desk(client, case, park, deed):
    client.force_login(person(Role.PROVINCE_OWNER, park))
    names = [f"answer-text-{case.enquiry.questions.first().pk}", "move-stage", "move-cause", "move-reason"]
    names += ["assign-person", "hand_over-to", "hand_over-note", "merge-number", "contact-kind", "contact-text"]
    names += ["contact-happened_on", "contact-about", "contact-kept", "step-text", "step-on", "step-person"]

    for bad in ("", "\0", "9" * 40, "\N{REPLACEMENT CHARACTER}²", "<b>" * 2000):
        response = client.post(page_of(case), {"do": deed} | dict.fromkeys(names, bad))

        assert response.status_code in (200, 302), bad
