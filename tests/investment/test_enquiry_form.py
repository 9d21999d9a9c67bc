"""From the form to the receipt: what is kept, what is refused, and that it works whatever else fails."""

import re
import threading
import time

import pytest
from django.core import mail
from django.db import connections
from django.test import Client
from django.utils import timezone

from investment.models import Case, Consent, Enquirer, Enquiry, EnquirySubject, LedgerEntry, NoticeVersion
from investment.receipts import check_digit
from parks.models import Role
from tests.factories import (
    make_chain,
    make_chain_link,
    make_notice_version,
    make_park,
    make_project,
    make_site,
    make_user,
)

from .enquiries import FORM, TRACK, typed

pytestmark = pytest.mark.django_db


def codes(response):
    number = re.search(r"<dd>(\d{9})</dd>", response.text)[1]
    return number, re.search(r"<dd>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})</dd>", response.text)[1]


@pytest.mark.parametrize("language", ["", "/en"])
def test_form_without_a_script_brings_number_office_and_promised_date_within_a_second(client, capsys, language):
    park = make_park(office_zh_hans="招商局", office_en="Investment office", phone="0437-3312345")
    data = typed(park)
    client.get(language + FORM)

    began = time.perf_counter()
    response = client.post(language + FORM, data)
    took = time.perf_counter() - began

    number, code = codes(response)
    case = Case.objects.get()
    assert response.status_code == 201
    assert number[-1] == check_digit(number[:-1])
    assert "0437-3312345" in response.text
    assert f"{case.promised_on:%Y-%m-%d}" in response.text
    assert client.get(TRACK).status_code == 200
    with capsys.disabled():
        print(f"\nI8 enquiry receipt{language}: {took:.2f} s with number, office, date and status page")
    assert took < 1


def test_two_parks_get_a_case_each_and_the_ledger_an_entry_each(client):
    parks = [make_park(), make_park()]

    client.post(f"{FORM}?park={parks[0].slug}&park={parks[1].slug}", typed(*parks))

    enquiry = Enquiry.objects.get()
    assert {case.park for case in enquiry.cases.all()} == set(parks)
    assert [question.text for question in enquiry.questions.all()] == [
        "可用的工业用地还有多少公顷？",
        "蒸汽价格是多少？",
    ]
    assert enquiry.subjects.get().kind == EnquirySubject.Kind.COMPARISON
    assert LedgerEntry.objects.count() == 2


def test_who_asks_is_shown_to_the_parks_asked_alone(client):
    park, other = make_park(), make_park()

    client.post(FORM, typed(park))

    assert list(Enquirer.objects.get().shown_to.all()) == [park]
    assert other not in Enquirer.objects.get().shown_to.all()


def test_sealed_enquiry_is_shown_to_nobody(client):
    response = client.post(FORM, typed(make_park(), is_sealed="on"))

    enquiry = Enquiry.objects.get()
    assert enquiry.enquirer.shown_to.count() == 0
    assert enquiry.project_code in response.text


@pytest.mark.usefixtures("notice")
@pytest.mark.parametrize("subject", ["project", "site", "about"])
def test_form_names_what_it_is_about_and_asks_its_park(client, subject):
    park = make_park("东丰园区")
    row = {
        "project": lambda: make_project(park=park),
        "site": lambda: make_site(park),
        "about": lambda: make_chain_link(make_chain(), "袜机制造"),
    }[subject]()
    address = f"{FORM}?{subject}={row.slug}&park={park.slug}"

    page = client.get(address).text
    client.post(address, typed(park))

    assert row.name in page
    assert f'value="{park.slug}" checked' in page
    assert Enquiry.objects.get().subjects.get().row == row


def test_expired_project_takes_no_enquiries(client):
    project = make_project(park=make_park(), valid_until=timezone.localdate() - timezone.timedelta(days=1))

    page = client.get(f"{FORM}?project={project.slug}").text

    assert "不再接受咨询" in page
    assert " checked" not in re.sub(r'type="radio".*?>', "", page)


def test_need_of_a_match_goes_along(client):
    park = make_park()

    client.post(f"{FORM}?need=industry%3Dfood%26area%3D220400&park={park.slug}", typed(park))

    assert EnquirySubject.objects.get().query == "industry=food&area=220400"


