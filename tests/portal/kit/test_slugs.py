import pytest
from django.http import Http404

from parks.models import Park
from portal.kit.slugs import Moved, find_by_slug
from tests.factories import make_park

pytestmark = pytest.mark.django_db


def renamed_park():
    park = make_park(slug="old-name")
    park.slug = "new-name"
    park.save()
    return park


def test_a_renamed_row_is_found_by_its_old_slug():
    park = renamed_park()

    with pytest.raises(Moved) as moved:
        find_by_slug(Park.objects.published(), "old-name")

    assert moved.value.row == park


def test_saving_without_a_rename_remembers_nothing():
    park = make_park()
    park.save()

    assert park.past_slugs == []


def test_a_live_slug_wins_over_a_past_one():
    renamed_park()
    present = make_park(slug="old-name")

    assert find_by_slug(Park.objects.published(), "old-name") == present


def test_a_slug_nobody_ever_had_is_not_found():
    with pytest.raises(Http404):
        find_by_slug(Park.objects.published(), "nowhere")


def test_an_old_address_redirects_for_good_and_keeps_the_query(client):
    renamed_park()

    response = client.get("/en/parks/old-name/?from=mail")

    assert response.status_code == 301
    assert response["Location"] == "/en/parks/new-name/?from=mail"
