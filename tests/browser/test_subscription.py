"""Somebody subscribes to a search beside its feed, confirms from the letter and stops again, with script and without."""

from playwright.sync_api import expect

from portal.kit.models import Letter
from portal.models import Subscription


def test_a_search_is_subscribed_to_confirmed_and_stopped(visitor):
    visitor.goto("/en/parks/?level=national")
    visitor.get_by_role("link", name="E-mail alerts").click()
    visitor.locator("[name=address]").fill("ann@firm.example")
    visitor.locator("[name=consent]").check()

    visitor.get_by_role("button", name="Subscribe to this search").click()
    expect(visitor.locator("h1")).to_have_text("Please confirm by e-mail")
    subscription = Subscription.objects.latest("pk")
    letter = Letter.objects.get(name="search_asked", body__contains=subscription.key)
    visitor.goto(subscription.page_address)
    visitor.get_by_role("button", name="Confirm the subscription").click()
    expect(visitor.locator("h1")).to_have_text("My subscription")
    subscription.refresh_from_db()
    was = subscription.state
    visitor.goto(subscription.stop_address)
    visitor.get_by_role("button", name="Stop the letters").click()
    expect(visitor.locator("h1")).to_have_text("The letters have stopped")

    subscription.refresh_from_db()
    assert letter.address == "ann@firm.example"
    assert subscription.query == "level=national"
    assert (was, subscription.state, subscription.address) == ("confirmed", "stopped", "")
