"""Who subscribed to a search hears of everything it finds anew, once: through outages, crashes, late commits and two workers."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from parks.models import Park
from portal import telling
from portal.kit.models import Letter
from portal.management.commands.run_regularly import REGULAR
from portal.models import Subscription
from portal.rounds import Rhythm, last_round
from portal.telling import MOST, tell_all
from tests.factories import make_area, make_park, make_project, make_subscription

pytestmark = pytest.mark.django_db
THURSDAY = "2026-11-26T12:00:00+08:00"


@pytest.fixture(autouse=True)
def _thursday(time_machine):
    time_machine.move_to(THURSDAY, tick=False)


@pytest.fixture
def next_day(time_machine):
    """Let so many days pass and the letters of the morning be written; what they tell, letter by letter."""

    def pass_days(days=1):
        time_machine.move_to(timezone.now() + timedelta(days=days), tick=False)
        known = set(Letter.objects.values_list("pk", flat=True))
        tell_all()
        return [letter.body for letter in Letter.objects.exclude(pk__in=known).order_by("pk")]

    return pass_days


def named(slug, letter):
    return f"/parks/{slug}/" in letter


def test_what_is_published_comes_with_the_next_letter_and_never_again(next_day):
    make_subscription(known=[make_park(slug="old").pk])
    make_park(slug="new")
    make_park(slug="draft", state="draft")

    [letter] = next_day()

    assert [named(slug, letter) for slug in ("old", "new", "draft")] == [False, True, False]
    assert next_day() == []


def test_what_comes_to_match_is_told_like_what_is_new(next_day):
    park = make_park(slug="raised", level="provincial")
    make_subscription(query="level=national")
    assert next_day() == []

    Park.objects.filter(pk=park.pk).update(level="national")

    assert named("raised", next_day()[0])


def test_what_comes_and_goes_and_comes_again_is_told_once(next_day):
    park = make_park(slug="restless")
    make_subscription()
    assert len(next_day()) == 1

    Park.objects.update(state="archived")
    assert next_day() == []
    Park.objects.filter(pk=park.pk).update(state="published")

    assert next_day() == []


def test_what_was_taken_back_before_the_letter_is_told_when_it_comes_again(next_day):
    make_subscription()
    make_park(slug="hasty", state="archived", published_at=timezone.now())
    assert next_day() == []

    Park.objects.update(state="published")

    assert named("hasty", next_day()[0])


def test_an_outage_loses_nothing(next_day):
    make_subscription()
    slugs = [f"park-in-outage-{number}" for number in range(3)]
    for number, slug in enumerate(slugs):
        park = make_park(slug=slug)
        Park.objects.filter(pk=park.pk).update(published_at=timezone.now() + timedelta(days=number))

    [letter] = next_day(days=9)

    assert [slug for slug in slugs if not named(slug, letter)] == []


def test_rows_of_one_moment_are_all_told_however_many_fit_into_a_letter(next_day, monkeypatch):
    monkeypatch.setattr(telling, "MOST", 2)
    make_subscription()
    slugs = [make_park(slug=f"twin-{number}").slug for number in range(5)]

    letters = [letter for _day in range(4) for letter in next_day()]

    assert len(letters) == 3
    assert [sum(named(slug, letter) for letter in letters) for slug in slugs] == [1] * 5
    assert [("还有 3 项" in letters[0]), ("还有 1 项" in letters[1]), ("还有" in letters[2])] == [True, True, False]


def test_a_crash_between_letter_and_cursor_leaves_neither(next_day, monkeypatch):
    subscription = make_subscription()
    make_park(slug="new")
    with monkeypatch.context() as broken:
        broken.setattr(Subscription, "save", lambda *args, **kwargs: 1 / 0)
        assert next_day() == []

    assert not Letter.objects.exists()
    assert tell_all() == 1
    subscription.refresh_from_db()
    assert (Letter.objects.count(), len(subscription.known)) == (1, 1)


def test_one_reader_who_cannot_be_told_keeps_back_no_other(next_day, caplog):
    make_subscription(noun="gone")
    make_subscription()
    make_park(slug="new")

    assert len(next_day()) == 1
    assert "tell failed" in caplog.text


def test_a_clock_that_goes_back_repeats_nothing(next_day):
    make_subscription()
    make_park(slug="new")
    assert len(next_day()) == 1

    assert next_day(days=-3) == next_day(days=2) == []
    make_park(slug="newer")

    [letter] = next_day(days=3)
    assert [named("new", letter), named("newer", letter)] == [False, True]


@pytest.mark.parametrize(
    ("rhythm", "now", "last"),
    [
        (Rhythm.DAILY, "2026-11-26T07:59:59", "2026-11-25T08:00"),
        (Rhythm.DAILY, "2026-11-26T08:00:00", "2026-11-26T08:00"),
        (Rhythm.WEEKLY, "2026-11-26T12:00:00", "2026-11-23T08:00"),
        (Rhythm.WEEKLY, "2026-11-30T07:59:59", "2026-11-23T08:00"),
        (Rhythm.WEEKLY, "2026-11-30T08:00:00", "2026-11-30T08:00"),
    ],
)
def test_rounds_begin_at_eight_weekly_ones_on_mondays(time_machine, rhythm, now, last):
    time_machine.move_to(f"{now}+08:00", tick=False)

    assert f"{last_round(rhythm):%Y-%m-%dT%H:%M}" == last


def test_nobody_hears_more_often_than_they_wished(next_day):
    for rhythm in Rhythm:
        make_subscription(rhythm=rhythm, address=f"{rhythm}@firm.example")
    readers = []
    for day in range(8):
        make_park(slug=f"park-of-day-{day}")
        next_day()
        assert tell_all() == 0
        readers.append(sorted(Letter.objects.filter(created_at=timezone.now()).values_list("address", flat=True)))

    both, daily = ["daily@firm.example", "weekly@firm.example"], ["daily@firm.example"]
    assert readers == [daily, daily, daily, both, daily, daily, daily, daily]


def test_only_who_confirmed_is_written_to(next_day):
    make_subscription(state="asked", confirmed_at=None)
    make_subscription(state="stopped", address="", stopped_at=timezone.now())
    make_park()

    assert next_day() == []


def test_a_condition_that_has_gone_does_not_open_the_search_to_everything(next_day):
    make_subscription(query="area=220500")
    make_park(slug="elsewhere")
    assert next_day() == []

    make_park(slug="there", area=make_area("220500", "通化市", "Tonghua City"))

    [letter] = next_day()
    assert [named("elsewhere", letter), named("there", letter)] == [False, True]


def test_a_letter_speaks_its_readers_language(next_day):
    make_subscription("projects", language="en")
    make_project(name_zh_hans="袜机", name_en="Sock machines", amount=740_000_000)

    [letter] = next_day()

    assert "1. Sock machines\n" in letter
    assert "CNY 740 million" in letter
    assert "/en/investment/projects/" in letter


def test_letters_leave_with_a_stop_that_mail_programs_understand(next_day):
    subscription = make_subscription()
    make_park()
    next_day()

    call_command("send_letters", verbosity=0)

    [message] = mail.outbox
    stop = f"http://localhost:8000/subscriptions/{subscription.key}/stop/"
    assert message.extra_headers["List-Unsubscribe"] == f"<{stop}>"
    assert stop in message.body


def test_a_reader_is_asked_once_before_it_ends_and_then_the_address_goes(time_machine):
    subscription = make_subscription(kept_until=timezone.localdate() + timedelta(days=20))
    letters = []
    for _day in range(22):
        time_machine.move_to(timezone.now() + timedelta(days=1), tick=False)
        call_command("tell_subscribers", verbosity=0)
        letters.append(Letter.objects.count())

    subscription.refresh_from_db()
    assert letters == [0] * 5 + [1] * 15 + [0] * 2
    assert (subscription.state, subscription.address) == ("stopped", "")


def test_telling_is_part_of_what_is_done_again_and_again():
    assert REGULAR.index("tell_subscribers") < REGULAR.index("send_letters")
    assert MOST >= 20
