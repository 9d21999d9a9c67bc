"""Projects as visitors meet them: a list that counts rightly, a page that says what is known and what is not."""

from datetime import timedelta

import pytest
from django.forms import modelform_factory
from django.utils import timezone

from investment.admin.project_form import ProjectForm
from investment.models import Project
from investment.papers import project_parts
from parks.models import Role
from portal.kit.publishing import PublishingState
from tests.factories import (
    make_area,
    make_enterprise,
    make_industry,
    make_measure,
    make_park,
    make_project,
    make_project_readiness,
    make_project_reading,
    make_project_step,
    make_site,
    make_source,
    make_term,
    make_user,
)

pytestmark = pytest.mark.django_db
LIST = "/investment/projects/"


@pytest.fixture
def ginseng():
    return make_industry("ginseng", "人参加工", "Ginseng", group="specialty")


def shown(response):
    return list(response.context["listing"].page)


def text(response):
    return response.content.decode()


def options(response, name):
    facet = next(facet for facet in response.context["listing"].facets if facet.name == name)
    return {option.label: option for option in facet.options}


@pytest.mark.parametrize(("prefix", "label"), [("", "人参加工"), ("/en", "Ginseng")])
def test_projects_of_an_industry_are_one_click_from_the_list(client, ginseng, prefix, label):
    wanted = make_project(industry=ginseng)
    make_project(industry=make_industry())

    option = options(client.get(prefix + LIST), "industry")[label]
    found = shown(client.get(prefix + LIST + option.url))

    assert option.count == 1
    assert found == [wanted]


@pytest.mark.parametrize("name", ["industry", "area", "stage"])
def test_every_count_equals_the_number_of_results(client, ginseng, name):
    make_project(industry=ginseng, area=make_area("222401", "延吉市", "Yanji"))
    make_project(industry=ginseng, stage=Project.Stage.STARTED)
    make_project(industry=make_industry())

    facet = options(client.get(LIST), name)

    assert len(facet) == 2
    for option in facet.values():
        assert len(shown(client.get(LIST + option.url))) == option.count


def test_amounts_are_compared_within_a_currency_and_unknown_ones_stand_last(client):
    unknown = make_project()
    small = make_project(amount=1_000_000)
    large = make_project(amount=2_000_000)
    dollars = make_project(amount=112_000_000, currency="USD")

    assert shown(client.get(LIST + "?sort=amount")) == [large, small, dollars, unknown]


def test_newest_project_stands_first(client):
    old, undated, new = make_project(dated_on="2016-03"), make_project(), make_project(dated_on="2022-09-08")

    assert shown(client.get(LIST)) == [new, old, undated]


def test_words_are_found_in_name_and_summary(client):
    wanted = make_project(name_zh_hans="发酵人参项目")
    make_project(name_zh_hans="列车车轮加工")

    assert shown(client.get(LIST + "?q=人參")) == [wanted]


def test_parameters_that_make_no_sense_are_ignored_and_said(client):
    make_project()

    response = client.get(LIST + "?industry=nothing&page=999&colour=red&sort=up")

    assert response.status_code == 200
    assert len(shown(response)) == 1
    assert ("colour", "red") in response.context["listing"].ignored
    assert "colour=red" in text(response)


def test_htmx_gets_only_the_list(client):
    project = make_project()

    body = text(client.get(LIST, headers={"HX-Request": "true"}))

    assert project.name_zh_hans in body
    assert "<html" not in body


@pytest.mark.parametrize(("prefix", "amount"), [("", "7.4 亿元"), ("/en", "CNY 740 million")])
def test_page_says_amount_with_unit_and_currency(client, prefix, amount):
    project = make_project(amount=740_000_000)

    assert amount in text(client.get(prefix + project.get_absolute_url()))


def test_dollars_are_not_shown_as_yuan(client):
    project = make_project(amount=112_000_000, currency="USD")

    body = text(client.get(project.get_absolute_url()))
    assert "1.12 亿美元" in body
    assert "1.12 亿元" not in body


