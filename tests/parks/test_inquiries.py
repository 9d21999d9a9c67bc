"""The contact page says what a question about a gap is about, and who answers it."""

import pytest

from portal.kit.publishing import PublishingState
from tests.factories import make_chain, make_chain_link, make_park

pytestmark = pytest.mark.django_db


@pytest.fixture
def gap():
    return make_chain_link(make_chain(), "袜机制造")


def page(client, **question):
    return client.get("/contact/", question).content.decode()


def test_question_names_the_gap_and_its_chain(client, gap):
    assert "袜机制造" in page(client, about=gap.slug)
    assert "纺织产业链" in page(client, about=gap.slug)


def test_park_with_an_office_answers_itself_by_a_letter_with_its_subject(client, gap):
    park = make_park(office_zh_hans="招商局", email="office@park.example")

    found = page(client, about=gap.slug, park=park.slug)

    assert "招商局" in found
    assert "mailto:office@park.example?subject=%E8%AF%A2%E9%97%AE" in found


def test_park_without_an_office_leaves_it_to_the_sponsor(client, gap):
    found = page(client, about=gap.slug, park=make_park("东北袜业园").slug)

    assert "东北袜业园" in found
    assert "还没有确认咨询机构" in found


def test_park_that_is_not_published_is_not_named(client, gap):
    park = make_park("密园", state=PublishingState.DRAFT)

    assert "密园" not in page(client, about=gap.slug, park=park.slug)


@pytest.mark.parametrize("about", ["none", "\0", "<b>"])
def test_unknown_question_is_ignored_and_said(client, about):
    found = page(client, about=about)

    assert "已忽略无法识别的条件" in found
    assert "<b>&" not in found


def test_page_without_a_question_is_the_contact_page(client):
    assert "您要询问的是" not in page(client)
