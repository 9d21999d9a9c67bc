"""How a hit of site search reads: its kind, its title and a piece of its text with the asked words marked."""

import re
from dataclasses import dataclass

from django.urls import get_script_prefix
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from portal.kit.text import LANGUAGE_COLUMNS

PIECE = 140  # characters of a summary
BEFORE = 30  # of them before the first marked word


@dataclass(slots=True)
class Hit:
    kind: str
    url: str
    title: SafeString
    summary: SafeString
    dated_on: str


class Marker:
    """Marks the words of a question in texts of any language; the texts are escaped."""

    def __init__(self, question):
        words = sorted({*question.words, *question.plain.split()}, key=len, reverse=True)
        self.pattern = re.compile("|".join(map(_pattern, words)) or "(?!)", re.IGNORECASE)

    def mark(self, text):
        pieces, end = [], 0
        for found in self.pattern.finditer(text):
            pieces += [conditional_escape(text[end : found.start()]), format_html("<mark>{}</mark>", found.group())]
            end = found.end()
        return mark_safe("".join(map(str, [*pieces, conditional_escape(text[end:])])))  # noqa: S308 – all escaped

    def piece(self, text):
        """The part of a long text around the first marked word."""
        if len(text) <= PIECE:
            return self.mark(text)
        found = self.pattern.search(text)
        start = max(0, found.start() - BEFORE) if found and found.end() > PIECE else 0
        cut = text[start : start + PIECE]
        return format_html("{}{}{}", "…" if start else "", self.mark(cut), "…" if start + PIECE < len(text) else "")


def _pattern(word):
    """An English word is marked with its plural and never inside another word."""
    return rf"\b{re.escape(word.removesuffix('y'))}\w{{0,3}}\b" if re.fullmatch(r"[a-z]{3,}", word) else re.escape(word)


def hits(entries, question):
    marker, language, root = Marker(question), get_language(), get_script_prefix()
    prefix = root if language == "zh-hans" else f"{root}{language}/"
    return [
        Hit(
            kind=entry.kind,
            url=prefix + entry.path,
            title=_in_language(entry, "title", marker.mark, language),
            summary=_in_language(entry, "summary", marker.piece, language),
            dated_on=entry.dated_on,
        )
        for entry in entries
    ]


def _in_language(entry, field, draw, language):
    """The text in the page's language; else in the other one, with its own `lang`, as the filter `tr` writes it."""
    here = getattr(entry, f"{field}_{LANGUAGE_COLUMNS[language][0]}")
    if here:
        return draw(here)
    suffix, lang = LANGUAGE_COLUMNS["zh-hans" if language == "en" else "en"]
    there = getattr(entry, f"{field}_{suffix}")
    return format_html('<span lang="{}" class="other-lang">{}</span>', lang, draw(there)) if there else ""