def test_consent_is_neither_ticked_beforehand_nor_bundled(client):
    make_notice_version()
    page = client.get(FORM).text
    boxes = re.findall(r'<input type="checkbox"[^>]*name="(?:consent|may_be_passed_on|is_sealed)"[^>]*>', page)

    refused = client.post(FORM, typed(make_park(), consent=""))
    client.post(FORM, typed(make_park()))

    assert len(boxes) == 3
    assert not any("checked" in box for box in boxes)
    assert refused.status_code == 422
    assert [one.kind for one in Consent.objects.all()] == [Consent.Kind.HANDLING]


def test_notice_that_changed_meanwhile_is_read_again(client):
    data = typed(make_park())
    make_notice_version(2)

    response = client.post(FORM, data)

    assert "个人信息告知刚刚更新" in response.text
    assert not Enquiry.objects.exists()


def test_retention_follows_the_notice(client):
    client.post(FORM, typed(make_park()))

    enquiry = Enquiry.objects.get()
    assert (enquiry.retained_until - timezone.localdate()).days == enquiry.notice.retention_days


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"questions": ["", "  "]}, "请至少写一个问题"),
        ({"questions": ["长" * 1001]}, "1000"),
        ({"questions": ["问"] * 11}, "一次最多 10 个问题"),
        ({"parks": []}, "请选择至少一个园区"),
        ({"parks": ["nowhere"]}, "没有这个园区"),
        ({"parks": ["\0"]}, "没有这个园区"),
        ({"email": ""}, "请写邮箱"),
        ({"email": "li@"}, "邮箱"),
        ({"reply_by": "phone"}, "请写电话"),
        ({"reply_by": "pigeon"}, "pigeon"),
        ({"phone": "call me"}, "电话只写数字"),
        ({"person": ""}, "请写怎么称呼您"),
        ({"person": "李\0"}, "空字符"),
        ({"language": "xx"}, "xx"),
        ({"notice": "99999999999999999999"}, "个人信息告知刚刚更新"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, wrong, said):
    response = client.post(FORM, typed(make_park(), organisation="写过的单位") | wrong)

    assert response.status_code == 422
    assert said in response.text
    assert "写过的单位" in response.text
    assert not Enquiry.objects.exists()


def test_another_row_is_added_without_judging(client):
    data = typed(make_park(), person="", questions=["一", "二"], more="1")

    page = client.post(FORM, data)

    assert page.status_code == 200
    assert page.text.count('name="questions"') == 3
    assert "请写怎么称呼您" not in page.text
    assert "一</textarea>" in page.text


def test_six_parks_are_one_too_many(client):
    response = client.post(FORM, typed(*(make_park() for _ in range(6))))

    assert "一次最多询问 5 个园区" in response.text


def test_same_form_sent_twice_or_loaded_again_is_one_enquiry_with_one_receipt(client):
    data = typed(make_park())

    first, second = client.post(FORM, data), Client().post(FORM, data)

    assert (first.status_code, second.status_code) == (201, 200)
    assert codes(first) == codes(second)
    assert Enquiry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_threads_with_the_same_form_make_one_enquiry():
    data, answers, ready = typed(make_park()), [], threading.Barrier(2)

    def send():
        ready.wait()
        answers.append(Client().post(FORM, data))
        connections.close_all()

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answer.status_code for answer in answers) == [200, 201]
    assert codes(answers[0]) == codes(answers[1])
    assert (Enquiry.objects.count(), Case.objects.count(), LedgerEntry.objects.count()) == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_enquiry_stands_when_no_mail_can_be_sent(client, monkeypatch):
    def down(self):
        raise OSError("no mail server")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", down)

    response = client.post(FORM, typed(make_park()))

    assert response.status_code == 201
    assert Enquiry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_letters_go_to_the_asker_and_to_whoever_answers_for_the_park(client):
    park = make_park()
    make_user("answers", Role.COMMITTEE_PUBLISHER, park=park, email="desk@park.example", language="en")
    make_user("elsewhere", Role.COMMITTEE_PUBLISHER, park=make_park(), email="other@park.example")

    response = client.post("/en" + FORM, typed(park, language="en"))

    number, code = codes(response)
    letters = {letter.to[0]: letter for letter in mail.outbox}
    assert set(letters) == {"li@firm.example", "desk@park.example"}
    assert number in letters["li@firm.example"].subject
    assert code not in letters["li@firm.example"].body
    assert "蒸汽价格" in letters["desk@park.example"].body
    assert "li@firm.example" not in letters["desk@park.example"].body


def test_without_a_notice_nothing_is_asked(client):
    data = typed(make_park())
    NoticeVersion.objects.all().delete()

    assert "现在不能在线咨询" in client.get(FORM).text
    assert client.post(FORM, data).status_code == 503
