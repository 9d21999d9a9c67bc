"""A row that is not published is nowhere: on no page of its own, on no page of others, in no search, no site map."""

from itertools import cycle

import pytest
from django.apps import apps
from django.test import Client

from portal import indexing
from portal.kit.publishing import Publishable, PublishingState
from portal.kit.versions import remembered
from tests.public_pages import KINDS, LANGUAGES, Kind
from tests.world import make_world

SECRET_ZH, SECRET_EN = "密而不宣", "Unspoken"
PUBLIC = [model for model in apps.get_models() if issubclass(model, Publishable)]
HIDDEN = [state for state in PublishingState.values if state != PublishingState.PUBLISHED]


# Reading every page for every state of every model takes minutes: here the states take turns, below each has its test.
@pytest.mark.parametrize(("model", "state"), list(zip(PUBLIC, cycle(HIDDEN), strict=False)), ids=str)
def test_what_is_not_published_is_nowhere(db, model, state):
    world = make_world()
    row = _hide(getattr(world, model._meta.model_name), state)

    found = [address for address in _addresses(world, row) if _tells(Client().get(address), row)]

    assert found == []


@pytest.mark.parametrize("model", PUBLIC, ids=lambda model: model._meta.label)
def test_what_is_published_would_have_been_found(db, model):
    world = make_world()
    row = _hide(getattr(world, model._meta.model_name), PublishingState.PUBLISHED)

    chinese = [address for address in _addresses(world, row) if not address.startswith("/en/")]
    found = [address for address in chinese if _tells(Client().get(address), row)]

    assert row.get_absolute_url() in found
    assert len(found) > 2


@pytest.mark.parametrize("state", HIDDEN)
@pytest.mark.parametrize("model", PUBLIC, ids=lambda model: model._meta.label)
def test_address_of_what_is_not_published_does_not_exist(db, model, state):
    row = _hide(getattr(make_world(), model._meta.model_name), state)
    address = row.get_absolute_url()

    assert [Client().get(prefix + address).status_code for prefix in ("", "/en")] == [404, 404]


def _hide(row, state):
    """Give the row a name that stands nowhere else, and this state."""
    field = "name" if hasattr(row, "name") else "title"
    setattr(row, f"{field}_zh_hans", SECRET_ZH)
    setattr(row, f"{field}_en", SECRET_EN)
    row.state = state
    row.save()
    indexing.rebuild()
    remembered.forget()
    return row


def _addresses(world, row):
    """Every page but the row's own, searches for its name, and what machines read."""
    own = {"/en" + row.get_absolute_url(), row.get_absolute_url()} if row.state != PublishingState.PUBLISHED else set()
    searches = [Kind("portal:search", f"?q={word}") for word in (SECRET_ZH, SECRET_EN)]
    pages = {kind.path(world, language) for kind in [*KINDS, *searches] for language in LANGUAGES}
    return sorted(pages - own | {"/sitemap.xml"})


def _tells(response, row):
    """Whether the answer names the row or leads to it; what the visitor typed does not count."""
    text = response.content.decode()
    if response.request.get("QUERY_STRING", "").startswith("q="):
        return f'{row.get_absolute_url()}"' in text
    return SECRET_ZH in text or SECRET_EN in text or f'{row.get_absolute_url()}"' in text
