from copy import deepcopy
from unittest.mock import patch

import pytest
from django.test import client as test_client

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
def company(module_rows):
    """The cast of a module, made once."""
    return make_cast()


@pytest.fixture
def cast(company):
    """Who stands in the attacks; whoever was signed out in a test is signed in again for the next."""
    kept = [(person.client, deepcopy(person.client.cookies)) for person in company.people()]
    yield company
    for client, cookies in kept:
        client.cookies = cookies


@pytest.fixture(autouse=True)
def _only_the_context_of_the_page():
    """Copying the context of every widget, which nobody reads, would take as long as the pages themselves."""
    store = test_client.store_rendered_templates

    def store_first(kept, *args, **kwargs):
        return None if "context" in kept else store(kept, *args, **kwargs)

    with patch.object(test_client, "store_rendered_templates", store_first):
        yield
