"""The words of an index entry and of a question: the same rules on both sides, or nothing is found."""

import re

from portal.kit.text import words

LONGEST_WORD = 60
_ENGLISH = re.compile(r"[a-z]{4,}")
# Harman's s-stemmer (How effective is suffixing?, JASIS 1991): the first rule whose ending fits decides.
_PLURALS = [("ies", ("eies", "aies"), "y"), ("es", ("aes", "ees", "oes"), "e"), ("s", ("us", "ss"), "")]


def search_words(text):
    """The words of a text in both languages, English ones in the singular."""
    return [singular(word)[:LONGEST_WORD] for word in words(text)]


def singular(word):
    """industries → industry, socks → sock; words of other scripts stay."""
    if not _ENGLISH.fullmatch(word):
        return word
    for ending, exceptions, instead in _PLURALS:
        if word.endswith(ending):
            return word if word.endswith(exceptions) else word.removesuffix(ending) + instead
    return word
