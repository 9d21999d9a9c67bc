"""What a person may do with letters that did not arrive."""

from django.db import transaction

from .audit import Kind, record
from .mail import address_to
from .sending import send_now


@transaction.atomic
def send_again(letters, *, by) -> int:
    """Try letters that were not sent once more, now and at their reader's address of today; how many there were."""
    unsent = letters.filter(sent_at=None, digest=None).select_for_update(of=["self"])
    return sum(try_anew(letter, by) for letter in unsent)


def try_anew(letter, by) -> bool:
    """Whether there is an address to try; attempts and their pauses begin anew."""
    before, letter.attempts, letter.urgent = letter.attempts, 0, True
    address_to(letter, letter.user.email if letter.user else letter.address)
    letter.save(update_fields=["attempts", "urgent", "address", "due_at", "last_error"])
    if letter.due_at:
        transaction.on_commit(lambda: send_now.enqueue(letter.pk))
        record(Kind.LETTER_SENT_AGAIN, actor=by, row=letter, attempts=before)
    return bool(letter.due_at)
