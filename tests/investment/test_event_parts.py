"""What belongs to an event: the parks that take part, what came of it, who reports on it; written and reviewed with it."""

import pytest
from django.urls import reverse

from investment.models import Event, EventResult, Participation
from parks.models import Role
from portal.kit import review
from portal.kit.models import Change
from portal.kit.publishing import PublishingState
from tests.factories import (
    make_area,
    make_article,
    make_event,
    make_event_result,
    make_park,
    make_participation,
    make_user,
)

pytestmark = pytest.mark.django_db
WORDS = {"booth_zh_hans": "3 号馆 B12", "products_zh_hans": "人参饮品"}


def test_page_of_the_event_tells_as_what_where_and_with_what_a_park_comes(client):
    event = make_event()
    make_participation(event, make_park("明园"), role=Participation.Role.EXHIBITOR, **WORDS)
    make_participation(event, make_park("主园"), role=Participation.Role.ORGANISER)
    make_participation(event, make_park("隐园", state=PublishingState.DRAFT), **WORDS)

    text = client.get(event.get_absolute_url()).text

    for told in ("参展", "展位 3 号馆 B12", "人参饮品"):
        assert told in text
    assert text.index("主园") < text.index("明园")
    assert "隐园" not in text


def test_page_of_the_park_tells_the_same_of_published_events(client):
    park = make_park()
    make_participation(make_event(title_zh_hans="农博会"), park, role=Participation.Role.EXHIBITOR, **WORDS)
    make_participation(make_event(title_zh_hans="密会", state=PublishingState.DRAFT), park)

    text = client.get(park.get_absolute_url()).text

    for told in ("农博会", "参展", "3 号馆 B12", "人参饮品"):
        assert told in text
    assert "密会" not in text


def test_relation_written_before_there_were_roles_still_works():
    event, park = make_event(), make_park()

    event.parks.set([park])

    assert list(park.events.all()) == [event]
    assert event.participations.get().role == Participation.Role.TAKING_PART


@pytest.mark.parametrize(
    ("measure", "value", "chinese", "english"),
    [
        ("visitors", 12_000, "12,000 人次", "12,000 visits"),
        ("visitors", 1, "1 人次", "1 visit"),
        ("exhibitors", 86, "86 家", "86 firms"),
        ("contracts", 7, "7 个", "7"),
        ("contract_amount", 230_000_000, "2.3 亿元", "CNY 230 million"),
    ],
)
def test_result_is_told_with_unit_date_and_source(client, measure, value, chinese, english):
    event = make_event()
    make_event_result(event, measure, value=value, as_of="2026-09-05")

    text = client.get(event.get_absolute_url()).text

    for told in (chinese, "2026-09-05", "展会闭幕通报"):
        assert told in text
    assert english in client.get(f"/en{event.get_absolute_url()}").text


def test_reports_on_the_event_are_listed_and_lead_back(client):
    event = make_event(title_zh_hans="农博会")
    article, hidden = make_article(title_zh_hans="农博会闭幕"), make_article(title_zh_hans="内部稿", state="draft")
    event.articles.set([article, hidden])

    text = client.get(event.get_absolute_url()).text

    assert article.get_absolute_url() in text
    assert "内部稿" not in text
    assert event.get_absolute_url() in client.get(article.get_absolute_url()).text


@pytest.fixture
def park():
    return make_park(area=make_area("220403", "西安区"))


def person(role, park):
    scope = {
        Role.COMMITTEE_EDITOR: {"park": park},
        Role.COMMITTEE_PUBLISHER: {"park": park},
        Role.CITY_COORDINATOR: {"area": make_area("220400")},
    }
    return make_user(role=role, **scope.get(role, {}))


def part_form(event, park):
    return {"event": event.pk, "park": park.pk, "role": 2, "booth_zh_hans": "B12", "_save": "1"}


ADD = reverse("admin:investment_participation_add")
MAY_WRITE = [
    *(Role.COMMITTEE_EDITOR, Role.COMMITTEE_PUBLISHER, Role.CITY_COORDINATOR),
    *(Role.PROVINCE_COOPERATION, Role.PROVINCE_OWNER),
]


@pytest.mark.parametrize("role", [role for role in MAY_WRITE if role != Role.CITY_COORDINATOR])
def test_park_added_to_a_published_event_waits_for_its_review(client, park, role):
    event, guest = make_event(host=park, area=park.area), make_park()
    client.force_login(person(role, park))

    response = client.post(ADD, part_form(event, guest))

    assert response.status_code == 302
    assert not event.participations.exists()
    change = Change.objects.about(event).open().get()
    assert change.after["parts"]["participations"][0]["fields"]["booth_zh_hans"] == "B12"

    review.move(change, review.Action.SUBMIT, by=change.authors.get())
    review.approve(change, by=make_user(role=Role.PROVINCE_OWNER))
    assert event.participations.get().park == guest


