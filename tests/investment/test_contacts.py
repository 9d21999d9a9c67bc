"""What a park has had to do with whoever asked, with documents, and what it does next on which day."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from investment import enquiry_flow, merging
from investment.models import Case, CaseContact
from parks.models import Role
from portal.kit.media.names import ATTACHMENTS, FileName
from portal.kit.models import Attachment
from tests.factories import make_area, make_case, make_enquirer, make_enquiry, make_park, make_user

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def case():
    case = make_case(make_enquiry(reply_by="page"), make_park(area=make_area("220403", "西安区")))
    make_enquirer(case.enquiry, [case.park])
    return case


@pytest.fixture
def publisher(case, client):
    user = make_user(role=Role.COMMITTEE_PUBLISHER, park=case.park)
    client.force_login(user)
    return user


def page_of(case):
    return reverse("admin:investment_case_desk", args=[case.pk])


def log(client, case, **changes):
    said = {"do": "contact", "contact-kind": "document", "contact-happened_on": timezone.localdate()}
    return client.post(page_of(case), said | {"contact-text": "寄出合同草案。"} | changes)


def pdf():
    return SimpleUploadedFile("合同草案.pdf", PDF, "application/pdf")


def test_a_contact_with_a_document_stands_on_the_desk_and_its_file_is_for_the_park_alone(client, case, publisher):
    log(client, case, **{"contact-upload": pdf()})

    page = client.get(page_of(case)).text
    file = reverse("attachment", args=[Attachment.objects.get().name])
    stranger = Client()
    assert "寄出合同草案。" in page
    assert "合同草案 · PDF" in page
    assert client.get(file).status_code == 200
    assert stranger.get(file).status_code == 404
    stranger.force_login(make_user(role=Role.COMMITTEE_PUBLISHER, park=make_park()))
    assert stranger.get(file).status_code == 404


def test_what_is_wrong_is_said_beside_its_field_and_the_file_need_not_be_chosen_again(client, case, publisher):
    tomorrow = timezone.localdate() + timedelta(days=1)

    wrong = log(client, case, **{"contact-upload": pdf(), "contact-happened_on": tomorrow})
    form = wrong.context["sent"]
    log(client, case, **{"contact-kept": form.data["contact-kept"]})

    assert "不能在今天以后" in form.errors["happened_on"][0]
    assert "寄出合同草案。" in wrong.text
    assert [file.title for file in CaseContact.objects.get().attachments.all()] == ["合同草案"]


@pytest.mark.parametrize("content", [b"MZ\x90", b"<html>", b"PK\x03\x04"])
def test_a_file_of_another_kind_is_refused(client, case, publisher, content):
    answer = log(client, case, **{"contact-upload": SimpleUploadedFile("x.pdf", content)})

    assert answer.context["sent"].errors["upload"]
    assert not CaseContact.objects.exists()


def test_a_step_that_is_due_stands_on_the_inbox_and_on_todays_page(client, case, publisher, time_machine):
    on = timezone.localdate() + timedelta(days=2)
    client.post(page_of(case), {"do": "step", "step-text": "寄合同", "step-on": on, "step-person": publisher.pk})
    assert turn(client).number == 0

    time_machine.move_to(timezone.now() + timedelta(days=3))
    client.force_login(publisher)  # the session has ended meanwhile

    assert turn(client).number == 1
    listed = client.get(turn(client).url)
    assert list(listed.context["cl"].result_list) == [case]
    assert "到期" in listed.text
    client.post(page_of(case), {"do": "finish_step"})
    assert turn(client).number == 0
    assert [move.after for move in case.moves.all()] == [f"{on} {publisher}", "已做"]


def test_a_step_of_a_merged_case_can_still_be_done_and_one_of_a_withdrawn_is_due_no_more(client, case, publisher):
    other = make_case(make_enquiry(reply_by="page"), case.park, next_step="寄合同", next_step_on=timezone.localdate())
    make_enquirer(other.enquiry, [case.park])
    merging.merge(other, into=case, by=publisher)
    assert 'value="finish_step"' in client.get(page_of(other)).text
    assert turn(client).number == 1

    enquiry_flow.withdraw(other.enquiry)

    assert turn(client).number == 0


def turn(client):
    return next(turn for turn in client.get("/admin/").context["turns"] if turn.kind == "steps")


def test_a_step_lies_ahead_and_is_for_somebody_of_the_park(client, case, publisher):
    stranger = make_user(role=Role.COMMITTEE_PUBLISHER, park=make_park())
    yesterday = timezone.localdate() - timedelta(days=1)

    answer = client.post(
        page_of(case), {"do": "step", "step-text": "寄", "step-on": yesterday, "step-person": stranger.pk}
    )

    assert answer.context["sent"].errors.keys() == {"on", "person"}


def test_mine_are_those_i_have(client, case, publisher):
    make_case(park=case.park)
    Case.objects.filter(pk=case.pk).update(assignee=publisher)

    listed = client.get(reverse("admin:investment_case_changelist"), {"waiting": "mine"})

    assert list(listed.context["cl"].result_list) == [case]


@pytest.mark.django_db(transaction=True)
def test_erasure_takes_contacts_steps_and_files_with_it(client, case, publisher):
    log(client, case, **{"contact-upload": pdf()})
    on = timezone.localdate()
    client.post(page_of(case), {"do": "step", "step-text": "寄", "step-on": on, "step-person": publisher.pk})
    path = FileName.read(Attachment.objects.get().name).path(ATTACHMENTS)
    assert default_storage.exists(path)

    enquiry_flow.erase(case.enquiry, reason="asked")

    case.refresh_from_db()
    assert (CaseContact.objects.count(), Attachment.objects.count(), case.next_step) == (0, 0, "")
    assert not default_storage.exists(path)
