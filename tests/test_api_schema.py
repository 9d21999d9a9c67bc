"""The API keeps what its OpenAPI description says, whatever a program asks."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from portal.views.api_docs import LISTS
from tests.world import make_world

pytestmark = pytest.mark.django_db
PROMISES = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture
def description(db):
    """The description as the site gives it; between requests the test's own connection stays open."""
    make_world()
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    for signal in signals:
        signal.connect(close_old_connections)


def test_api_answers_as_described(description):
    operations = [found.ok() for found in description.get_all_operations()]

    assert len(operations) == 2 * len(LISTS)
    for operation in operations:
        _ask(operation)


def _ask(operation):
    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(operation.as_strategy())
    def answers(case):
        case.call_and_validate(checks=PROMISES)

    answers()
