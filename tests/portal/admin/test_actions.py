"""What can be done with many rows of a list at once."""

import pytest

from parks.models import Confidence, Park, Role
from portal.kit.models import Change, Revision
from portal.kit.review import open_change
from tests.factories import make_park

from .cast import make_person
from .desk import address, entries_of

pytestmark = pytest.mark.django_db


def act(client, action, *rows):
    data = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(address(Park, "changelist"), data, follow=True)


def test_drafts_are_submitted_together_and_approved_by_somebody_else(province_client):
    drafts = [make_park(state="draft"), make_park(state="draft")]
    other = make_person(Role.PROVINCE_OWNER)

    response = act(province_client, "submit_rows", *drafts)

    assert "已提交 2 条内容" in response.text
    for park in drafts:
        other.step(park, "approve")
        park.refresh_from_db()
        assert (park.state, bool(park.published_at)) == ("published", True)
        assert entries_of(park)


def test_archiving_takes_a_row_out_of_search(province_client):
    park = make_park()

    act(province_client, "archive_rows", park)

    park.refresh_from_db()
    assert park.state == "archived"
    assert not entries_of(park)


def test_what_is_only_general_knowledge_is_not_published(province_client):
    doubtful = make_park(state="draft", confidence=Confidence.D)
    other = make_person(Role.PROVINCE_OWNER)
    act(province_client, "submit_rows", doubtful)

    response = other.step(doubtful, "approve")

    assert "可信度为 D 的内容不能发布" in response.text
    assert open_change(doubtful).state == Change.State.IN_REVIEW
    assert not Park.objects.published().exists()


def test_confirming_stamps_the_moment(province_client):
    park = make_park()

    act(province_client, "confirm", park)

    park.refresh_from_db()
    assert park.is_confirmed
    assert Revision.objects.about(park).get().after["fields"]["confirmed_at"]


@pytest.mark.parametrize("state", ["draft", "published"])
def test_a_row_is_confirmed_from_its_own_form(province_client, state):
    park = make_park(state=state)
    form = province_client.get(address(Park, "change", park.pk)).context["action_form"]
    data = {form.add_prefix("action"): "confirm", "_selected_action": park.pk, "index": 0}

    province_client.post(address(Park, "change", park.pk), data)

    park.refresh_from_db()
    assert park.is_confirmed


def test_what_is_public_is_not_deleted_from_a_list(province_client):
    public, draft = make_park(), make_park(state="draft")

    response = province_client.post(
        address(Park, "changelist"),
        {"action": "delete_selected", "_selected_action": [public.pk, draft.pk], "post": "yes"},
    )

    assert response.status_code == 403
    assert Park.objects.count() == 2
