import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.management.utils import get_random_secret_key


def kept_secret_key(path: Path) -> str:
    """The key in this file; made once, also when two processes start at the same moment. Not for production."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=path.parent) as draft:
            draft.write(get_random_secret_key())
            draft.flush()
            try:
                os.link(draft.name, path)
            except FileExistsError:  # the other process was first
                pass
    return path.read_text()
