"""A park gives a case to another: only as whoever asked agrees, with the promise as it was given, each park its part."""

import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from investment import desk, enquiry_flow, handing_over, merging
from investment.models import Case, CaseMove, Consent, HandOver, LedgerEntry
from investment.scoreboard import scores
from parks.models import Role
from portal.kit.audit import Kind
from portal.kit.models import AuditEntry, Letter
from tests.factories import make_area, make_case, make_consent, make_enquirer, make_enquiry, make_park, make_user

from .test_enquiry_tracking import ask, deed, enter

pytestmark = pytest.mark.django_db
NOTE = "我园没有蒸汽，贵园有。"


def make_asked(park=None, **changes):
    """(the case at a park that was asked, number's enquiry, code)"""
    enquiry, code = ask(park or make_park(), **changes)
    return enquiry.cases.get(), enquiry, code


def publisher_of(park):
    client = Client()
    client.force_login(make_user(role=Role.COMMITTEE_PUBLISHER, park=park))
    return client


def page_of(case):
    return reverse("admin:investment_case_desk", args=[case.pk])


def test_with_consent_the_case_goes_at_once_and_keeps_its_promise(time_machine):
    one, other = make_park(), make_park()
    case, _enquiry, _code = make_asked(one, may_be_passed_on="on")
    time_machine.move_to(timezone.now() + timedelta(days=9))

    request = handing_over.hand_over(case, to=other, by=make_user(), note=NOTE)

    case.refresh_from_db()
    after = request.next_case
    assert (case.state, case.is_open) == (Case.State.HANDED_OVER, False)
    assert (after.park, after.state, after.is_overdue) == (other, Case.State.RECEIVED, True)
    assert (after.promised_on, after.received_at) == (case.promised_on, case.received_at)
    assert AuditEntry.objects.filter(kind=Kind.ENQUIRY_HANDED_OVER).count() == 1


def test_without_consent_whoever_asked_decides_about_this_park(client):
    one, other = make_park("甲园"), make_park("乙园")
    case, enquiry, code = make_asked(one)
    request = handing_over.hand_over(case, to=other, by=make_user(), note=NOTE)
    assert (request.state, enquiry.cases.count()) == (HandOver.State.ASKED, 1)

    page = enter(client, enquiry, code).text
    deed(client, "agree", hand_over=request.pk)
    deed(client, "agree", hand_over=request.pk)

    assert "甲园建议把这条咨询转给乙园答复" in page
    assert NOTE in page
    request.refresh_from_db()
    assert (request.state, request.agreed_by_investor) == (HandOver.State.DONE, True)
    assert [case.park for case in enquiry.cases.order_by("pk")] == [one, other]
    assert not enquiry.consents.passing_on().exists()


def test_whoever_does_not_agree_keeps_the_park_and_the_office_learns_it(client):
    case, enquiry, code = make_asked()
    make_user(role=Role.COMMITTEE_PUBLISHER, park=case.park)
    request = handing_over.hand_over(case, to=make_park(), by=make_user(), note=NOTE)
    enter(client, enquiry, code)

    deed(client, "refuse", hand_over=request.pk)
    late = deed(client, "agree", hand_over=request.pk).text

    assert "已经有了结果" in late
    assert enquiry.cases.count() == 1
    assert Letter.objects.filter(name="enquiry_kept").count() == 1


def test_the_request_of_another_enquiry_does_not_exist(client):
    case, _enquiry, _code = make_asked()
    request = handing_over.hand_over(case, to=make_park(), by=make_user(), note=NOTE)
    _case, mine, code = make_asked()
    enter(client, mine, code)

    for number in (request.pk, "x", "9" * 40, ""):
        assert deed(client, "agree", hand_over=number).status_code == 404


def test_a_consent_taken_back_is_asked_for_again():
    case, enquiry, _code = make_asked(may_be_passed_on="on")
    enquiry_flow.take_back_passing_on(enquiry)

    assert handing_over.hand_over(case, to=make_park(), by=make_user(), note=NOTE).is_asked


@pytest.mark.django_db(transaction=True)
def test_whoever_asked_reads_it_by_letter_and_on_the_page_in_their_language(client):
    one, other = make_park("甲园", name_en="Park One"), make_park("乙园", name_en="Park Two", phone="0437-1234567")
    case, enquiry, code = make_asked(one, may_be_passed_on="on", language="en")
    mail.outbox.clear()

    handing_over.hand_over(case, to=other, by=make_user(), note="We have no steam.")

    letter = mail.outbox[0]
    assert letter.to == ["li@firm.example"]
    for text in ("Park Two", "We have no steam.", "0437-1234567", f"{case.promised_on:%Y-%m-%d}"):
        assert text in letter.body
    client.get("/en/")
    page = client.post("/en/investment/enquiries/track/", {"number": enquiry.number, "code": code}, follow=True).text
    assert "Park Two" in page
    assert "We have no steam." in page


