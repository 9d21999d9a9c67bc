"""Measures and their documents: found by who may use them, told in words, never read as advice."""

import pytest

from investment.models import Measure, Term
from portal.kit.publishing import PublishingState
from tests.factories import make_industry, make_measure, make_policy, make_policy_section, make_source, make_term

pytestmark = pytest.mark.django_db
LIST = "/policies/"
CAUTION = "各条均复述该意见，未与现行法规核对。"


@pytest.fixture
def opinion():
    return make_policy(
        slug="opinion",
        title_zh_hans="省级意见",
        title_en="Provincial opinion",
        caution_zh_hans=CAUTION,
        caution_en="None was checked against a current law.",
    )


@pytest.fixture
def finance(opinion):
    return make_policy_section(opinion, 6, title_zh_hans="金融支持", title_en="Finance")


@pytest.fixture
def venture(finance):
    """The rule on venture capital and its 70 %."""
    deduction = make_term(Term.Vocabulary.BENEFIT, code="tax_deduction", name_zh_hans="税前抵扣", name_en="Deduction")
    investor = make_term(code="venture", name_zh_hans="创业投资企业", name_en="Venture capital enterprise")
    return make_measure(
        [investor],
        slug="venture",
        section=finance,
        order=2,
        benefit_kind=deduction,
        title_zh_hans="创投投资额抵扣",
        title_en="Venture stake deducted",
        benefit={"rate_percent": 70, "basis": "investment_amount", "min_holding_months": 24},
        conditions=[{"field": "investment.target_listed", "op": "eq", "value": False}],
    )


def shown(response):
    return list(response.context["listing"].page)


def text(response):
    return response.content.decode()


def options(response, name):
    facet = next(facet for facet in response.context["listing"].facets if facet.name == name)
    return {option.label: option for option in facet.options}


@pytest.mark.parametrize(("prefix", "who"), [("", "创业投资企业"), ("/en", "Venture capital enterprise")])
def test_venture_capital_rule_is_two_clicks_from_the_investment_page(client, venture, prefix, who):
    make_measure([make_term()])

    home = text(client.get(f"{prefix}/investment/"))
    response = client.get(f"{prefix}/policies/?who=venture")

    assert f'href="{prefix}/policies/?who=venture"><b>{who}</b>' in home
    assert shown(response) == [venture]
    assert "70%" in text(response)


def test_facets_count_what_they_lead_to(client, venture, finance):
    make_measure([make_term(), make_term()], section=finance)
    make_measure(section=make_policy_section(finance.policy, 7), status=Measure.Status.IN_FORCE)

    response = client.get(LIST)

    for facet in response.context["listing"].facets:
        assert len(facet.options) > 1
        for option in facet.options:
            assert len(shown(client.get(LIST + option.url))) == option.count


def test_sections_of_two_documents_are_kept_apart(client, venture):
    other = make_policy(slug="notice-2-b")
    wanted = make_measure(section=make_policy_section(other, 6))

    assert shown(client.get(LIST + "?section=notice-2-b-6")) == [wanted]
    assert shown(client.get(LIST + "?section=opinion-6")) == [venture]


def test_sections_of_a_hidden_document_are_no_choice(client, venture):
    hidden = make_policy(state=PublishingState.DRAFT, title_zh_hans="内部文件")
    make_measure(section=make_policy_section(hidden, 3, title_zh_hans="内部部分"))

    response = client.get(LIST)

    assert response.context["listing"].total == 2
    assert "内部" not in text(response)


def test_list_says_that_the_measures_were_not_checked(client, venture):
    body = text(client.get(LIST))

    assert CAUTION in body
    assert 'href="/policies/documents/opinion/"' in body


