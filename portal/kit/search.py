"""What site search knows of a row. Each app says it in its own `search.py`; the index itself is built by the portal.

@searchable(Park, rows=lambda: Park.objects.published().select_related("area"))
def park_text(park):
    return SearchText(title_zh_hans=park.name_zh_hans, title_en=park.name_en, words=[park.area.name_zh_hans])
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.utils.module_loading import autodiscover_modules


@dataclass(slots=True, kw_only=True)
class SearchText:
    """The texts by which a row is found; None counts as empty.

    `words` are further names to be found by and never shown: the area, industries, maker, a document's number. Leave out
    names of rows that are not published. `dated_on` is an ISO date, partial or whole, shown beside the hit.
    """

    title_zh_hans: str | None
    title_en: str | None = ""
    summary_zh_hans: str | None = ""
    summary_en: str | None = ""
    words: Iterable[str | None] = ()
    dated_on: str = ""


@dataclass(slots=True, frozen=True)
class Searchable:
    """A model in site search: `rows()` are exactly those a visitor may read, each with `get_absolute_url`."""

    model: type[Model]
    rows: Callable[[], QuerySet]
    describe: Callable[[Model], SearchText]


_registry: dict[type[Model], Searchable] = {}


def searchable(model, *, rows):
    """Register the function that describes a row of `model` to site search."""

    def register(describe):
        _registry[model] = Searchable(model, rows, describe)
        return describe

    return register


def searchables():
    """Everything site search covers, in the order of the installed apps and of their search.py."""
    autodiscover_modules("search")
    return list(_registry.values())


def searchable_of(model):
    """The registration of this model, or None when search does not cover it."""
    searchables()
    return _registry.get(model)