@pytest.mark.parametrize("role", MAY_WRITE)
def test_change_of_a_part_is_kept_beside_what_visitors_read(client, park, role):
    part = make_participation(make_event(host=park, area=park.area), park, **WORDS)
    client.force_login(person(role, park))

    address = reverse("admin:investment_participation_change", args=[part.pk])
    client.post(address, part_form(part.event, park) | {"booth_zh_hans": "A01"})

    part.refresh_from_db()
    assert part.booth_zh_hans == "3 号馆 B12"
    assert Change.objects.about(part.event).open().exists()


@pytest.mark.parametrize("role", [Role.COMMITTEE_EDITOR, Role.COMMITTEE_PUBLISHER])
def test_park_that_only_takes_part_does_not_write_the_event(client, park, role):
    part = make_participation(make_event(host=make_park()), park)
    client.force_login(person(role, park))

    assert client.get(reverse("admin:investment_participation_change", args=[part.pk])).status_code == 404
    assert client.post(ADD, part_form(part.event, make_park())).status_code == 200
    assert not Change.objects.about(part.event).exists()


def test_park_that_was_hidden_since_stays_listed_when_the_event_is_saved(client, park):
    event = make_event(host=park, area=park.area, state=PublishingState.DRAFT)
    part = make_participation(event, make_park(state=PublishingState.ARCHIVED), **WORDS)
    client.force_login(person(Role.COMMITTEE_EDITOR, park))
    address = reverse("admin:investment_event_change", args=[event.pk])
    form = {"title_zh_hans": "新名", "title_en": "New name", "slug": event.slug, "kind": "meeting", "host": park.pk}
    form |= {f"{prefix}-{what}_FORMS": "0" for prefix in PREFIXES for what in ("TOTAL", "INITIAL")}
    form |= {"participations-TOTAL_FORMS": "1", "participations-INITIAL_FORMS": "1", "participations-0-role": "2"}
    form |= {"participations-0-id": part.pk, "participations-0-park": part.park_id, "participations-0-event": event.pk}

    response = client.post(address, form | {"_save": "1"})

    event.refresh_from_db()
    assert response.status_code == 302
    assert event.title_zh_hans == "新名"
    assert event.participations.get().park == part.park


def test_park_is_listed_once_and_the_form_says_so(client, park):
    part = make_participation(make_event(host=park, state=PublishingState.DRAFT), park)
    client.force_login(person(Role.COMMITTEE_EDITOR, park))

    response = client.post(ADD, part_form(part.event, park))

    assert response.status_code == 200
    assert "这个园区已经列出" in response.text
    assert Participation.objects.count() == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"value": "-1"},
        {"value": "9" * 30},
        {"as_of": ""},
        {"as_of": "soon"},
        {"currency": "yuan"},
        {"source_zh_hans": ""},
    ],
    ids=str,
)
def test_wrong_result_is_refused(client, park, changes):
    event = make_event(host=park, state=PublishingState.DRAFT)
    client.force_login(person(Role.COMMITTEE_EDITOR, park))
    form = {"event": event.pk, "measure": "sales", "value": "1", "currency": "CNY", "as_of": "2026-09"}
    form |= {"source_zh_hans": "通报", "_save": "1"}

    response = client.post(reverse("admin:investment_eventresult_add"), form | changes)

    assert response.status_code == 200
    assert response.context["adminform"].form.errors
    assert not EventResult.objects.exists()


def test_host_writes_events_of_its_own_and_of_nobody_else(client, park):
    client.force_login(person(Role.COMMITTEE_EDITOR, park))
    form = {"title_zh_hans": "园区开放日", "title_en": "Open day", "slug": "open-day", "kind": "meeting"}
    form |= {f"{prefix}-{what}_FORMS": "0" for prefix in PREFIXES for what in ("TOTAL", "INITIAL")}
    add = reverse("admin:investment_event_add")

    foreign = client.post(add, form | {"host": make_park().pk, "_save": "1"})
    own = client.post(add, form | {"host": park.pk, "_save": "1"})

    assert foreign.status_code == 200
    assert own.status_code == 302
    assert Event.objects.get().host == park


PREFIXES = ["participations", "results", "kit-picture-content_type-object_pk", "kit-attachment-content_type-object_pk"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"registers_from_0": "2026-11-02", "registers_from_1": "08:00"}, "须写截止时间"),
        ({"places": "0"}, "1"),
        ({"places": "9" * 30}, ""),
        ({"slug": "calendar"}, "已被本站的网页占用"),
        ({"slug": "plan"}, "已被本站的网页占用"),
        ({"slug": "registrations"}, "已被本站的网页占用"),
    ],
)
def test_wrong_registration_times_and_addresses_are_refused(client, park, changes, words):
    client.force_login(person(Role.COMMITTEE_EDITOR, park))
    form = {
        "title_zh_hans": "园区开放日",
        "title_en": "Open day",
        "slug": "open-day",
        "kind": "meeting",
        "host": park.pk,
    }
    form |= {f"{prefix}-{what}_FORMS": "0" for prefix in PREFIXES for what in ("TOTAL", "INITIAL")}

    response = client.post(reverse("admin:investment_event_add"), form | changes | {"_save": "1"})

    assert response.status_code == 200
    assert words in response.text
    assert not Event.objects.exists()
