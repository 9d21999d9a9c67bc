"""Publishing, withdrawing, archiving and confirming, from a list or from a row's own form."""

import pytest
from django.contrib.admin.models import LogEntry

from parks.models import Confidence, Park
from tests.factories import make_park

from .desk import address, entries_of

pytestmark = pytest.mark.django_db


def act(client, action, *rows):
    data = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(address(Park, "changelist"), data, follow=True)


def test_publishing_gives_the_time_once_and_makes_a_row_findable(province_client):
    park = make_park(state="draft")

    response = act(province_client, "publish", park)

    park.refresh_from_db()
    assert park.state == "published"
    assert park.published_at
    assert entries_of(park)
    assert LogEntry.objects.filter(object_id=park.pk).exists()
    assert "1 条内容现为“已发布”" in response.text


def test_withdrawing_and_archiving_take_a_row_out_of_search(province_client):
    for action, state in (("withdraw", "draft"), ("archive", "archived")):
        park = make_park()

        act(province_client, action, park)

        park.refresh_from_db()
        assert park.state == state
        assert not entries_of(park)


def test_what_is_only_general_knowledge_is_not_published(province_client):
    doubtful, sound = make_park(state="draft", confidence=Confidence.D), make_park(state="draft")

    response = act(province_client, "publish", doubtful, sound)

    assert [*Park.objects.published()] == [sound]
    assert "可信度为 D 的内容不能发布" in response.text


def test_confirming_stamps_the_moment(province_client):
    park = make_park()

    act(province_client, "confirm", park)

    park.refresh_from_db()
    assert park.is_confirmed
    assert "园区确认时间" in LogEntry.objects.get(object_id=park.pk).get_change_message()


def test_a_row_is_published_from_its_own_form(province_client):
    park = make_park(state="draft")
    form = province_client.get(address(Park, "change", park.pk)).context["action_form"]
    data = {form.add_prefix("action"): "publish", "_selected_action": park.pk, "index": 0}

    province_client.post(address(Park, "change", park.pk), data)

    park.refresh_from_db()
    assert park.state == "published"
