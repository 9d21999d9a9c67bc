"""Two parks that follow the same firm learn of it as far as whoever asked agrees, and no more than a name."""

import pytest
from django.urls import reverse

from investment.conflicts import conflicts
from investment.models import Case, Consent
from parks.models import Role
from tests.factories import make_area, make_case, make_consent, make_enquirer, make_enquiry, make_park, make_user

pytestmark = pytest.mark.django_db
FIRM = "吉林某某食品有限公司"


@pytest.fixture
def parks():
    return [
        make_park("甲园", area=make_area("220403", "西安区")),
        make_park("乙园", area=make_area("220502", "东昌区")),
    ]


def follow(park, organisation=FIRM, consent=True, shown=True, **columns):
    enquiry = make_enquiry()
    make_enquirer(enquiry, [park] if shown else [], organisation=organisation)
    if consent:
        make_consent(enquiry, Consent.Kind.PASSING_ON)
    return make_case(enquiry, park, **columns)


def named(case, person):
    """[(name of the other park, the case or nothing)] as a person may know of it."""
    return [(str(one.park), one.case) for one in conflicts(case, person.access)]


def publisher(park):
    return make_user(role=Role.COMMITTEE_PUBLISHER, park=park)


def test_both_parks_read_the_name_of_the_other_and_nothing_else(client, parks):
    one, other = follow(parks[0]), follow(parks[1], "吉林某某食品（集团）有限责任公司")

    assert named(one, publisher(parks[0])) == [("乙园", None)]
    assert named(other, publisher(parks[1])) == [("甲园", None)]
    client.force_login(publisher(parks[0]))
    page = client.get(reverse("admin:investment_case_desk", args=[one.pk])).text
    assert "同一家企业也由别的园区跟进" in page
    assert other.enquiry.number not in page
    assert reverse("admin:investment_case_desk", args=[other.pk]) not in page


@pytest.mark.parametrize("without", [0, 1])
def test_without_the_consent_to_passing_on_a_park_is_told_nothing_and_whoever_sees_both_is(parks, without):
    one, other = (follow(park, consent=number != without) for number, park in enumerate(parks))

    assert named(one, publisher(parks[0])) == []
    assert named(other, publisher(parks[1])) == []
    assert named(one, make_user(role=Role.PROVINCE_COOPERATION)) == [("乙园", other)]


def test_a_coordinator_sees_the_cases_of_the_own_prefecture_and_the_name_alone_beyond(parks):
    neighbour = make_park("丙园", area=make_area("220402", "龙山区"))
    one, third = follow(parks[0]), follow(neighbour)
    follow(parks[1])
    coordinator = make_user(role=Role.CITY_COORDINATOR, area=make_area("220400"))

    assert dict(named(one, coordinator)) == {"丙园": third, "乙园": None}


@pytest.mark.parametrize("side", [0, 1])
def test_whoever_has_not_shown_who_asks_is_compared_with_nobody(parks, side):
    one, _other = (follow(park, shown=number != side) for number, park in enumerate(parks))

    assert named(one, make_user(role=Role.PROVINCE_OWNER)) == []


@pytest.mark.parametrize(
    "ended", [{"stage": "lost"}, {"state": "withdrawn"}, {"state": "handed_over"}, {"state": "closed"}]
)
def test_what_a_park_no_longer_follows_is_no_conflict(parks, ended):
    one = follow(parks[0])
    follow(parks[1], **ended)

    assert named(one, publisher(parks[0])) == []


def test_a_closed_case_under_negotiation_is_followed_still(parks):
    one = follow(parks[0])
    follow(parks[1], state=Case.State.CLOSED, stage=Case.Stage.NEGOTIATION)

    assert named(one, publisher(parks[0])) == [("乙园", None)]


def test_senders_without_a_firm_are_not_the_same(parks):
    one = follow(parks[0], organisation="")
    follow(parks[1], organisation="个人")

    assert named(one, make_user(role=Role.PROVINCE_OWNER)) == []


@pytest.mark.parametrize("consent", [True, False])
def test_the_inbox_and_todays_page_count_what_the_desk_tells(client, parks, consent):
    one = follow(parks[0], consent=consent)
    follow(parks[1])
    follow(parks[0], "别的企业")
    make_case(park=parks[0])

    for person, knows in ((publisher(parks[0]), consent), (make_user(role=Role.PROVINCE_COOPERATION), True)):
        client.force_login(person)
        turn = next(turn for turn in client.get("/admin/").context["turns"] if turn.kind == "firms")
        listed = list(client.get(turn.url).context["cl"].result_list)

        assert turn.number == len(listed)
        assert (one in listed) == knows
