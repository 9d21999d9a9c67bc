"""On a newcomer's machine letters are files: every mail program opens them, and every editor reads them."""

from datetime import datetime
from email import policy
from pathlib import Path

from django.core.mail.backends.base import BaseEmailBackend

# Text as it is, rather than in base64, as long as lines keep within the limit of RFC 5322.
READABLE = policy.default.clone(utf8=True, max_line_length=998)


class EmailBackend(BaseEmailBackend):
    """Writes each letter into a file of its own in `folder`, the newest last by name."""

    def __init__(self, *, folder, **options):
        super().__init__(**options)
        self.folder = Path(folder)

    def send_messages(self, messages):
        self.folder.mkdir(parents=True, exist_ok=True)
        for message in messages:
            name = f"{datetime.now():%Y%m%d-%H%M%S-%f}.eml"
            (self.folder / name).write_bytes(message.message(policy=READABLE).as_bytes())
        return len(messages)