def test_what_nobody_has_stated_reads_not_stated(client):
    body = text(client.get(make_project().get_absolute_url()))

    after = body.partition("有效期至</dt>")[2]
    assert after.partition("</dd>")[0].endswith("未提供")


def test_page_shows_where_the_facts_come_from(client):
    project = make_project()
    project.sources.add(make_source(title_zh_hans="项目单", locator="J01"))

    body = text(client.get(project.get_absolute_url()))

    assert "来自公开来源，尚未经园区确认" in body
    assert "项目单 · J01" in body


def test_contact_is_shown_only_when_there_is_one(client):
    silent, open_ = make_project(), make_project(contact_phone="0431-1", contact_office_zh_hans="招商科")

    assert "联系人" not in text(client.get(silent.get_absolute_url()))
    body = text(client.get(open_.get_absolute_url()))
    assert "招商科" in body
    assert 'href="tel:0431-1"' in body


def test_park_answers_when_the_project_names_nobody(client):
    project = make_project(park=make_park(phone="0437-2"))

    assert 'href="tel:0437-2"' in text(client.get(project.get_absolute_url()))


def test_park_and_firm_are_named_only_when_published(client):
    park = make_park("隐园", state=PublishingState.DRAFT, phone="0437-9")
    firm = make_enterprise(name_zh_hans="隐企", state=PublishingState.IN_REVIEW)
    project = make_project(park=park, enterprise=firm)

    body = text(client.get(project.get_absolute_url()))

    assert "隐园" not in body
    assert "隐企" not in body
    assert "0437-9" not in body


def test_similar_projects_share_the_industry(client, ginseng):
    project, similar = make_project(industry=ginseng), make_project(industry=ginseng)
    hidden = make_project(industry=ginseng, state=PublishingState.ARCHIVED)
    other = make_project(industry=make_industry())

    assert client.get(project.get_absolute_url()).context["similar"] == [similar]
    assert client.get(other.get_absolute_url()).context["similar"] == []
    assert client.get(hidden.get_absolute_url()).status_code == 404


def test_page_leads_on_only_to_lists_with_something_in_them(client, ginseng):
    make_measure(audiences=[make_term(code="enterprise")])
    project = make_project(industry=ginseng)

    ways = {address: count for _label, address, count in client.get(project.get_absolute_url()).context["onward"]}

    assert ways == {
        "/investment/projects/?industry=ginseng": 1,
        "/investment/projects/?area=220400": 1,
        "/policies/?who=enterprise": 1,
    }
    for address, count in ways.items():
        assert client.get(address).context["listing"].total == count


def test_old_address_leads_to_the_new_one(client):
    project = make_project(slug="before")
    project.slug = "after"
    project.save()

    response = client.get("/en/investment/projects/before/?from=mail")

    assert (response.status_code, response.url) == (301, "/en/investment/projects/after/?from=mail")


@pytest.mark.parametrize("rows", [1, 30])
def test_list_costs_the_same_queries_however_many_projects(client, django_assert_num_queries, ginseng, rows):
    for _ in range(rows):
        make_project(industry=ginseng, park=make_park())
    client.get(LIST)

    with django_assert_num_queries(2):
        client.get(LIST)


@pytest.mark.parametrize("rows", [1, 30])
def test_page_costs_the_same_queries_however_many_relations(client, django_assert_num_queries, ginseng, rows):
    project = make_project(industry=ginseng, park=make_park(), enterprise=make_enterprise())
    for _ in range(rows):
        make_project(industry=ginseng)
        project.sources.add(make_source())
    client.get(project.get_absolute_url())

    with django_assert_num_queries(7):
        client.get(project.get_absolute_url())


def test_sheet_is_a_pdf_that_leads_back_to_the_page(client):
    project = make_project()

    response = client.get(f"/investment/projects/{project.slug}/sheet.pdf")

    assert response.content.startswith(b"%PDF-")
    assert client.get(project.get_absolute_url(), {"since": "20991231T000000"}).context["since"]["changes"] == []


