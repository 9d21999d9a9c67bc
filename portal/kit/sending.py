"""How letters leave the outbox: one at a time, each locked while it is sent, again after growing pauses."""

import logging
from datetime import timedelta
from smtplib import SMTPException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.tasks import task
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from .letter_html import html_of
from .models import Letter

log = logging.getLogger(__name__)

# After as many failures the pause before the next attempt; after the last one a person has to look.
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 2 * 60, 8 * 60, 24 * 60)]

KEPT = timedelta(days=180)  # sent letters name people, and nobody needs them longer
NOT_LISTED = "收件地址不在 LETTERS_TO 之列。"


@task
def send_now(pk):
    """Right after commit; if this fails or never runs, the next `send_due` finds the letter."""
    send(pk)


def send_due() -> int:
    """Send what is due now; how many were sent. Processes that do so at once share the letters between them."""
    return sum(send(pk) for pk in list(Letter.objects.due().values_list("pk", flat=True)))


@transaction.atomic
def forget_old():
    """Delete what was sent long ago; what could not be sent stays until somebody has looked."""
    old = Letter.objects.filter(sent_at__lt=timezone.now() - KEPT)
    Letter.objects.filter(digest__in=old).delete()
    old.delete()


@transaction.atomic
def send(pk) -> bool:
    """Send one letter unless somebody else sends it or it is no longer due; whether it was sent."""
    letter = Letter.objects.due().select_for_update(of=["self"], skip_locked=True).filter(pk=pk).first()
    if letter is None:
        return False
    if not is_listed(letter.address):
        return _keep_here(letter)
    letter.attempts += 1
    try:
        message_of(letter).send()
    except (OSError, SMTPException, ValueError) as problem:
        _try_again_later(letter, problem)
    else:
        letter.sent_at, letter.due_at, letter.last_error = timezone.now(), None, ""
    letter.save(update_fields=["attempts", "sent_at", "due_at", "last_error"])
    return letter.sent_at is not None


def is_listed(address) -> bool:
    """Whether letters may go there. settings.LETTERS_TO names addresses, @domains or, as in production, * for all."""
    address = address.lower()
    listed = {entry.lower() for entry in settings.LETTERS_TO}
    return bool(listed & {"*", address, f"@{address.rpartition('@')[2]}"})


def _keep_here(letter):
    """Outside production real people are told nothing: the letter stays in the admin as one that was not sent."""
    letter.due_at, letter.last_error = None, NOT_LISTED
    letter.save(update_fields=["due_at", "last_error"])
    return False


def _try_again_later(letter, problem):
    letter.last_error = one_line(f"{type(problem).__name__}: {problem}", "last_error")
    tries_left = letter.attempts <= len(PAUSES)
    letter.due_at = timezone.now() + PAUSES[letter.attempts - 1] if tries_left else None
    log.warning("letter %s was not sent (attempt %s): %s", letter.pk, letter.attempts, type(problem).__name__)


def one_line(text, name) -> str:
    """What fits into a column of letters and may stand in a header: no control characters, no line ends of any kind."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())[: Letter._meta.get_field(name).max_length]


def message_of(letter) -> EmailMultiAlternatives:
    """Text and HTML in UTF-8. The Message-ID stays the same from attempt to attempt: mail servers drop what came twice."""
    end = end_of(letter)
    text = f"{letter.body}\n-- \n{end}"
    message = EmailMultiAlternatives(letter.subject, text, to=[letter.address], headers=headers_of(letter))
    message.attach_alternative(html_of(letter.subject, letter.body, end, letter.language), "text/html")
    return message


def headers_of(letter) -> dict:
    headers = {
        "Message-ID": f"<letter-{letter.pk}-{letter.created_at:%Y%m%d%H%M%S}@{sender_host()}>",
        "Auto-Submitted": "auto-generated",  # RFC 3834: answers by machines are not wanted
        "Content-Language": letter.language,
    }
    if letter.stop_url:  # RFC 8058: a button of the mail program posts to it, without a page in between
        headers |= {"List-Unsubscribe": f"<{letter.stop_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return headers


def end_of(letter) -> str:
    """Who writes, below the line by which mail programs know a signature."""
    with override(letter.language):
        return render_to_string("emails/_end.txt", {"site_url": settings.PORTAL_SITE_URL})


def sender_host() -> str:
    return urlsplit(settings.PORTAL_SITE_URL).hostname