def test_the_promise_is_new_only_when_the_first_was_kept_and_that_is_said(client, time_machine):
    case, enquiry, code = make_asked(may_be_passed_on="on")
    first, second = enquiry.questions.all()
    enquiry_flow.answer(case, by=make_user(), answers={first: "还有二十公顷。"})
    time_machine.move_to(timezone.now() + timedelta(days=9))

    after = handing_over.hand_over(case, to=make_park(), by=make_user(), note=NOTE).next_case

    assert after.promised_on > timezone.localdate()
    assert after.moves.get(what=CaseMove.What.PROMISE).before == str(case.promised_on)
    assert "另外作出的承诺" in enter(client, enquiry, code).text
    enquiry_flow.answer(after, by=make_user(), answers={second: "二百元。"})
    after.refresh_from_db()
    assert after.state == Case.State.ANSWERED  # the first question was answered before


@pytest.mark.parametrize("is_sealed", ["on", ""])
def test_who_asks_is_seen_by_the_new_park_alone_and_never_when_sealed(is_sealed):
    one, other = make_park(), make_park()
    case, enquiry, _code = make_asked(one, may_be_passed_on="on", is_sealed=is_sealed)
    if is_sealed:
        enquiry_flow.open_identity(case)

    handing_over.hand_over(case, to=other, by=make_user(), note=NOTE)

    assert list(enquiry.enquirer.shown_to.all()) == ([] if is_sealed else [other])


def test_the_old_park_sees_nothing_of_what_comes_after_and_the_new_one_what_was_before():
    one, other = make_park("甲园"), make_park("乙园")
    case, enquiry, _code = make_asked(one, may_be_passed_on="on")
    enquiry_flow.add_message(case, text="先前的补充")
    after = handing_over.hand_over(case, to=other, by=make_user(), note=NOTE).next_case
    enquiry_flow.add_message(after, text="后来的补充")
    enquiry_flow.answer(after, by=make_user(), answers=dict.fromkeys(enquiry.questions.all(), "后来的答复"))
    old, new = publisher_of(one), publisher_of(other)

    before = old.get(page_of(case)).text
    assert "已转给乙园" in before
    assert "后来的" not in before + old.get(f"/admin/investment/case/{case.pk}/change/").text
    assert "后来的" not in old.get(f"/admin/investment/enquiry/{enquiry.pk}/change/").text
    assert old.get(page_of(after)).status_code == 404
    assert old.get(f"/admin/investment/enquirer/{enquiry.enquirer.pk}/change/").status_code == 404
    later = new.get(page_of(after)).text
    for text in ("由甲园转来", NOTE, "先前的补充", "后来的补充"):
        assert text in later
    assert new.get(page_of(case)).status_code == 404


def test_the_ledger_follows_a_case_from_park_to_park(client, time_machine):
    one, other = make_park("甲园"), make_park("乙园")
    case, enquiry, _code = make_asked(one, may_be_passed_on="on")
    time_machine.move_to(timezone.now() + timedelta(days=4))
    after = handing_over.hand_over(case, to=other, by=make_user(), note=NOTE).next_case
    total, parks = scores()
    assert (total.received, total.handed_over, total.overdue) == (1, 0, 1)
    time_machine.move_to(timezone.now() + timedelta(hours=5))
    enquiry_flow.answer(after, by=make_user(), answers=dict.fromkeys(enquiry.questions.all(), "有。"))

    total, parks = scores()
    found = {score.park: score for score in parks}
    entries = LedgerEntry.objects.order_by("number").values_list("park", "step")
    assert list(entries) == [
        (one.pk, "received"),
        (one.pk, "handed_over"),
        (other.pk, "received"),
        (other.pk, "answered"),
    ]
    assert len(set(LedgerEntry.objects.values_list("code", flat=True))) == 1
    assert len(set(LedgerEntry.objects.filter(step="received").values_list("promised_on", flat=True))) == 1
    assert (total.received, total.answered, total.overdue) == (1, 1, 0)
    assert total.median > timedelta(days=4)
    assert (found[one].received, found[one].handed_over, found[one].answered_percent) == (1, 1, 0)
    assert (found[other].answered, found[other].median < timedelta(hours=6)) == (1, True)
    assert "已转出" in client.get("/investment/ledger/").text


def test_what_cannot_be_handed_over_is_refused():
    by, other = make_user(), make_park()
    case, enquiry, _code = make_asked(may_be_passed_on="on")

    def refused(case, to=other):
        with pytest.raises(ValidationError) as problem:
            handing_over.hand_over(case, to=to, by=by, note=NOTE)
        return " ".join(problem.value.messages)

    Case.objects.filter(pk=case.pk).update(state=Case.State.ANSWERED, first_answered_at=timezone.now())
    assert "都已答复" in refused(case)
    Case.objects.filter(pk=case.pk).update(state=Case.State.WITH_OFFICE)
    assert "不能接手" in refused(case, case.park)
    assert "不能接手" in refused(case, make_park(is_sample=True))
    same = make_case(make_enquiry(), case.park)
    make_enquirer(same.enquiry, [case.park])
    merging.merge(same, into=case, by=by)
    assert "先分开" in refused(case)
    assert "已并入" in refused(same)
    merging.separate(same, by=by)
    handing_over.hand_over(case, to=other, by=by, note=NOTE)
    assert "已经办结" in refused(case, make_park())
    back = enquiry.cases.get(park=other)
    assert "不能接手" in refused(back, case.park)


