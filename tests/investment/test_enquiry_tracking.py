"""Whoever has number and code follows the answer without an account; nobody else learns that there is one."""

import json
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from investment import enquiry_flow
from investment.models import Answer, Case, CaseMove, Consent, Enquirer, Enquiry, LedgerEntry, Message
from parks.models import Role
from portal.kit.audit import Kind
from portal.kit.models import AuditEntry, Letter
from tests.factories import make_park, make_user

from .enquiries import FORM, TRACK, typed

pytestmark = pytest.mark.django_db


def ask(*parks, **changes):
    """(the enquiry, its secret code), as a browser that is closed afterwards has sent it."""
    response = Client().post(FORM, typed(*(parks or [make_park()]), **changes))
    return Enquiry.objects.get(number=re.search(r"<dd>(\d{9})</dd>", response.text)[1]), secret(response)


def secret(response):
    return re.search(r"<dd>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})</dd>", response.text)[1]


def enter(client, enquiry, code):
    return client.post(TRACK, {"number": enquiry.number, "code": code}, follow=True)


def deed(client, name, **data):
    return client.post(f"{TRACK}{name}/", data, follow=True)


def test_number_and_code_show_state_date_and_answers(client):
    park = make_park("辽源园区")
    enquiry, code = ask(park)
    case = enquiry.cases.get()
    first, second = enquiry.questions.all()
    by = make_user()

    enquiry_flow.answer(case, by=by, answers={first: "还有二十公顷。"}, reasons={second: "供热公司尚未定价。"})
    page = enter(client, enquiry, code).text

    assert "已答复" in page
    assert f"{case.promised_on:%Y-%m-%d}" in page
    assert "还有二十公顷" in page
    assert "供热公司尚未定价" in page


@pytest.mark.parametrize("typing", [str.lower, lambda code: code.replace("-", " "), lambda code: f" {code} "])
def test_code_is_read_however_it_is_typed(client, typing):
    enquiry, code = ask()

    page = client.post(
        TRACK, {"number": f"{enquiry.number[:2]} {enquiry.number[2:]}", "code": typing(code)}, follow=True
    )

    assert enquiry.number in page.text
    assert "您的问题" in page.text or "可用的工业用地" in page.text


def test_wrong_number_and_wrong_code_are_answered_alike_and_cost_the_same_work(client, monkeypatch):
    enquiry, code = ask()
    worked = []
    verify = enquiry_flow.receipts.PBKDF2PasswordHasher.verify
    monkeypatch.setattr(
        enquiry_flow.receipts.PBKDF2PasswordHasher,
        "verify",
        lambda self, password, encoded: worked.append(encoded.split("$")[1]) or verify(self, password, encoded),
    )

    wrong_code = client.post(TRACK, {"number": enquiry.number, "code": "0000-0000-0000"})
    wrong_number = client.post(TRACK, {"number": "260000000", "code": code})

    without = [
        re.sub(r'(csrfmiddlewaretoken" value|name="(?:number|code)" value)="[^"]*"', "", page.text)
        for page in (wrong_code, wrong_number)
    ]
    assert wrong_code.status_code == wrong_number.status_code == 422
    assert without[0] == without[1]
    assert len(worked) == 2
    assert worked[0] == worked[1]


def test_too_many_wrong_codes_are_refused_and_another_network_is_not(client):
    enquiry, code = ask()

    answers = [client.post(TRACK, {"number": enquiry.number, "code": "wrong"}).status_code for _ in range(6)]

    assert answers == [422] * 4 + [429] * 2
    assert client.post(TRACK, {"number": enquiry.number, "code": code}).status_code == 429
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert elsewhere.post(TRACK, {"number": enquiry.number, "code": code}).status_code == 302


def test_without_number_and_code_nothing_is_done(client):
    enquiry, _code = ask()

    answers = [
        deed(client, name, text="x", case=enquiry.cases.get().pk, sure="yes") for name in ("add", "withdraw", "delete")
    ]
    copy = client.get(f"{TRACK}copy/")

    assert {page.redirect_chain[-1][0] for page in answers} == {TRACK}
    assert copy.status_code == 302
    enquiry.refresh_from_db()
    assert enquiry.withdrawn_at is None
    assert not enquiry.is_erased


def test_case_of_another_enquiry_does_not_exist(client):
    enquiry, code = ask()
    other, _ = ask()
    enter(client, enquiry, code)

    for number in (other.cases.get().pk, "x", "9" * 40, "²"):
        assert deed(client, "identity", case=number).status_code == 404


def test_unknown_deed_does_not_exist(client):
    assert client.post(f"{TRACK}steal/").status_code == 404
    assert client.get(f"{TRACK}add/").status_code == 405


