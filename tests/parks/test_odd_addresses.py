"""Addresses that nobody wrote by hand: what is not understood is passed over, and no page fails."""

import pytest

from tests.world import make_world

pytestmark = pytest.mark.django_db
ODD = "%00"


def odd_addresses(world):
    history = f"{world.park.get_absolute_url()}facts/{world.fact.definition.code}/"
    chain = world.chain.get_absolute_url()
    yield from (
        f"/parks/compare/?park={ODD}",
        f"/investment/sites/compare/?site={ODD}",
        f"{chain}?area={ODD}&park={ODD}",
    )
    yield from (
        f"{history}?year={ODD}&state={ODD}",
        f"{history}?year=9999999999999",
        f"/investment/enquiries/new/?about={ODD}&park={ODD}&project={ODD}&site={ODD}",
    )
    yield from (f"/statistics/figures/?indicator={ODD}&year={ODD}&by={ODD}", f"/statistics/figures/?year={'9' * 30}")
    yield from (f"{world.park.get_absolute_url()}?since={ODD}", f"/investment/sites/?kind={ODD}&ha_from={ODD}&q={ODD}")
    yield f"/parks/compare/?park={'x' * 4000}"


def test_odd_address_never_fails(client):
    client.raise_request_exception = False

    answers = {address: client.get(address).status_code for address in odd_addresses(make_world())}

    assert {address: status for address, status in answers.items() if status != 200} == {}
