"""Which column of the file is which of the table; a file with an unknown one is refused as a whole."""

import difflib
import re

from django.utils.translation import gettext as _
from django.utils.translation import override

from .cells import letter
from .errors import UnreadableFile

_NAME = re.compile(r"\[(\w+)\]\s*$")


def columns_of(table, line):
    """{place: column} for the line of headings; UnreadableFile names every heading that is wrong."""
    known = headings(table)
    found, problems = {}, []
    for place, text in enumerate(line.texts):
        column = known.get(normal(text)) if text else None
        if column is None and text:
            problems.append(unknown(text, place, known))
        elif column in found.values():
            problems.append(_("%(place)s 列和前面的一列都是“%(heading)s”。") % named(text, place))
        elif column:
            found[place] = column
    problems += missing_key(table, found.values())
    if problems:
        raise UnreadableFile(*problems)
    return found


def headings(table):
    """Code names and labels in both languages, as they may stand at the head of a column."""
    known = {}
    for language in ("en", "zh-hans"):
        with override(language):
            known |= {normal(column.label): column for column in table.columns}
    return known | {column.name: column for column in table.columns}


def normal(text):
    """ "级别 [level]" → "level": the code name decides where it stands, whatever the label is."""
    match = _NAME.search(text)
    return match[1] if match else "".join(text.split()).casefold()


def unknown(text, place, known):
    near = difflib.get_close_matches(normal(text), known, n=1, cutoff=0.5)
    words = named(text, place) | {"near": known[near[0]].heading if near else ""}
    if near:
        return _("%(place)s 列“%(heading)s”不认识，是不是“%(near)s”？") % words
    return _("%(place)s 列“%(heading)s”不认识。请对照模板，或删去这一列。") % words


def named(text, place):
    return {"heading": text[:60], "place": letter(place)}


def missing_key(table, columns):
    names = {column.name for column in columns}
    if any(names.issuperset(key) for key in table.keys):
        return []
    return [_("缺少用来认出每一行的列：%(key)s。") % {"key": table.key_words}]
