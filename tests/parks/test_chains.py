"""Chains: who fills which link, the gaps, the same for one area and one park, and the parks best placed for a gap."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from parks.chain_drawing import places
from parks.models import ChainLink
from portal.kit.publishing import PublishingState
from tests.factories import (
    make_area,
    make_chain,
    make_chain_link,
    make_enterprise,
    make_focus_industry,
    make_industry,
    make_park,
    make_product,
    make_project,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain():
    return make_chain(industries=[make_industry()])


@pytest.fixture
def knitting(chain):
    return make_chain_link(chain, "袜子织造")


@pytest.fixture
def machines(chain, knitting):
    """A gap that supplies the knitting."""
    return make_chain_link(chain, "袜机制造", supplies=[knitting], position="supporting")


def text(response):
    return response.content.decode()


def fill(link, **kwargs):
    """A published firm on a link."""
    firm = make_enterprise(**kwargs)
    firm.links.add(link)
    return firm


def would_fill(link, **kwargs):
    project = make_project(**kwargs)
    project.would_fill.add(link)
    return project


def view_at(client, row, query=""):
    return client.get(row.get_absolute_url() + query).context["view"]


def states(view):
    return {str(seen.link): seen.state for seen in view.links}


def test_link_that_a_firm_fills_is_no_gap(client, chain, knitting, machines):
    fill(knitting)

    assert states(view_at(client, chain)) == {"袜子织造": "filled", "袜机制造": "gap"}


def test_link_that_only_a_product_fills_is_no_gap(client, chain, knitting):
    make_product().links.add(knitting)

    view = view_at(client, chain)

    assert states(view) == {"袜子织造": "filled"}
    assert view.links[0].note == "1 种产品"


def test_link_that_only_a_project_would_fill_stays_a_gap_and_names_the_project(client, chain, machines):
    would_fill(machines)

    notes = {str(seen.link): seen.note for seen in view_at(client, chain).gaps}

    assert notes["袜机制造"] == "缺环 · 1 个项目"


def test_project_that_ran_out_fills_nothing(client, chain, machines):
    would_fill(machines, valid_until=localdate() - timedelta(days=1))

    assert view_at(client, chain).projects == set()


def test_only_published_rows_count(client, chain, knitting):
    fill(knitting, state=PublishingState.DRAFT)
    draft = make_product(state=PublishingState.IN_REVIEW)
    draft.links.add(knitting)

    assert states(view_at(client, chain)) == {"袜子织造": "gap"}


def test_park_that_is_not_published_is_not_named_beside_its_firm(client, chain, knitting):
    park = make_park("密园", state=PublishingState.DRAFT)
    fill(knitting, park=park)

    assert "密园" not in text(client.get(chain.get_absolute_url()))


def test_link_with_most_firms_is_strong_but_one_firm_is_no_strength(client, chain, knitting, machines):
    fill(machines)
    assert not view_at(client, chain).strong

    fill(knitting), fill(knitting)

    assert [str(seen.link) for seen in view_at(client, chain).strong] == ["袜子织造"]


def test_gap_is_said_in_words(client, chain, machines):
    page = text(client.get(chain.get_absolute_url()))

    assert "is-gap" in page
    assert "缺环</span>" in page


def test_table_tells_firm_park_and_area(client, chain, knitting):
    park = make_park("东北袜业园")
    firm = fill(knitting, park=park, area=make_area("220400"))

    page = text(client.get(chain.get_absolute_url()))
    table = page[page.index('id="table"') :]

    assert table.index(firm.name) < table.index("东北袜业园") < table.index("辽源市")


def test_chain_is_looked_at_within_one_area(client, chain, knitting):
    fill(knitting, area=make_area("220200", "吉林市", "Jilin City"))
    make_area("220400")

    view = view_at(client, chain, "?area=220400")

    assert states(view) == {"袜子织造": "elsewhere"}
    assert view.links[0].note == "吉林市 1 家"


def test_county_counts_for_its_prefecture(client, chain, knitting):
    fill(knitting, area=make_area("220402", "龙山区", "Longshan District"))

    assert states(view_at(client, chain, "?area=220400")) == {"袜子织造": "filled"}


def test_chain_is_looked_at_within_one_park(client, chain, knitting, machines):
    inside, outside = make_park(), make_park()
    fill(knitting, park=inside)
    fill(machines, park=outside)

    view = view_at(client, chain, f"?park={inside.slug}")

    assert states(view) == {"袜子织造": "filled", "袜机制造": "elsewhere"}


def test_product_of_a_firm_counts_for_the_park_of_the_firm(client, chain, knitting):
    park = make_park()
    make_product(enterprise=make_enterprise(park=park)).links.add(knitting)

    assert states(view_at(client, chain, f"?park={park.slug}")) == {"袜子织造": "filled"}


def test_unknown_part_is_ignored_and_said(client, chain, knitting):
    fill(knitting)

    response = client.get(chain.get_absolute_url() + "?area=999999&park=nowhere")

    assert states(response.context["view"]) == {"袜子织造": "filled"}
    assert "area=999999" in text(response)
    assert "park=nowhere" in text(response)


def test_parts_to_choose_from_are_counted_in_links(client, chain, knitting, machines):
    for link in (knitting, machines):
        fill(link, area=make_area("220400"))

    scope = client.get(chain.get_absolute_url()).context["scope"]

    assert [(choice.label, choice.count) for choice in scope.facets[0][2]] == [("辽源市", 2)]


def test_list_tells_links_gaps_and_projects_of_every_chain(client, chain, knitting, machines):
    fill(knitting)
    would_fill(machines)

    [view] = client.get("/industries/chains/").context["views"]

    assert (len(view.filled), len(view.gaps), len(view.projects)) == (1, 1, 1)


def test_link_page_names_who_supplies_it_and_whom_it_supplies(client, knitting, machines):
    assert f'href="{knitting.get_absolute_url()}"' in text(client.get(machines.get_absolute_url()))
    assert f'href="{machines.get_absolute_url()}"' in text(client.get(knitting.get_absolute_url()))


def test_drawing_has_a_line_from_a_link_to_each_that_it_supplies(client, chain, knitting, machines):
    drawn = text(client.get(chain.get_absolute_url()))

    assert drawn.count("data-giver") == 1
    assert f'data-giver="{machines.slug}" data-taker="{knitting.slug}"' in drawn


def test_supporting_links_are_drawn_below_the_upstream_ones(chain, knitting, machines):
    yarn = make_chain_link(chain, "纱线", position=ChainLink.Position.UPSTREAM)

    assert places([yarn, knitting, machines]) == ({yarn: (0, 0), machines: (0, 2), knitting: (1, 0)}, 3)


def test_link_under_another_chain_moves_to_its_own(client, knitting):
    other = make_chain("钢铁产业链")

    response = client.get(f"/industries/chains/{other.slug}/{knitting.slug}/")

    assert response["Location"] == knitting.get_absolute_url()


def test_renamed_chain_and_link_keep_their_old_addresses(client, chain, knitting):
    old = chain.get_absolute_url(), knitting.get_absolute_url()
    chain.slug, knitting.slug = "textiles-2", "knitting-2"
    chain.save(), knitting.save()

    assert client.get(old[0])["Location"] == "/industries/chains/textiles-2/"
    assert client.get(old[1])["Location"] == "/industries/chains/textiles-2/knitting-2/"


def test_unknown_chain_and_link_are_not_found(client, chain):
    assert client.get("/industries/chains/none/").status_code == 404
    assert client.get(f"/industries/chains/{chain.slug}/none/").status_code == 404


def candidates(client, link):
    return client.get(link.get_absolute_url()).context["candidates"]


def test_parks_for_a_gap_are_ranked_by_what_speaks_for_them(client, knitting, machines):
    socks, area = make_industry(), make_area("220400")
    far = make_area("220500", "通化市", "Tonghua City")
    beside, wanted, alike, near = (
        make_park("相邻", area=far),
        make_park("有项目", area=far),
        make_park("同产业", area=make_area("220600", "白山市", "Baishan City"), industries=[socks]),
        make_park("同市州", area=area),
    )
    fill(knitting, park=beside, area=area)
    would_fill(machines, park=wanted)

    found = candidates(client, machines)

    assert [(one.park.slug, one.points) for one in found] == [
        (beside.slug, 4),
        (wanted.slug, 3),
        (alike.slug, 2),
        (near.slug, 1),
    ]
    assert found[0].reasons == ["园内已有相邻环节：袜子织造"]


def test_park_with_nothing_to_say_for_itself_is_no_candidate(client, machines):
    make_park(area=make_area("220500", "通化市", "Tonghua City"))

    assert candidates(client, machines) == []


def test_filled_link_needs_no_candidates(client, knitting):
    make_park(industries=[make_industry()])
    fill(knitting)

    assert candidates(client, knitting) == []


def test_park_page_shows_the_chain_of_its_industries(client, chain, knitting, machines):
    park = make_park(industries=[make_industry()])
    fill(knitting, park=park)

    page = text(client.get(park.get_absolute_url()))

    assert "袜机制造" in page
    assert f'href="{chain.get_absolute_url()}?park={park.slug}"' in page


def test_area_page_shows_the_gaps_of_its_focus_industries(client, chain, machines):
    area = make_area("220400")
    make_focus_industry(area, make_industry())

    page = text(client.get(area.get_absolute_url()))

    assert f'href="{chain.get_absolute_url()}?area=220400"' in page
    assert f'href="{machines.get_absolute_url()}"' in page


def test_firm_product_and_project_name_their_links(client, knitting, machines):
    firm, product, project = fill(knitting), make_product(), would_fill(machines)
    product.links.add(knitting)

    for row, link in ((firm, knitting), (product, knitting), (project, machines)):
        assert f'href="{link.get_absolute_url()}"' in text(client.get(row.get_absolute_url()))


@pytest.mark.parametrize("firms", [2, 30])
def test_later_visits_ask_only_whether_something_changed(client, django_assert_num_queries, chain, knitting, firms):
    for _ in range(firms):
        fill(knitting, park=make_park())
    client.get(chain.get_absolute_url())

    with django_assert_num_queries(1):
        client.get(chain.get_absolute_url())
