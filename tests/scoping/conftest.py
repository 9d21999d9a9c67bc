from unittest.mock import patch

import pytest
from django.test import client

from .people import make_cast
from .sides import make_sides
from .visits import ROLES, make_holder


@pytest.fixture(scope="module")
def sides(module_rows):
    return make_sides()


@pytest.fixture(scope="module")
def holders(sides):
    """The holder of each role on the own side, signed in."""
    return {role: make_holder(role, sides) for role in ROLES}


@pytest.fixture(scope="module")
def cast(module_rows):
    """Who stands in the attacks, made once for all of a module."""
    return make_cast()


@pytest.fixture(autouse=True)
def _only_the_context_of_the_page():
    """Copying the context of every widget, which nobody reads, would take as long as the pages themselves."""
    store = client.store_rendered_templates

    def store_first(kept, *args, **kwargs):
        return None if "context" in kept else store(kept, *args, **kwargs)

    with patch.object(client, "store_rendered_templates", store_first):
        yield
