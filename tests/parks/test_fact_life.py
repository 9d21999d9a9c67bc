"""A fact through its whole life, with the clock moved: written, approved, confirmed, due, told of, stale, still true."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils.timezone import get_default_timezone

from parks.fact_reminders import remind
from parks.models import Fact
from portal.kit.models import Letter
from tests.factories import make_fact_definition
from tests.page_reading import Page
from tests.portal.admin.cast import make_committee
from tests.portal.admin.desk import address
from tests.portal.admin.sheets import PASSPORT, Sheet, field

pytestmark = pytest.mark.django_db
START = date(2026, 6, 1)


class Story:
    """A park, its committee, and one price that lives 180 days."""

    def __init__(self, client):
        self.park, self.editor, self.publisher = make_committee()
        self.definition = make_fact_definition(name_zh_hans="工业用地价格", life_days=180, is_required=True)
        self.client = client

    def on(self, days):
        """So many days after the beginning, at nine; both sign in anew."""
        nine = datetime.combine(START + timedelta(days), datetime.min.time(), get_default_timezone()).replace(hour=9)
        travel = time_machine.travel(nine, tick=False)
        travel.start()
        for person in (self.editor, self.publisher):
            person.client.force_login(person.user)
        return travel

    def row(self):
        """The cells of the fact on the page of the park, and the class of its row."""
        page = Page(self.client.get(self.park.get_absolute_url()))
        for row in page.tree.iter("tr"):
            text = " ".join("".join(row.itertext()).split())
            if text.startswith("工业用地价格"):
                return text, row.get("class", "")
        return "", ""

    def still_true(self):
        fact = Fact.objects.get(definition=self.definition)
        data = {"action": "still_true", "_selected_action": [fact.pk], "index": "0"}
        return self.editor.client.post(address(Fact, "changelist"), data, follow=True)

    def queue(self):
        return next(turn.number for turn in self.editor.client.get("/admin/").context["turns"] if turn.kind == "facts")


@pytest.fixture
def story(client):
    found = Story(client)
    travels = []
    begin = found.on

    def on(days):
        if travels:
            travels.pop().stop()
        travels.append(begin(days))

    found.on = on
    yield found
    travels.pop().stop()


def test_a_fact_from_its_first_day_over_stale_to_fresh_again(story):
    story.on(0)
    Sheet(story.editor, story.park).save("_submit", **{field(story.definition): "12"}, **PASSPORT)
    assert story.row() == ("", "")  # nobody has approved it, so that visitors read nothing of it
    story.publisher.step(story.park, "approve")
    text, _row = story.row()
    assert "12 公里" in text
    assert "2026-05" in text
    assert "统计公报" in text
    assert "来自公开来源，尚未经园区确认" in text

    story.still_true()
    assert "有效 确认 2026-06-01" in story.row()[0]
    assert (story.queue(), remind()) == (0, 0)

    story.on(170)
    assert "即将到期" in story.row()[0]
    assert story.queue() == 1
    assert (remind(), remind()) == (2, 0)  # the editor and the publisher, once
    assert "工业用地价格 · 2026-11-28" in Letter.objects.first().body

    story.on(181)
    text, row = story.row()
    assert "待核实" in text
    assert "stale" in row
    assert story.queue() == 1

    assert "已确认 1 项事实仍然属实。" in story.still_true().text
    text, row = story.row()
    assert "有效 确认 2026-11-29" in text
    assert "stale" not in row
    assert (story.queue(), remind()) == (0, 0)
