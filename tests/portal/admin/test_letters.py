"""The province sees which letters arrived, and tries again with those that did not."""

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from parks.models import Role
from portal.kit.audit import Kind
from portal.kit.models import AuditEntry, Letter
from tests.factories import make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/kit/letter/"


def make_letter(**fields):
    return Letter.objects.create(
        **{"language": "zh-hans", "name": "digest", "subject": "x", "body": "secret-link"} | fields
    )


def send_again(client, *letters):
    return client.post(
        LIST, {"action": "send_again", "_selected_action": [letter.pk for letter in letters]}, follow=True
    )


def test_a_letter_that_failed_is_sent_again_to_todays_address(province_client, django_capture_on_commit_callbacks):
    reader = make_user("reader", email="new@example.gov.cn")
    failed = make_letter(user=reader, address="old@example.gov.cn", attempts=7, last_error="SMTPException: 550")

    with django_capture_on_commit_callbacks(execute=True):
        response = send_again(province_client, failed)

    assert "1 封邮件将重新发送" in response.text
    assert [message.to for message in mail.outbox] == [["new@example.gov.cn"]]
    failed.refresh_from_db()
    assert (failed.attempts, failed.last_error) == (1, "")
    logged = AuditEntry.objects.get(kind=Kind.LETTER_SENT_AGAIN)
    assert (logged.row, logged.detail) == (failed, {"attempts": 7})


def test_what_was_sent_is_not_sent_twice(province_client, django_capture_on_commit_callbacks):
    sent = make_letter(address="a@example.gov.cn", sent_at=timezone.now())
    part = make_letter(address="a@example.gov.cn", digest=sent)

    with django_capture_on_commit_callbacks(execute=True):
        send_again(province_client, sent, part)

    assert mail.outbox == []


def test_letters_are_found_by_what_became_of_them(province_client):
    sent = make_letter(sent_at=timezone.now())
    part, failed, waiting = make_letter(digest=sent), make_letter(last_error="550"), make_letter()

    def listed(delivery):
        return {letter.pk for letter in province_client.get(f"{LIST}?delivery={delivery}").context["cl"].result_list}

    assert listed("sent") == {sent.pk, part.pk}
    assert listed("failed") == {failed.pk}
    assert listed("waiting") == {waiting.pk}


def test_nobody_reads_other_peoples_letters(province_client):
    """A letter may hold the link by which its reader, and nobody else, chooses a password."""
    letter = make_letter()

    for page in (LIST, f"{LIST}{letter.pk}/change/"):
        assert "secret-link" not in province_client.get(page).text


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.PROVINCE_COOPERATION])
def test_only_the_province_sees_the_outbox(role):
    client = Client()
    client.force_login(make_user("other", role))
    letter = make_letter(last_error="550")

    assert client.get(LIST).status_code == 403
    assert client.get(f"{LIST}{letter.pk}/change/").status_code == 404
    send_again(client, letter)
    letter.refresh_from_db()
    assert letter.due_at is None
