"""On a newcomer's machine letters are files: every mail program opens them, and every editor reads them."""

from datetime import datetime
from email import policy
from pathlib import Path

from django.core.mail.backends.base import BaseEmailBackend

READABLE = policy.default.clone(utf8=True)


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