@pytest.mark.parametrize(
    ("prefix", "said"),
    [
        ("", ["投资额的 70%", "2 年（24 个月）", "被投企业未上市", CAUTION, "意见所述，未与现行规定核对"]),
        (
            "/en",
            [
                "70% of the amount invested",
                "2 years (24 months)",
                "The enterprise invested in is not listed",
                "None was checked against a current law.",
            ],
        ),
    ],
)
def test_measure_page_tells_benefit_conditions_and_caution(client, venture, prefix, said):
    body = text(client.get(f"{prefix}/policies/venture/"))

    assert [words for words in said if words not in body] == []


def test_how_to_apply_reads_not_stated_when_nobody_has_said(client, venture):
    body = text(client.get("/policies/venture/"))

    assert "未提供" in body.partition("办理方式</dt>")[2].partition("</dd>")[0]


def test_neighbours_stand_in_the_order_of_the_document(client, venture, finance):
    before, after = make_measure(section=finance, order=1), make_measure(section=finance, order=3)
    make_measure(section=finance, order=2, state=PublishingState.DRAFT)
    make_measure(section=make_policy_section(make_policy()), order=2)

    context = client.get("/policies/venture/").context

    assert (context["previous"], context["next"]) == (before, after)
    assert client.get(before.get_absolute_url()).context["previous"] is None


def test_named_industries_are_said_by_name_in_the_pages_language(client, finance):
    make_industry("socks", "袜业", "Socks")
    measure = make_measure(section=finance, benefit={"industries": ["socks"]})

    assert "袜业" in text(client.get(measure.get_absolute_url()))
    assert "Socks" in text(client.get("/en" + measure.get_absolute_url()))


@pytest.mark.parametrize("entered", [[], "70", {"rate_percent": {"of": 1}, "basis": []}, [{"field": {}}]])
def test_page_stands_whatever_was_entered_as_data(client, finance, entered):
    measure = make_measure(section=finance, benefit=entered, conditions=entered)

    assert client.get(measure.get_absolute_url()).status_code == 200
    assert client.get(LIST).status_code == 200


def test_document_of_a_measure_is_named_only_when_published(client, venture, opinion):
    opinion.state = PublishingState.ARCHIVED
    opinion.save()

    body = text(client.get("/policies/venture/"))

    assert "创投投资额抵扣" in body
    assert "省级意见" not in body
    assert "金融支持" not in body


def test_document_shows_its_sections_with_published_measures(client, venture, finance, opinion):
    make_measure(section=finance, title_zh_hans="未定稿", state=PublishingState.IN_REVIEW)
    make_policy_section(opinion, 9, title_zh_hans="空的部分")

    body = text(client.get("/policies/documents/opinion/"))

    assert 'id="section-6"' in body
    assert "创投投资额抵扣" in body
    assert CAUTION in body
    assert "未定稿" not in body
    assert "空的部分" not in body


def test_replaced_document_is_named_only_when_published(client, opinion):
    old = make_policy(title_zh_hans="旧意见")
    opinion.replaces = old
    opinion.save()
    assert "旧意见" in text(client.get("/policies/documents/opinion/"))

    old.state = PublishingState.DRAFT
    old.save()
    assert "旧意见" not in text(client.get("/policies/documents/opinion/"))


@pytest.mark.parametrize("address", ["/policies/", "/policies/documents/"])
def test_old_addresses_lead_to_the_new_ones(client, opinion, venture, address):
    row = opinion if "documents" in address else venture
    row.slug, before = "renamed", row.slug
    row.save()

    response = client.get(f"{address}{before}/")

    assert (response.status_code, response.url) == (301, f"{address}renamed/")


@pytest.mark.parametrize("rows", [1, 30])
def test_costs_do_not_grow_with_rows(client, django_assert_num_queries, venture, finance, rows):
    for number in range(rows):
        make_measure([make_term()], section=finance, order=number)
        venture.sources.add(make_source())
    pages = {LIST: 3, "/policies/venture/": 5, "/policies/documents/opinion/": 4}

    for address, queries in pages.items():
        client.get(address)
        with django_assert_num_queries(queries):
            client.get(address)
