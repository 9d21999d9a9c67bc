"""The sections of a detail page: each stands on the page, and in the links at its top, only when it has something to show."""

from dataclasses import dataclass

from django.utils.functional import Promise

SHELF = 12


@dataclass(slots=True)
class Section:
    """A part of a page; `name` is its anchor, `content` what its template shows, `all_url` leads to the whole list."""

    name: str
    label: str | Promise
    template: str
    content: object
    all_url: str = ""


def shelf(name, label, template, rows, *, all_url="", limit=SHELF):
    """The first rows of a queryset as a section, with the way to all of them when there are more. One query."""
    found = list(rows[: limit + 1])
    return Section(name, label, template, found[:limit], all_url if len(found) > limit else "")


def shown(*sections):
    """The context of `_sections.html` and of the links at the top of the page."""
    filled = [section for section in sections if section.content]
    return {"page_sections": filled, "sections": [(section.name, section.label) for section in filled]}
