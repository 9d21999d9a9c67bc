"""Which parks and sites meet a need: what fits, what does not and what nobody has stated, kept apart."""

from .answer import Answer, match

__all__ = ["Answer", "match"]
