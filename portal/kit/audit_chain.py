"""The chain of the audit log: how an entry's hash is made, and where a chain is broken."""

import hashlib
import json
from datetime import UTC

GENESIS = "0" * 64  # what the first entry continues


def digest(entry) -> str:
    """SHA-256 over the hash of the entry before and all that this one says."""
    return hashlib.sha256(f"{entry.previous_hash}\n{canonical(entry)}".encode()).hexdigest()


def canonical(entry) -> str:
    """The one way to write an entry as JSON: keys in order, no spaces, time in UTC to the microsecond."""
    said = {
        "number": entry.number,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "kind": str(entry.kind),
        "actor": entry.actor_id,
        "actor_name": entry.actor_name,
        "model": entry.content_type_id,
        "row": entry.object_pk,
        "label": entry.label,
        "detail": entry.detail,
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Walk:
    """Goes along a chain in order and remembers where it stands; every entry must continue the one before."""

    def __init__(self, number=0, previous_hash=GENESIS):
        self.number, self.hash = number, previous_hash

    def problems(self, entries):
        """One line for each thing that `record` cannot have written; needs no more memory for more entries."""
        for entry in entries:
            yield from self._problems_of(entry)
            self.number, self.hash = entry.number, entry.hash

    def _problems_of(self, entry):
        if entry.number != self.number + 1:
            yield f"missing: {numbers(self.number + 1, entry.number - 1)}"
        elif entry.previous_hash != self.hash:
            yield f"broken: entry {entry.number} does not continue the one before; what stood there was exchanged"
        if entry.hash != digest(entry):
            yield f"altered: entry {entry.number} does not say what was written"


def numbers(first, last) -> str:
    return f"entry {first}" if first == last else f"entries {first} to {last}"


def storable(value):
    """A value as JSON that the database gives back exactly: whatever is not a whole number becomes text."""
    match value:
        case None | bool() | int():
            return value
        case dict():
            return {storable_text(key): storable(item) for key, item in value.items()}
        case list() | tuple():
            return [storable(item) for item in value]
    return storable_text(value)


def storable_text(value) -> str:
    """PostgreSQL keeps neither the character NUL nor half of a surrogate pair."""
    return str(value).replace("\0", "").encode("utf-8", "replace").decode()
