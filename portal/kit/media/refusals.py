"""Why an upload is refused, in words that say what to do instead."""

import puremagic
from django.core.exceptions import ValidationError

HEAD_BYTES = 4096
# Only what people really send by mistake; the signature of anything else says nothing to them.
KNOWN = {
    ".bmp": "BMP", ".dll": "EXE", ".doc": "DOC", ".exe": "EXE", ".gif": "GIF", ".heic": "HEIC", ".heif": "HEIC",
    ".htm": "HTML", ".html": "HTML", ".pdf": "PDF", ".rar": "RAR", ".svg": "SVG", ".tif": "TIFF", ".tiff": "TIFF",
    ".zip": "ZIP",
}  # fmt: skip


def refuse(message, code, **params):
    """Raise the message; a `from None` at the caller's keeps a decoder's own words out of the page."""
    raise ValidationError(message, code=code, params=params)


def looks_like(upload):
    """The kind of file this really is, whatever its name says; empty when nobody could tell."""
    upload.seek(0)
    try:
        guesses = puremagic.magic_string(upload.read(HEAD_BYTES))
    except (puremagic.PureError, ValueError):
        return ""
    return next((KNOWN[guess.extension] for guess in guesses if guess.extension in KNOWN), "")
