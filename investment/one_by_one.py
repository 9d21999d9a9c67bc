"""Many things done again and again, each for itself."""

import logging

log = logging.getLogger(__name__)


def tried(deed, *about) -> bool:
    """Do one of many; whether it was done. What fails holds up none of the others: it is logged, and due again next time."""
    try:
        return bool(deed(*about))
    except Exception:
        log.exception("%s failed for %s", deed.__name__, about)
        return False
