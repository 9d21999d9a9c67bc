"""Every list can be subscribed to, with the search it shows, and tells by mail what it finds."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from investment.models import NoticeVersion
from portal.kit.lists.saved import search_of
from portal.kit.models import Letter
from portal.lists import LISTS
from portal.models import Subscription
from portal.telling import tell
from tests.factories import make_subscription

from .subscriptions import send, typed

pytestmark = pytest.mark.django_db
every_list = pytest.mark.parametrize("of", LISTS, ids=lambda of: of.noun)


@every_list
def test_the_page_of_a_list_leads_to_a_subscription_to_what_it_shows(site, of):
    shown = Client().get(of.address, {"q": "园区 & 1", "sort": "nowhere", "page": "1"})
    address = shown.context["listing"].subscribe_url

    page = Client().get(address)
    answer = send(address)

    assert f'href="{address.replace("&", "&amp;")}"' in shown.text
    assert page.status_code == 200
    assert "园区 &amp; 1" in page.text
    assert answer.status_code == 202
    subscription = Subscription.objects.latest("pk")
    assert (subscription.noun, subscription.query) == (of.noun, "q=%E5%9B%AD%E5%8C%BA+%26+1")
    assert search_of(of, subscription.query).canonical == subscription.query


@every_list
def test_every_list_tells_its_rows_with_facts(site, of):
    subscription = make_subscription(of.noun, language="en", looked_at=timezone.now() - timedelta(days=2))

    assert tell(subscription.pk)

    letter = Letter.objects.latest("pk")
    assert re.search(r"^1\. .+\n.+: .+\nhttp://", letter.body, re.MULTILINE)
    assert f"/en{of.address}" in letter.body


def test_a_column_of_the_news_is_a_search_of_all_news(site):
    column = site.world.column
    address = f"{reverse('portal:column', args=[column.slug])}subscribe/?year=2026"

    assert Client().get(address)["Location"] == f"/news/subscribe/?year=2026&column={column.slug}"


@pytest.mark.parametrize(
    "address", ["/subscribe/", "/nowhere/subscribe/", "/contact/subscribe/", "/parks/%00/subscribe/"]
)
def test_what_is_no_list_has_no_subscription(site, address):
    assert Client().get(address).status_code == 404


def test_an_empty_list_offers_to_write_when_there_is_something(site):
    page = Client().get("/parks/?q=nothing-is-called-so").text

    assert 'href="/parks/subscribe/?q=nothing-is-called-so"' in page


def test_without_a_notice_in_force_nothing_is_asked(site):
    NoticeVersion.objects.filter(use="subscription").update(in_force_from=timezone.localdate() + timedelta(days=1))

    answers = [Client().get("/parks/subscribe/"), Client().post("/parks/subscribe/", typed())]

    assert [answer.status_code for answer in answers] == [503, 503]
    assert "Atom" in answers[0].text
