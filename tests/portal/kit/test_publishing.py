from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from parks.models import Park
from portal.kit.publishing import PublishingState
from tests.factories import make_park

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", [s for s in PublishingState if s != PublishingState.PUBLISHED])
def test_only_published_rows_are_for_visitors(state):
    shown = make_park()
    make_park(state=state)

    assert list(Park.objects.published()) == [shown]


def test_publication_time_is_set_when_a_row_is_first_published():
    park = make_park(state=PublishingState.DRAFT)
    assert park.published_at is None

    park.state = PublishingState.PUBLISHED
    park.save()

    assert timezone.now() - park.published_at < timedelta(minutes=1)


def test_publication_time_outlives_a_second_publication():
    park = make_park()
    first = park.published_at

    for state in (PublishingState.ARCHIVED, PublishingState.PUBLISHED):
        park.state = state
        park.save()

    park.refresh_from_db()
    assert park.published_at == first


def test_the_database_refuses_a_published_row_without_a_time():
    park = make_park(state=PublishingState.DRAFT)

    with pytest.raises(IntegrityError), transaction.atomic():
        Park.objects.filter(pk=park.pk).update(state=PublishingState.PUBLISHED)
