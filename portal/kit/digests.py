"""Once a day each person gets one letter with all that was not urgent."""

from django.db import transaction
from django.utils import timezone

from .mail import post
from .models import Letter

DIGEST = "digest"
HOUR = 8  # local time from which the day's digests are made


def make_digests(*, at_any_hour=False) -> int:
    """Make the digests of whoever has none today; how many were made. It may be called as often as one likes."""
    if not at_any_hour and timezone.localtime().hour < HOUR:
        return 0
    readers = Letter.objects.for_digest().order_by().values("user", "address", "language").distinct()
    return sum(make_digest(**reader) for reader in list(readers) if not had_digest_today(reader["address"]))


def had_digest_today(address) -> bool:
    return Letter.objects.filter(name=DIGEST, address=address, created_at__date=timezone.localdate()).exists()


@transaction.atomic
def make_digest(user, address, language) -> bool:
    """Bind what waits for this person into one letter; letters that somebody else binds just now are left to them."""
    waiting = Letter.objects.for_digest().filter(user=user, address=address, language=language)
    letters = list(waiting.select_for_update(of=["self"], skip_locked=True).order_by("created_at", "pk"))
    if not letters:
        return False
    digest = post(DIGEST, to=letters[0].user or address, urgent=True, language=language, letters=letters)
    Letter.objects.filter(pk__in=[letter.pk for letter in letters]).update(digest=digest)
    return True
