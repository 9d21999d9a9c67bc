"""Names of stored files: random, so that nobody guesses one, and told apart by nothing else.

A picture `<stem>.jpg` has its smaller sizes beside it as `<stem>.640.webp`; that they are complete says `<stem>.ready`.
Where a file belongs stands in the database, not in its name.
"""

import re
import secrets
from dataclasses import dataclass, replace

PICTURES, ATTACHMENTS = "pictures", "attachments"
STEM = "[0-9a-f]{32}"
_SHAPE = re.compile(rf"({STEM})(?:\.([1-9][0-9]{{0,3}}))?\.([a-z]{{3,5}})")


@dataclass(frozen=True)
class FileName:
    stem: str
    ending: str
    width: int | None = None

    @classmethod
    def new(cls, ending):
        return cls(secrets.token_hex(16), ending)

    @classmethod
    def read(cls, text):
        """The parts of a name; None for whatever is not the name of a stored file."""
        match = _SHAPE.fullmatch(text)
        return cls(match[1], match[3], int(match[2]) if match[2] else None) if match else None

    def __str__(self):
        return ".".join(str(part) for part in (self.stem, self.width, self.ending) if part)

    def sized(self, width, ending):
        return replace(self, width=width, ending=ending)

    def path(self, folder):
        """Where storage keeps it: no folder holds more than a 256th of all files."""
        return f"{folder}/{self.stem[:2]}/{self}"
