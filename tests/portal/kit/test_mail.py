"""Letters: written in the caller's transaction, sent later by whoever is free, once, and again after a failure."""

import os
import socket
from datetime import timedelta
from email import message_from_bytes, policy
from types import SimpleNamespace
from unittest.mock import patch

import environ
import pytest
import time_machine
from aiosmtpd.controller import Controller
from django.core import mail
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from portal.kit.digests import make_digests
from portal.kit.mail import UNDELIVERABLE, post
from portal.kit.models import Letter
from portal.kit.sending import NOT_LISTED, PAUSES, message_of, send, send_due
from portal.settings.mailer import mailer
from tests.factories import make_user

pytestmark = pytest.mark.django_db
FILES = "portal.kit.letter_files.EmailBackend"
MORNING = "2026-11-22T09:00:00+08:00"


@pytest.fixture(autouse=True)
def _templates(settings, tmp_path):
    """A letter of these tests' own, beside the project's."""
    (tmp_path / "emails").mkdir()
    (tmp_path / "emails/greeting.txt").write_text(
        '{% load i18n %}{% translate "今日工作" %} {{ what }}\n\n{{ to }} & {{ what }}\n{{ site_url }}{% url "admin:index" %}\n'
    )
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [*settings.TEMPLATES[0]["DIRS"], tmp_path]}]


@pytest.fixture
def reader():
    return make_user("reader", email="reader@example.gov.cn")


