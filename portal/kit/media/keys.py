"""Keys that open one file for an hour: for previews of what has no row yet."""

from django.core import signing
from django.urls import reverse

SECONDS = 3600
_signer = signing.TimestampSigner(salt="portal.kit.media.keys")


def key_of(stem):
    return _signer.sign(stem).removeprefix(f"{stem}:")


def opens(stem, key):
    """Whether this key was made for this file, and less than an hour ago."""
    try:
        _signer.unsign(f"{stem}:{key}", max_age=SECONDS)
    except signing.BadSignature:
        return False
    return True


def preview_url(view, name):
    """The address of "picture" or "attachment" with a key: whoever has it may fetch the file for an hour."""
    return f"{reverse(view, args=[name])}?key={key_of(name.partition('.')[0])}"