def test_visit_ends_after_half_an_hour(client, time_machine):
    enquiry, code = ask()
    enter(client, enquiry, code)

    time_machine.move_to(timezone.now() + timedelta(minutes=31))

    assert "可用的工业用地" not in client.get(TRACK).text


def test_addition_reaches_one_park_or_all(client):
    parks = [make_park(), make_park()]
    enquiry, code = ask(*parks)
    enter(client, enquiry, code)

    deed(client, "add", text="给一个", case=enquiry.cases.get(park=parks[0]).pk)
    deed(client, "add", text="给全部", case="")

    assert [one.text for one in Message.objects.filter(case__park=parks[0])] == ["给一个", "给全部"]
    assert [one.text for one in Message.objects.filter(case__park=parks[1])] == ["给全部"]


def test_answered_case_is_with_the_office_again_after_an_addition(client):
    enquiry, code = ask()
    case = enquiry.cases.get()
    enquiry_flow.answer(case, by=make_user(), answers=dict.fromkeys(enquiry.questions.all(), "是"))
    enter(client, enquiry, code)

    deed(client, "add", text="还有一问")

    case.refresh_from_db()
    assert case.state == Case.State.WITH_OFFICE
    assert [move.after for move in case.moves.all()] == ["received", "answered", "with_office"]


def test_long_or_empty_addition_is_refused_with_what_was_typed(client):
    enquiry, code = ask()
    enter(client, enquiry, code)

    page = deed(client, "add", text="长" * 2001)

    assert page.status_code == 422
    assert "长" * 2001 in page.text
    assert not Message.objects.exists()


def test_identity_opens_park_by_park(client):
    one, other = make_park(), make_park()
    enquiry, code = ask(one, other, is_sealed="on")
    enter(client, enquiry, code)

    deed(client, "identity", case=enquiry.cases.get(park=one).pk)
    deed(client, "identity", case=enquiry.cases.get(park=one).pk)

    assert list(enquiry.enquirer.shown_to.all()) == [one]
    assert CaseMove.objects.filter(what=CaseMove.What.IDENTITY).count() == 1
    assert AuditEntry.objects.filter(kind=Kind.IDENTITY_OPENED).count() == 1


def test_park_sees_who_asks_only_once_it_was_opened_and_the_look_is_written_down(client):
    park = make_park()
    enquiry, code = ask(park, is_sealed="on", person="王先生")
    editor = Client()
    editor.force_login(make_user(role=Role.COMMITTEE_EDITOR, park=park))
    address = f"/admin/investment/enquirer/{enquiry.enquirer.pk}/change/"

    before = editor.get(address).status_code
    enter(client, enquiry, code)
    deed(client, "identity", case=enquiry.cases.get().pk)
    after = editor.get(address)

    assert before == 404
    assert "王先生" in after.text
    assert AuditEntry.objects.filter(kind=Kind.PERSONAL_DATA_VIEWED).count() == 1


def test_withdrawal_ends_every_case_and_is_in_the_ledger(client):
    enquiry, code = ask(make_park(), make_park())
    enter(client, enquiry, code)

    deed(client, "withdraw")
    page = deed(client, "withdraw").text

    assert {case.state for case in enquiry.cases.all()} == {Case.State.WITHDRAWN}
    assert LedgerEntry.objects.filter(step="withdrawn").count() == 2
    assert "已由您撤回" in page


def test_withdrawn_case_cannot_be_answered(client):
    enquiry, _code = ask()
    enquiry_flow.withdraw(enquiry)

    with pytest.raises(enquiry_flow.ValidationError):
        enquiry_flow.answer(enquiry.cases.get(), by=make_user(), answers={enquiry.questions.first(): "晚了"})

    assert not Answer.objects.exists()


@pytest.mark.parametrize("ending", ["json", "txt"])
def test_copy_holds_all_that_is_kept(client, ending):
    enquiry, code = ask(is_sealed="on")
    enter(client, enquiry, code)
    deed(client, "add", text="补充的话")

    response = client.get(f"{TRACK}copy/?format={ending}")

    said = response.content.decode()
    assert f'filename="{enquiry.number}.{ending}"' in response.headers["Content-Disposition"]
    for text in ("李女士", "某某食品", "li@firm.example", "蒸汽价格是多少", "补充的话"):
        assert text in said
    assert ending == "txt" or json.loads(said)["project_code"] == enquiry.project_code