def test_one_request_at_a_time_and_it_falls_away_with_its_case():
    case, enquiry, _code = make_asked()
    by = make_user()
    request = handing_over.hand_over(case, to=make_park(), by=by, note=NOTE)

    with pytest.raises(ValidationError, match="先收回"):
        handing_over.hand_over(case, to=make_park(), by=by, note=NOTE)
    handing_over.take_back(request, by=by)
    request = handing_over.hand_over(case, to=make_park(), by=by, note=NOTE)
    enquiry_flow.withdraw(enquiry)

    request.refresh_from_db()
    assert request.state == HandOver.State.DROPPED
    with pytest.raises(ValidationError):
        handing_over.agree(request)


def test_the_form_offers_published_parks_and_says_what_it_refuses_beside_its_field():
    park, hidden = make_park(), make_park(state="draft")
    case, enquiry, _code = make_asked(park)
    taken = make_case(enquiry, make_park())
    client = publisher_of(park)

    for to in (hidden.pk, park.pk, taken.park.pk):
        sent = {"do": "hand_over", "hand_over-to": to, "hand_over-note": "写好的说明"}
        answer = client.post(page_of(case), sent)
        assert answer.context["sent"].errors.keys() == {"to"}
        assert "写好的说明" in answer.text
    assert not HandOver.objects.exists()


def test_a_handed_over_case_has_no_deeds_left():
    park = make_park()
    case, _enquiry, _code = make_asked(park, may_be_passed_on="on")
    handing_over.hand_over(case, to=make_park(), by=make_user(), note=NOTE)

    page = publisher_of(park).get(page_of(case)).text

    assert 'name="do"' not in page
    with pytest.raises(ValidationError):
        desk.move(case, Case.Stage.PAUSED, by=make_user())


def test_the_copy_of_whoever_asked_tells_of_it(client):
    case, enquiry, code = make_asked(may_be_passed_on="on")
    handing_over.hand_over(case, to=make_park("乙园"), by=make_user(), note=NOTE)
    enter(client, enquiry, code)

    data = client.get("/investment/enquiries/track/copy/?format=json").json()
    words = client.get("/investment/enquiries/track/copy/?format=txt").text

    assert data["cases"][0]["hand_overs"][0]["to"] == "乙园"
    assert "乙园: 已转交" in words


@pytest.mark.django_db(transaction=True)
def test_two_people_who_hand_over_at_once_do_it_once():
    case, enquiry, _code = make_asked(may_be_passed_on="on")
    parks, by = [make_park(), make_park()], make_user()

    outcomes = at_once(*(lambda to=to: handing_over.hand_over(case, to=to, by=by, note=NOTE) for to in parks))

    assert outcomes.count(None) == 1
    assert enquiry.cases.count() == 2
    assert HandOver.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_handing_over_and_withdrawing_at_once_leave_nothing_open():
    case, enquiry, _code = make_asked(may_be_passed_on="on")
    to, by = make_park(), make_user()

    at_once(
        lambda: handing_over.hand_over(case, to=to, by=by, note=NOTE),
        lambda: enquiry_flow.withdraw(enquiry),
    )

    assert not enquiry.cases.open().exists()


def at_once(*deeds):
    """What each deed returned when all began together; None where it was refused."""
    outcomes, together = [], threading.Barrier(len(deeds))

    def run(one):
        together.wait()
        try:
            outcomes.append(one())
        except ValidationError:
            outcomes.append(None)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[one]) for one in deeds]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert len(outcomes) == len(deeds)
    return outcomes


def test_only_staff_of_the_park_have_the_request_in_their_lists():
    area = make_area("220403", "西安区")
    case = make_case(make_enquiry(), make_park(area=area))
    make_consent(case.enquiry, Consent.Kind.PASSING_ON)
    make_enquirer(case.enquiry, [case.park])
    request = handing_over.hand_over(case, to=make_park(), by=make_user(), note=NOTE)
    coordinator = make_user(role=Role.CITY_COORDINATOR, area=area.parent)

    assert list(coordinator.access.narrow(HandOver.objects.all())) == [request]
    assert not publisher_sees(request.to, HandOver)
    assert publisher_sees(case.park, HandOver)


def publisher_sees(park, model):
    return make_user(role=Role.COMMITTEE_PUBLISHER, park=park).access.narrow(model.objects.all())
