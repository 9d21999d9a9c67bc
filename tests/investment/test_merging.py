"""Two enquiries about the same matter: suggested where both senders are known, worked on together, nothing lost."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from investment import desk, enquiry_flow, merging
from investment.models import Answer, Case, Consent, LedgerEntry
from parks.models import Role
from portal.kit.audit import Kind
from portal.kit.models import AuditEntry
from tests.factories import (
    make_attachment,
    make_case,
    make_case_contact,
    make_consent,
    make_enquirer,
    make_enquiry,
    make_park,
    make_question,
    make_user,
)

from .test_enquiry_tracking import ask, enter
from .test_handing_over import at_once

pytestmark = pytest.mark.django_db
COST = 49  # queries of the desk


def make_known(park, *questions, days_ago=0, shown=True, **sender):
    """A case whose sender the park knows, unless `shown` is off."""
    enquiry = make_enquiry(reply_by="page")
    make_enquirer(enquiry, [park] if shown else [], **{"organisation": "", "email": ""} | sender)
    for text in questions:
        make_question(enquiry, text)
    return make_case(enquiry, park, received_at=timezone.now() - timedelta(days=days_ago))


def publisher_of(park):
    return make_user(role=Role.COMMITTEE_PUBLISHER, park=park)


def suggested(case, person):
    return {one.case: one.reasons for one in merging.suggestions(case, person.access)}


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ({"email": "Li@firm.example"}, {"email": "li@FIRM.example"}, "邮箱相同"),
        ({"phone": "+86 138-0000-1111"}, {"phone": "13800001111"}, "电话相同"),
        ({"organisation": "吉林某某食品有限公司"}, {"organisation": "吉林某某食品（集团）有限责任公司"}, "单位相同"),
        ({"organisation": "ACME Foods Co., Ltd."}, {"organisation": "acme foods"}, "单位相同"),
        ({"organisation": "甲 91350100M000100Y43"}, {"organisation": "乙 91350100m000100y43"}, "单位相同"),
    ],
)
def test_the_same_sender_is_suggested_however_it_was_typed(first, second, reason):
    park = make_park()
    case, other = make_known(park, **first), make_known(park, **second)

    assert suggested(case, publisher_of(park)) == {other: (reason,)}


def test_nobody_without_a_name_is_like_anybody_and_similar_questions_alone_are_no_reason():
    park = make_park()
    case = make_known(park, "还有多少工业用地？", organisation="个人")
    make_known(park, "还有多少工业用地？", organisation="个人")

    assert suggested(case, publisher_of(park)) == {}


def test_the_likest_comes_first():
    park, same = make_park(), {"email": "li@firm.example"}
    case = make_known(park, "还有多少工业用地？", **same)
    make_known(park, "冬季蒸汽价格怎么算？", **same)
    alike = make_known(park, "还有多少工业用地", **same)

    first = merging.suggestions(case, publisher_of(park).access)[0]

    assert (first.case, first.reasons) == (alike, ("邮箱相同", "问题相近"))


def test_nothing_is_suggested_across_parks_identities_or_a_long_time():
    park, same = make_park(), {"email": "li@firm.example"}
    case = make_known(park, **same)
    make_known(make_park(), **same)
    make_known(park, shown=False, **same)
    make_known(park, days_ago=91, **same)
    closed = make_known(park, **same)
    Case.objects.filter(pk=closed.pk).update(state=Case.State.WITHDRAWN)

    assert suggested(case, publisher_of(park)) == {}
    assert suggested(make_known(park, shown=False, **same), publisher_of(park)) == {}


def test_merged_cases_are_worked_on_as_one_and_both_receipts_read_their_answers(client):
    park = make_park()
    first, code = ask(park)
    second, other_code = ask(park, questions=["可用的工业用地还有多少公顷？", "有没有铁路专用线？"])
    case, other = first.cases.get(), second.cases.get()
    enquiry_flow.add_message(other, text="明年开工")
    publisher = publisher_of(park)
    client.force_login(publisher)
    desk_url = reverse("admin:investment_case_desk", args=[case.pk])

    client.post(desk_url, {"do": "merge", "merge-number": second.number})
    page = client.get(desk_url).text
    fields = [question.pk for question, *_rest in client.get(desk_url).context["answer"].lines()]
    client.post(desk_url, {"do": "answer"} | {f"answer-text-{pk}": f"答复{pk}" for pk in fields})

    assert len(fields) == 3  # what both ask stands there once
    for text in ("明年开工", "有没有铁路专用线？", second.number):
        assert text in page
    assert Answer.objects.count() == 4
    visitor = Client()
    for enquiry, its_code in ((first, code), (second, other_code)):
        read = enter(visitor, enquiry, its_code).text
        assert f"答复{fields[0]}" in read
        assert "尚未答复" not in read
    assert first.number not in enter(visitor, second, other_code).text
    assert "一起办理" in enter(visitor, second, other_code).text
    assert LedgerEntry.objects.filter(step="answered").count() == 2


def test_a_merged_case_is_worked_on_at_its_main_case_alone_until_they_are_separated(client):
    park, same = make_park(), {"email": "li@firm.example"}
    case, other = make_known(park, "土地？", **same), make_known(park, "蒸汽？", **same)
    publisher = publisher_of(park)
    client.force_login(publisher)
    merging.merge(other, into=case, by=publisher)
    url = reverse("admin:investment_case_desk", args=[other.pk])

    page = client.get(url).text
    assert "已并入另一个案件" in page
    assert 'value="answer"' not in page
    with pytest.raises(ValidationError, match="已并入"):
        desk.claim(other, by=publisher)
    client.post(url, {"do": "separate"})

    other.refresh_from_db()
    assert other.merged_into is None
    assert 'value="answer"' in client.get(url).text
    assert AuditEntry.objects.filter(kind__in=[Kind.CASES_MERGED, Kind.CASES_SEPARATED]).count() == 2


def test_what_does_not_go_together_is_refused(client):
    park, by, same = make_park(), make_user(), {"email": "li@firm.example"}
    case, sealed = make_known(park, **same), make_known(park, shown=False, **same)
    elsewhere, third = make_known(make_park(), **same), make_known(park, **same)

    for wrong in (case, sealed, elsewhere):
        with pytest.raises(ValidationError):
            merging.merge(wrong, into=case, by=by)
    merging.merge(third, into=case, by=by)
    with pytest.raises(ValidationError, match="已并入"):
        merging.merge(case, into=third, by=by)
    client.force_login(publisher_of(park))
    url = reverse("admin:investment_case_desk", args=[case.pk])
    for number in (elsewhere.enquiry.number, "26000000x", case.enquiry.number):
        answer = client.post(url, {"do": "merge", "merge-number": number})
        assert answer.context["sent"].errors
        assert number in answer.text


def test_what_was_merged_into_a_merged_case_follows_it():
    park, by, same = make_park(), make_user(), {"email": "li@firm.example"}
    first, second, third = (make_known(park, **same) for _one in range(3))

    merging.merge(third, into=second, by=by)
    merging.merge(second, into=first, by=by)

    assert first.group == [first, second, third]


def test_closing_closes_all_and_only_when_all_are_answered():
    park, by = make_park(), make_user()
    case, other = make_known(park, "土地？"), make_known(park, "蒸汽？")
    merging.merge(other, into=case, by=by)
    enquiry_flow.answer(case, by=by, answers={case.enquiry.questions.get(): "有。"})

    with pytest.raises(ValidationError, match="还没有答复"):
        desk.close(case, by=by)
    enquiry_flow.answer(other, by=by, answers={other.enquiry.questions.get(): "有。"})
    desk.close(case, by=by)

    assert set(Case.objects.values_list("state", flat=True)) == {"closed"}
    assert LedgerEntry.objects.filter(step="closed").count() == 2


def test_when_the_main_case_is_withdrawn_the_other_goes_on():
    park, by = make_park(), make_user()
    case, other = make_known(park, "土地？"), make_known(park, "蒸汽？")
    merging.merge(other, into=case, by=by)

    enquiry_flow.erase(case.enquiry, reason="asked")

    other.refresh_from_db()
    assert (other.merged_into, other.is_open) == (None, True)
    assert other.enquiry.questions.count() == 1
    assert other.moves.filter(side="system").exists()


@pytest.mark.django_db(transaction=True)
def test_two_people_who_merge_at_once_the_two_ways_round_do_it_once():
    park, by, same = make_park(), make_user(), {"email": "li@firm.example"}
    case, other = make_known(park, **same), make_known(park, **same)

    outcomes = at_once(lambda: merging.merge(case, into=other, by=by), lambda: merging.merge(other, into=case, by=by))

    assert outcomes.count(None) == 1
    assert Case.objects.filter(merged_into__isnull=False).count() == 1


@pytest.mark.django_db(transaction=True)
def test_merging_and_closing_at_once_leave_no_open_case_below_a_closed_one():
    park, by = make_park(), make_user()
    case, other = make_known(park, "土地？"), make_known(park, "蒸汽？")
    enquiry_flow.answer(case, by=by, answers={case.enquiry.questions.get(): "有。"})

    at_once(lambda: merging.merge(other, into=case, by=by), lambda: desk.close(case, by=by))

    assert not Case.objects.open().filter(merged_into__state="closed").exists()


@pytest.mark.parametrize("number", [1, 3])
def test_the_desk_costs_the_same_queries_however_much_stands_on_it(client, django_assert_max_num_queries, number):
    park, same = make_park(), {"email": "li@firm.example", "organisation": "甲食品"}
    publisher = publisher_of(park)
    case = make_known(park, "土地？", **same)
    for _one in range(number):
        merged = make_known(park, "土地？", "蒸汽？", **same)
        merging.merge(merged, into=case, by=publisher)
        make_known(park, "铁路？", **same)
        follower = make_known(make_park(), **same)
        make_consent(follower.enquiry, Consent.Kind.PASSING_ON)
        make_attachment(make_case_contact(merged, by=publisher))
        enquiry_flow.add_message(merged, text="补充")
        enquiry_flow.answer(merged, by=publisher, answers={merged.enquiry.questions.first(): "有。"})
    make_consent(case.enquiry, Consent.Kind.PASSING_ON)
    client.force_login(publisher)
    url = reverse("admin:investment_case_desk", args=[case.pk])

    with django_assert_max_num_queries(COST):
        page = client.get(url)

    assert len(page.context["conflicts"]) == len(page.context["suggestions"]) == number
