"""A row that is not published is nowhere: on no page of its own, on no page of others, in no search, no site map."""

import io
import zipfile

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.utils.translation import override

from portal import indexing
from portal.kit.publishing import Publishable, PublishingState
from portal.kit.versions import remembered
from portal.lists import articles_of
from portal.views.api_docs import LISTS
from tests.public_pages import KINDS, LANGUAGES, Kind
from tests.world import grow, make_world

SECRET_ZH, SECRET_EN = "密而不宣", "Unspoken"
PUBLIC = [model for model in apps.get_models() if issubclass(model, Publishable)]
HIDDEN = [state for state in PublishingState.values if state != PublishingState.PUBLISHED]
every_public_model = pytest.mark.parametrize("model", PUBLIC, ids=lambda model: model._meta.label)


@pytest.fixture(scope="module")
def world(module_rows):
    """As many rows of every model as there are states that hide; what a test or fixture writes is rolled back."""
    world = make_world()
    grow(world, len(HIDDEN) - 1)
    return world


@every_public_model
def test_what_is_not_published_is_nowhere(db, world, model):
    """One row in each such state; the first of them belongs to everything else there is."""
    rows = _name_secretly(world, model, HIDDEN)
    own = {prefix + row.get_absolute_url() for row in rows for prefix in ("", "/en")}

    found = [address for address in _addresses(world) if address not in own and _tells(Client().get(address), rows)]

    assert found == []


@pytest.fixture(scope="module")
def published(world):
    """A row of every model, and of every model the pages that tell it, when all of them are published."""
    with transaction.atomic():
        rows = {model: _name_secretly(world, model, [PublishingState.PUBLISHED]) for model in PUBLIC}
        pages = {address: Client().get(address) for address in _addresses(world)}
        transaction.set_rollback(True)
    remembered.forget()
    return {model: (rows[model][0], [a for a, page in pages.items() if _tells(page, rows[model])]) for model in PUBLIC}


@every_public_model
def test_what_is_published_would_have_been_found(db, published, model):
    row, found = published[model]

    assert row.get_absolute_url() in found
    assert len(found) > 4


@every_public_model
def test_address_of_what_is_not_published_does_not_exist(db, world, model):
    addresses = [row.get_absolute_url() for row in _name_secretly(world, model, HIDDEN)]

    assert {Client().get(prefix + address).status_code for prefix in ("", "/en") for address in addresses} == {404}


def secrets_of(model):
    """The name of such rows in both languages, another one for each model."""
    number = PUBLIC.index(model)
    return f"{SECRET_ZH}{number:02}号", f"{SECRET_EN} {number:02}"


def _name_secretly(world, model, states):
    """Give as many rows, the world's own first, these states and the name that stands nowhere else."""
    first = model.objects.get(pk=getattr(world, model._meta.model_name).pk)
    rows = [first, *model.objects.exclude(pk=first.pk).order_by("pk")][: len(states)]
    field = "name" if hasattr(first, "name") else "title"
    for row, row.state in zip(rows, states, strict=True):
        for language, name in zip(("zh_hans", "en"), secrets_of(model), strict=True):
            setattr(row, f"{field}_{language}", name)
        row.save()
    indexing.rebuild()
    remembered.forget()
    return rows


def _addresses(world):
    """Every page, searches for the rows' name, and what machines read."""
    searches = [Kind("portal:search", f"?q={word}") for word in (SECRET_ZH, SECRET_EN)]
    pages = {kind.path(world, language) for kind in [*KINDS, *searches] for language in LANGUAGES}
    return sorted(pages | {"/sitemap.xml", *outputs(world)})


def outputs(world):
    """Every list as files, feed and JSON, in every language."""
    for language in LANGUAGES:
        with override(language):
            for of in [*LISTS, articles_of(world.column)]:
                yield from (f"{of.address}?format={kind}" for kind in of.formats)
                yield from (of.feed_address, of.api_address)


def text_of(response):
    """What the answer says; a workbook is unpacked."""
    content = b"".join(response) if response.streaming else response.content
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "".join(book.read(name).decode() for name in book.namelist())


def _tells(response, rows):
    """Whether the answer names one of the rows or leads to it; what the visitor typed does not count."""
    text = text_of(response)
    if any(f'{row.get_absolute_url()}"' in text for row in rows):
        return True
    typed = response.request.get("QUERY_STRING", "").startswith("q=")
    return not typed and any(name in text for name in secrets_of(type(rows[0])))