def test_correction_is_checked_like_the_form(client):
    enquiry, code = ask()
    enter(client, enquiry, code)
    new = {"person": "李雷", "organisation": "", "email": "", "phone": "+86 431 8850", "reply_by": "phone"}

    wrong = deed(client, "correct", **new | {"phone": ""})
    deed(client, "correct", **new)

    assert "请写电话" in wrong.text
    enquirer = Enquirer.objects.get()
    assert (enquirer.person, enquirer.phone, enquirer.enquiry.reply_by) == ("李雷", "+86 431 8850", "phone")


def test_consent_to_passing_on_is_given_apart_and_taken_back(client):
    enquiry, code = ask(may_be_passed_on="on")
    enter(client, enquiry, code)

    deed(client, "consent")

    given = enquiry.consents.get(kind=Consent.Kind.PASSING_ON)
    assert given.taken_back_at is not None
    assert enquiry.consents.get(kind=Consent.Kind.HANDLING).taken_back_at is None


@pytest.mark.django_db(transaction=True)
def test_deletion_leaves_nothing_personal_anywhere(client):
    park = make_park()
    make_user(role=Role.COMMITTEE_PUBLISHER, park=park, email="office@park.example")
    enquiry, code = ask(park, person="独一无二", organisation="独一无二", questions=["独一无二的问题"])
    case = enquiry.cases.get()
    enquiry_flow.answer(case, by=make_user(), answers={enquiry.questions.get(): "独一无二的答复"})
    enter(client, enquiry, code)
    deed(client, "add", text="独一无二的补充")

    refused = deed(client, "delete")
    deed(client, "delete", sure="yes")

    assert "请先勾选确认" in refused.text
    assert whole_database_tells("独一无二") == []
    assert whole_database_tells("li@firm.example") == []
    assert Client().post(TRACK, {"number": enquiry.number, "code": code}).status_code == 422
    assert AuditEntry.objects.filter(kind=Kind.PERSONAL_DATA_ERASED).count() == 1
    assert LedgerEntry.objects.count() == 3


def whole_database_tells(text):
    """The tables in which any column of any row holds a text."""
    from django.apps import apps
    from django.db import connection

    with connection.cursor() as cursor:
        found = []
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            cursor.execute(f'SELECT count(*) FROM "{table}" AS one WHERE one::text LIKE %s', [f"%{text}%"])
            found += [table] if cursor.fetchone()[0] else []
    return found


@pytest.mark.django_db(transaction=True)
def test_answer_is_told_in_the_language_of_the_enquiry():
    enquiry, _code = ask(make_park("辽源园区", name_en="Liaoyuan park"), language="en")
    mail.outbox.clear()

    enquiry_flow.answer(enquiry.cases.get(), by=make_user(), answers={enquiry.questions.first(): "Twenty hectares."})

    letter = mail.outbox[0]
    assert letter.to == ["li@firm.example"]
    assert "has an answer" in letter.subject
    assert "Twenty hectares." in letter.body
    assert "Liaoyuan park" in letter.body


def test_held_enquiry_reaches_its_parks_once_the_province_lets_it_go(province_client):
    park = make_park()
    enquiry, _code = ask(park, questions=["见 www.firm.example.com"])
    publisher = Client()
    publisher.force_login(make_user(role=Role.COMMITTEE_PUBLISHER, park=park))
    address = "/admin/investment/enquiry/"
    action = {"action": "release", "_selected_action": [enquiry.pk], "index": "0"}

    publisher.post(address, action)
    before = enquiry.cases.count()
    province_client.post(address, action)
    province_client.post(address, action)

    assert before == 0
    case = enquiry.cases.get()
    assert (case.park, case.received_at) == (park, enquiry.received_at)
    assert AuditEntry.objects.filter(kind=Kind.ENQUIRY_RELEASED).count() == 1


def test_held_enquiry_is_told_to_the_cooperation_bureau(province):
    bureau = make_user("bureau", Role.PROVINCE_COOPERATION, email="bureau@gov.example")

    ask(proven=False)

    assert [letter.user for letter in Letter.objects.filter(name="enquiry_held")] == [bureau]


def test_question_of_another_enquiry_is_not_answered():
    enquiry, _code = ask()
    other, _code = ask()

    with pytest.raises(enquiry_flow.ValidationError):
        enquiry_flow.answer(enquiry.cases.get(), by=make_user(), answers={other.questions.first(): "错"})


def test_nobody_is_written_to_who_wants_no_letters():
    ask(reply_by="page", email="li@firm.example")

    assert not Letter.objects.filter(address="li@firm.example").exists()


def test_tracking_page_costs_the_same_queries_however_many_parks(client, django_assert_max_num_queries):
    enquiry, code = ask(*(make_park() for _ in range(5)), questions=["问"] * 8)
    enter(client, enquiry, code)
    client.get(TRACK)

    with django_assert_max_num_queries(16):
        client.get(TRACK)