@pytest.fixture
def post_office(settings):
    """A real mail server on this machine; addresses at nowhere.example are refused."""
    office = SimpleNamespace(letters=[])
    controller = Controller(Handler(office.letters), hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.MAILERS = smtp_at(controller.port)
    yield office
    controller.stop()


class Handler:
    def __init__(self, letters):
        self.letters = letters

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.endswith("@nowhere.example"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.letters.append(SimpleNamespace(to=envelope.rcpt_tos, message=message))
        return "250 OK"


def smtp_at(port):
    """As production is told of its mail server."""
    url = {"EMAIL_URL": f"smtp://127.0.0.1:{port}"}
    with patch.dict(os.environ, url):
        return {"default": mailer(environ.Env())}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_letter_speaks_its_readers_language(reader):
    reader.language = "en"

    letter = post("greeting", to=reader, what="长春")

    assert letter.language == "en"
    assert letter.subject == "Today's work 长春"
    assert "/en/admin/" in letter.body


def test_a_letter_leads_to_the_portal_and_escapes_nothing(reader, settings):
    settings.PORTAL_SITE_URL = "https://parks.example.gov.cn"

    letter = post("greeting", to=reader, what="<A & B>")

    assert letter.body == "reader & <A & B>\nhttps://parks.example.gov.cn/admin/\n"


def test_what_is_rolled_back_is_told_to_nobody(reader, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as callbacks, transaction.atomic():
        post("greeting", to=reader, urgent=True, what="x")
        transaction.set_rollback(True)

    assert callbacks == []
    assert not Letter.objects.exists()


def test_an_urgent_letter_is_sent_right_after_commit(reader, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        letter = post("greeting", to=reader, urgent=True, what="x")
        assert mail.outbox == []

    assert [message.to for message in mail.outbox] == [["reader@example.gov.cn"]]
    letter.refresh_from_db()
    assert (letter.attempts, letter.due_at, letter.last_error) == (1, None, "")
    assert letter.sent_at


def test_a_letter_is_sent_once(reader):
    letter = post("greeting", to=reader, urgent=True, what="x")

    assert [send(letter.pk), send(letter.pk), send_due()] == [True, False, 0]
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("address", ["", "nobody", "a@example.cn\nBcc: b@example.cn", "a@example.cn, b@example.cn"])
def test_a_person_without_a_usable_address_is_kept_as_a_failure(address):
    letter = post("greeting", to=make_user("reader", email=address), urgent=True, what="x")

    assert (letter.address, letter.due_at, letter.last_error) == ("", None, UNDELIVERABLE)
    assert send_due() == make_digests(at_any_hour=True) == 0


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x85", "\u2028", "\0", "\x0b"], ids=ascii)
def test_no_text_becomes_a_header(reader, end):
    letter = post("greeting", to=reader, urgent=True, what=f"x{end}Bcc: thief@example.com")
    send(letter.pk)

    message = message_from_bytes(mail.outbox[0].message().as_bytes(), policy=policy.default)
    assert message["Bcc"] is None
    assert mail.outbox[0].recipients() == ["reader@example.gov.cn"]


def test_a_letter_says_that_a_machine_wrote_it(reader, settings):
    settings.PORTAL_SITE_URL = "https://parks.example.gov.cn/"
    letter = post("greeting", to=reader, urgent=True, what="长春")
    once, again = (message_of(letter).message() for _ in range(2))

    assert once["Auto-Submitted"] == "auto-generated"
    assert once.get_content_type() == "multipart/alternative"
    assert once["Date"].datetime.tzinfo
    assert once["Message-ID"] == again["Message-ID"]
    assert once["Message-ID"].endswith("@parks.example.gov.cn>")


@time_machine.travel(MORNING, tick=False)
def test_what_is_not_urgent_comes_once_a_day_in_one_letter(reader):
    other = make_user("other", email="other@example.gov.cn")
    for to, what in [(reader, "长春"), (reader, "吉林"), (other, "四平")]:
        post("greeting", to=to, what=what)

    call_command("send_letters", verbosity=0)
    post("greeting", to=reader, what="延边")
    call_command("send_letters", verbosity=0)

    by_address = {message.to[0]: message.body for message in mail.outbox}
    assert len(mail.outbox) == len(by_address) == 2
    assert "1. 今日工作 长春" in by_address[reader.email]
    assert "2. 今日工作 吉林" in by_address[reader.email]
    assert "四平" in by_address[other.email]
    assert "四平" not in by_address[reader.email]
    assert "延边" not in by_address[reader.email]


def test_a_digest_begins_at_eight_and_comes_again_the_next_day(reader):
    made = []
    for moment in ["22T07:59", "22T08:00", "22T20:00", "23T08:00"]:
        with time_machine.travel(f"2026-11-{moment}:00+08:00", tick=False):
            post("greeting", to=reader, what=moment)
            made.append(make_digests())

    assert made == [0, 1, 0, 1]


def test_a_digest_speaks_english_to_whoever_reads_it(reader):
    reader.language = "en"
    reader.save()
    post("greeting", to=reader, what="x")

    assert make_digests(at_any_hour=True) == 1

    digest = Letter.objects.get(name="digest")
    assert (digest.language, digest.user) == ("en", reader)
    assert "/en/admin/" in digest.body


def test_sent_letters_are_forgotten_after_half_a_year_and_failed_ones_are_not(reader):
    post("greeting", to=reader, what="x")
    make_digests(at_any_hour=True)
    send_due()
    failed = post("greeting", to=make_user("nobody"), urgent=True, what="x")

    for months, left in [(5, 3), (7, 1)]:
        with time_machine.travel(timezone.now() + timedelta(days=30 * months)):
            call_command("send_letters", verbosity=0)
        assert Letter.objects.count() == left

    assert Letter.objects.get() == failed


@pytest.mark.parametrize(
    ("listed", "sent"),
    [
        ([], False),
        (["other@example.gov.cn", "@example.cn"], False),
        (["Reader@Example.gov.cn"], True),
        (["@example.gov.cn"], True),
        (["*"], True),
    ],
)
def test_outside_production_letters_reach_listed_addresses_alone(reader, settings, listed, sent):
    settings.LETTERS_TO = listed
    letter = post("greeting", to=reader, urgent=True, what="x")

    send_due()

    letter.refresh_from_db()
    assert len(mail.outbox) == sent
    assert (letter.due_at, letter.last_error) == (None, "" if sent else NOT_LISTED)


def test_mail_programs_are_told_how_a_series_of_letters_ends(reader):
    letter = post("greeting", to=reader, urgent=True, what="x", stop_url="https://parks.example.gov.cn/stop/")
    other = post("greeting", to=reader, urgent=True, what="x")

    headers = message_of(letter).message()
    assert headers["List-Unsubscribe"] == "<https://parks.example.gov.cn/stop/>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message_of(other).message()["List-Unsubscribe"] is None


def test_a_real_server_gets_the_letter(reader, post_office):
    post("greeting", to=reader, urgent=True, what="长春·经开")

    assert send_due() == 1

    [letter] = post_office.letters
    assert letter.to == ["reader@example.gov.cn"]
    assert letter.message["Subject"] == "今日工作 长春·经开"
    assert "长春·经开" in letter.message.get_body(("plain",)).get_content()


def test_a_refused_recipient_holds_up_nobody(reader, post_office):
    refused = post("greeting", to="gone@nowhere.example", urgent=True, what="x")
    post("greeting", to=reader, urgent=True, what="y")

    assert send_due() == 1

    refused.refresh_from_db()
    assert (refused.sent_at, refused.attempts) == (None, 1)
    assert "no such mailbox" in refused.last_error
    assert [letter.to for letter in post_office.letters] == [["reader@example.gov.cn"]]


def test_a_server_that_is_down_is_tried_again_after_growing_pauses(reader, settings):
    settings.MAILERS = smtp_at(free_port())
    letter, pauses = post("greeting", to=reader, urgent=True, what="x"), []
    with time_machine.travel(timezone.now() + timedelta(seconds=1), tick=False) as clock:
        while letter.due_at:
            send_due()
            assert send_due() == 0
            letter.refresh_from_db()
            if letter.due_at:
                pauses.append(letter.due_at - timezone.now())
                clock.move_to(letter.due_at)

    assert pauses == PAUSES == sorted(PAUSES)
    assert (letter.attempts, letter.sent_at) == (len(PAUSES) + 1, None)
    assert "ConnectionRefusedError" in letter.last_error


def test_letters_land_as_files_that_anybody_can_read(reader, settings, tmp_path):
    settings.MAILERS = {"default": {"BACKEND": FILES, "OPTIONS": {"folder": tmp_path / "letters"}}}
    for what in ("长春", "吉林" * 50):
        post("greeting", to=reader, urgent=True, what=what)

    send_due()

    first, second = sorted((tmp_path / "letters").iterdir())
    assert first.suffix == ".eml"
    assert "Subject: 今日工作 长春\n" in first.read_text("utf-8")
    assert "\nreader & 长春\n" in first.read_text("utf-8")
    assert message_from_bytes(second.read_bytes(), policy=policy.default)["To"] == "reader@example.gov.cn"


@pytest.mark.django_db(transaction=True)
def test_a_letter_that_somebody_sends_just_now_is_left_to_them(reader):
    letter = post("greeting", to=reader, urgent=False, what="x")
    Letter.objects.update(due_at=timezone.now())
    other = connection.copy()
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("SELECT 1 FROM kit_letter WHERE id = %s FOR UPDATE", [letter.pk])

        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '1s'")  # waiting would be wrong, and would wait for ever
        assert send(letter.pk) is False
        other.rollback()
        assert send(letter.pk) is True
    finally:
        other.close()
        connection.close()  # and its setting with it
