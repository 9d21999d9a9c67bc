"""An investor asks two parks at once and follows the answer, with script and without, on a telephone too."""

import re

from playwright.sync_api import expect

from investment.models import Enquiry
from parks.models import Park


def fill(page):
    page.locator("#question-1").fill("How much land is free?")
    page.locator("[name=person]").fill("Ann")
    page.locator("[name=email]").fill("ann@firm.example")
    page.locator("[name=consent]").check()


def receipt(page):
    words = page.locator("main").inner_text()
    return re.search(r"\b\d{9}\b", words)[0], re.search(r"\b\w{4}-\w{4}-\w{4}\b", words)[0]


def test_investor_asks_compared_parks_and_comes_back_with_number_and_code(visitor):
    parks = Park.objects.published().order_by("pk")[:2]
    visitor.goto(f"/en/parks/compare/?park={parks[0].slug}&park={parks[1].slug}")
    visitor.get_by_role("link", name="Ask these parks together").click()
    fill(visitor)

    visitor.get_by_role("button", name="Send the enquiry").click()
    visitor.wait_for_selector(".receipt")
    number, code = receipt(visitor)
    visitor.context.clear_cookies()
    visitor.goto("/en/investment/enquiries/track/")
    visitor.locator("[name=number]").fill(number)
    visitor.locator("[name=code]").fill(code.lower())
    visitor.get_by_role("button", name="Track").click()

    expect(visitor.locator("h1")).to_contain_text(number)
    expect(visitor.locator("main")).to_contain_text("How much land is free?")
    assert Enquiry.objects.get(number=number).parks.count() == 2


def test_script_does_the_work_and_adds_a_row_in_place(page):
    park = Park.objects.published().first()
    page.goto(f"/en/investment/enquiries/new/?park={park.slug}")
    fill(page)
    page.evaluate("() => { window.stillHere = true; }")

    page.get_by_role("button", name="One more question").click()
    page.locator("#question-3").fill("Is there a railway?")
    still_here = page.evaluate("() => window.stillHere")
    page.get_by_role("button", name="Send the enquiry").click()
    page.wait_for_selector(".receipt")

    enquiry = Enquiry.objects.get(number=receipt(page)[0])
    assert still_here
    assert enquiry.hold == ""
    assert [question.text for question in enquiry.questions.all()] == ["How much land is free?", "Is there a railway?"]
