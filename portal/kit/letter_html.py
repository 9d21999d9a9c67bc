"""The HTML part of a letter, made of its text: whatever is written once is told in both.

Between empty lines the text of a letter is read as

    - points of a list, one a line
    1. the heading of a numbered item, with its lines below; an address of the portal as its last line is where it leads
    a label with a colon at its end, above an address of the portal: a button
    a label with a colon, and an address of the portal behind it: a link
    lines of a paragraph

Addresses of the portal become links; those of others stay text, since people write into letters too.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from .text import LANGUAGE_COLUMNS

POINT, ITEM = re.compile(r"-\s+"), re.compile(r"\d+\. ")
COLONS = "：:"
NAMED = re.compile(rf"(?P<label>.*?)[{COLONS}] ?(?P<address>https?:\S+)")


@dataclass(slots=True)
class Piece:
    """Some words, and where they lead."""

    text: str
    href: str = ""


@dataclass(slots=True)
class Block:
    """What stands between two spaces of a letter: `kind` is paragraph, points, item or button."""

    kind: str
    lines: list = field(default_factory=list)  # each a list of pieces
    heading: Piece | None = None


def html_of(subject, body, end, language) -> str:
    """The letter as a page of its own; its styles stand in its elements, where mail programs keep them."""
    context = {
        "lang": LANGUAGE_COLUMNS[language][1],
        "subject": subject,
        "blocks": list(blocks_of(body)),
        "end": list(blocks_of(end)),
    }
    with override(language):
        return render_to_string("emails/_letter.html", context).lstrip()


def blocks_of(text):
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in paragraph.splitlines() if line.strip()]
        for start, stop in pairwise([*begins(lines), len(lines)]):
            yield from read(lines[start:stop])


def begins(lines):
    """Where something new begins: with an item, with the first point of a list, and with what follows its last one."""
    return [
        number
        for number, line in enumerate(lines)
        if number == 0 or ITEM.match(line) or bool(POINT.match(line)) != bool(POINT.match(lines[number - 1]))
    ]


def read(lines):
    if POINT.match(lines[0]):
        return [Block("points", [linked(POINT.sub("", line, count=1)) for line in lines])]
    return [item(lines)] if ITEM.match(lines[0]) else paragraphs(lines)


def item(lines):
    href = lines[-1] if len(lines) > 1 and is_address(lines[-1]) else ""
    told = lines[1:-1] if href else lines[1:]
    return Block("item", [linked(line) for line in told], Piece(lines[0], href))


def paragraphs(lines):
    """What is said, and after it a button for each label above an address."""
    said = []
    for line in lines:
        if said and said[-1][-1] in COLONS and is_address(line):
            label = said.pop().rstrip(COLONS)
            yield from paragraph(said)
            yield Block("button", heading=Piece(label, line))
            said = []
        else:
            said.append(line)
    yield from paragraph(said)


def paragraph(lines):
    return [Block("paragraph", [linked(line) for line in lines])] if lines else []


def linked(line):
    """The pieces of a line, its addresses of the portal as links."""
    if (named := NAMED.fullmatch(line)) and is_address(named["address"]):
        return [Piece(named["label"], named["address"])]
    found, at = [], 0
    for address in ours().finditer(line):
        found += [Piece(line[at : address.start()]), Piece(address[0], address[0])]
        at = address.end()
    return [piece for piece in [*found, Piece(line[at:])] if piece.text]


def is_address(line):
    return bool(ours().fullmatch(line))


def ours():
    """An address of the portal: printable ASCII, so that Chinese punctuation ends it."""
    return re.compile(rf"{re.escape(settings.PORTAL_SITE_URL)}(?:[/?#][!-~]*)?(?![!-~])")
