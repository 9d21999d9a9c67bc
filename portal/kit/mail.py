"""Letters to people: `post` puts one into the outbox, the background worker sends it (`portal.kit.sending`).

    post("returned", to=change.author, urgent=True, change=change, reason=reason)

writes `templates/emails/returned.txt` in the reader's language: the first line is the subject, the rest the body. The
letter is part of the caller's transaction: what is rolled back is told to nobody. An address in a letter is absolute:
`{{ site_url }}{{ path }}`, where `site_url` is settings.PORTAL_SITE_URL without a slash at its end.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.template import Context
from django.template.loader import get_template
from django.utils import timezone
from django.utils.translation import override

from .models import Letter
from .sending import one_line, send_now

UNDELIVERABLE = "没有可用的邮箱地址。"


@transaction.atomic
def post(name, *, to, urgent=False, language=None, stop_url="", **context) -> Letter:
    """Write a letter to a user, or to a bare address. Urgent ones leave after commit, others with the day's digest.

    `stop_url` ends a series of letters by one POST; mail programs and the template are told. Without a usable address
    the letter is kept as failed, so that the province sees whom nothing reaches.
    """
    user, address = (None, to) if isinstance(to, str) else (to, to.email)
    language = language or language_of(user)
    subject, body = written(name, language, {"to": to, "stop_url": stop_url, **context})
    letter = Letter(user=user, name=name, language=language, subject=subject, body=body)
    letter.urgent, letter.stop_url = urgent, stop_url
    address_to(letter, address)
    letter.save()
    if letter.due_at:
        transaction.on_commit(lambda: send_now.enqueue(letter.pk))
    return letter


def language_of(user) -> str:
    return user.language if user else settings.LANGUAGE_CODE


def written(name, language, context) -> tuple[str, str]:
    """Subject and body of a template as plain text, nothing escaped for HTML."""
    template = get_template(f"emails/{name}.txt").template
    with override(language):
        text = template.render(Context({"site_url": settings.PORTAL_SITE_URL, **context}, autoescape=False)).replace(
            "\0", ""
        )
    subject, _, body = text.strip().partition("\n")
    return one_line(subject, "subject"), body.strip() + "\n"


def address_to(letter, address):
    """Set where the letter goes, and whether it may leave at once."""
    try:
        validate_email(address)
    except ValidationError:
        letter.address, letter.last_error = "", UNDELIVERABLE
    else:
        letter.address, letter.last_error = address, ""
    letter.due_at = timezone.now() if letter.urgent and letter.address else None
