"""What is committed for a server never reaches the tests that come afterwards, however it ended."""

import pytest
from django.db import connection

from parks.models import Area
from tests.factories import make_area
from tests.own_database import database_of_its_own

pytestmark = pytest.mark.django_db(transaction=True)  # without a transaction that would be on the other database


def test_committed_rows_are_gone_after_a_failure():
    with pytest.raises(ZeroDivisionError):
        _break_off_half_way()

    assert not Area.objects.exists()


def test_connection_that_somebody_still_holds_is_no_obstacle():
    held = [_another_connection()]

    with database_of_its_own():
        make_area()
        held.append(_another_connection())
    with database_of_its_own():
        assert not Area.objects.exists()


def _break_off_half_way():
    with database_of_its_own():
        make_area()
        1 / 0  # noqa: B018


def _another_connection():
    return connection.Database.connect(**connection.get_connection_params())