def test_sheet_tells_steps_and_permits_with_date_and_evidence():
    project = make_project()
    make_project_step(project, amount=30_000_000)
    make_project_readiness(project, dated="2026-04", document_zh_hans="用地批复")

    parts = {part.title: part.lines for part in project_parts(Project.objects.for_detail().get(pk=project.pk))}

    assert [(line.label, line.value, line.note) for line in parts["进展"]] == [
        ("签约", "2026-03", "投资合同 · 3,000 万元")
    ]
    assert [(line.label, line.note) for line in parts["手续"]] == [("土地", "2026-04 · 用地批复")]


def test_an_expired_project_keeps_its_page_and_leaves_every_list_and_number(client, ginseng):
    yesterday = timezone.localdate() - timedelta(days=1)
    park = make_park(industries=[ginseng])
    gone = make_project(industry=ginseng, park=park, valid_until=yesterday, contact_phone="0431-1")
    make_project(industry=ginseng, park=park, valid_until=timezone.localdate(), name_zh_hans="今天还在")

    page = text(client.get(gone.get_absolute_url()))

    assert "不再接受咨询" in page
    assert "0431-1" not in page
    for address in (LIST, "/investment/", "/", park.get_absolute_url(), ginseng.get_absolute_url()):
        listed = text(client.get(address))
        assert gone.get_absolute_url() not in listed, address
        assert "今天还在" in listed, address


def test_what_runs_out_overnight_is_gone_the_next_morning(client, time_machine):
    project = make_project(valid_until=timezone.localdate())
    assert project.get_absolute_url() in text(client.get("/investment/"))

    time_machine.move_to(timezone.now() + timedelta(days=1))

    assert project.get_absolute_url() not in text(client.get("/investment/"))


def test_the_page_tells_money_effects_readiness_steps_and_family(client):
    park = make_park()
    lead = make_project(name_zh_hans="整车项目", park=park)
    site = make_site(park)
    project = make_project(
        park=park,
        lead=lead,
        sought_from=2 * 10**8,
        sought_to=3 * 10**8,
        secured=10**8,
        expected_jobs=120,
        decision_days=20,
        promoter_zh_hans="某集团",
        second_phone="0431-2",
        contact_phone="0431-1",
    )
    project.sites.add(site)
    make_project_readiness(project, "environment", document_zh_hans="环评批复 2026-7 号")
    make_project_step(project, "signed", amount=5 * 10**7)

    page = text(client.get(project.get_absolute_url()))
    other = text(client.get(lead.get_absolute_url()))

    for words in (
        "2 亿元 – 3 亿元",
        "1 亿元",
        "120 人",
        "20 个工作日",
        "某集团",
        "0431-2",
        "环评批复 2026-7 号",
        "5,000 万元",
    ):
        assert words in page
    assert site.get_absolute_url() in page
    assert lead.get_absolute_url() in page
    assert project.get_absolute_url() in other


def test_readings_are_counted_by_day(client):
    project = make_project()

    for _time in range(3):
        client.get(project.get_absolute_url())

    assert project.readings.get().number == 3


def test_staff_see_how_complete_and_how_much_read_a_project_is(client):
    client.force_login(make_user(role=Role.PROVINCE_OWNER))
    _poor, rich = (
        make_project(name_zh_hans="贫"),
        make_project(name_zh_hans="富", market="大", expected_jobs=5, valid_until="2099-1-1"),
    )
    make_project_reading(rich, number=7)

    page = client.get("/admin/investment/project/?o=-7")
    rows = {row.name_zh_hans: row for row in page.context["cl"].result_list}

    assert (rows["富"].read, rows["贫"].read) == (7, 0)
    assert rows["富"].stated - rows["贫"].stated == 3


def test_a_site_of_another_park_is_refused_beside_its_field():
    project, other = make_project(park=make_park()), make_site()
    form_class = modelform_factory(Project, form=ProjectForm, fields=["park", "sites"])

    refused = form_class({"park": project.park_id, "sites": [other.pk]}, instance=project)
    taken = form_class({"park": project.park_id, "sites": [make_site(project.park).pk]}, instance=project)

    assert str(other) in str(refused.errors["sites"])
    assert "sites" not in taken.errors
