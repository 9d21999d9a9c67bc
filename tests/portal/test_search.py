import pytest

from portal.indexing import forget, index, rebuild
from portal.kit.publishing import PublishingState
from portal.models import SearchEntry
from portal.tasks import rebuild_search_entries
from tests.factories import make_area, make_article, make_chain, make_chain_link, make_industry

pytestmark = pytest.mark.django_db


def make_found(title, title_en="", **kwargs):
    """An article that search knows."""
    article = make_article(title_zh_hans=title, title_en=title_en, **kwargs)
    index(article)
    return article


def titles(response):
    return [hit.title for _kind, hit in response.context["listing"].hits]


def found_by(client, question, prefix=""):
    return [article_title(title) for title in titles(client.get(f"{prefix}/search/", {"q": question}))]


def article_title(marked):
    return marked.replace("<mark>", "").replace("</mark>", "")


@pytest.mark.parametrize(
    "question", ["人参", "人參", "抚松", "参", "人参 抚松", "抚松的人参", "ginseng", "Fusong GINSENG"]
)
def test_search_finds_a_title_however_it_is_written(client, question):
    make_found("抚松人参交易会开幕", "Fusong ginseng fair opens")
    make_found("辽源袜业新厂投产", "New sock factory in Liaoyuan")

    assert found_by(client, question) == ["抚松人参交易会开幕"]


@pytest.mark.parametrize("question", ["socks", "sock", "factory", "factories"])
def test_english_singular_and_plural_find_each_other(client, question):
    make_found("辽源袜业新厂投产", "New sock factory for white socks")

    assert found_by(client, question, "/en") == ["New sock factory for white socks"]


def test_words_are_not_found_inside_other_words(client):
    make_found("园区负责人参加推介会")
    make_found("人参产品推介会")

    assert found_by(client, "人参") == ["人参产品推介会"]


def test_part_of_a_word_is_found_where_no_word_is(client):
    make_found("吉林化纤腈纶项目启动")

    assert found_by(client, "林化") == ["吉林化纤腈纶项目启动"]


def test_search_finds_by_body_publisher_and_area(client):
    make_found(
        "项目集中开工",
        body_zh_hans="首批包括碳纤维生产线",
        publisher_zh_hans="吉林日报",
        area=make_area("220200", "吉林市"),
    )

    assert found_by(client, "碳纤维") == found_by(client, "吉林日报") == found_by(client, "吉林市") == ["项目集中开工"]


def test_a_word_in_the_title_comes_before_a_word_in_the_text(client):
    make_found("推介会", body_zh_hans="人参 人参 人参 人参")
    make_found("人参种植")
    make_found("人参")

    assert found_by(client, "人参") == ["人参", "人参种植", "推介会"]


def test_what_is_not_published_is_not_found(client):
    article = make_found("人参交易会")
    assert found_by(client, "人参") == ["人参交易会"]

    article.state = PublishingState.DRAFT
    article.save()
    index(article)

    assert found_by(client, "人参") == []
    assert "人参交易会" not in client.get("/search/", {"q": "交易会"}).text


def test_forgotten_rows_are_not_found(client):
    article = make_found("人参交易会")

    forget(article)

    assert found_by(client, "人参") == []


def test_rebuild_brings_every_entry_up_to_date():
    renamed, deleted = make_found("旧标题"), make_found("将删除")
    make_article(title_zh_hans="尚未收录")
    type(renamed).objects.filter(pk=renamed.pk).update(title_zh_hans="新标题")
    deleted.delete()

    assert rebuild() == 2

    assert set(SearchEntry.objects.values_list("title_zh_hans", flat=True)) == {"新标题", "尚未收录"}


def test_the_worker_renews_entries_after_an_area_is_renamed(client):
    area = make_area("220200", "吉林市")
    make_found("项目集中开工", area=area)
    area.name_zh_hans = "江城市"
    area.save()

    rebuild_search_entries.enqueue()

    assert "项目集中开工" in found_by(client, "江城市")


def test_hits_are_marked_and_escaped(client):
    make_found("<b>人参</b> & 梅花鹿", body_zh_hans="x" * 300 + "长白山人参<script>")

    page = client.get("/search/", {"q": "人參"}).text

    assert "&lt;b&gt;<mark>人参</mark>&lt;/b&gt; &amp; 梅花鹿" in page
    assert "长白山<mark>人参</mark>&lt;script&gt;" in page
    assert "<script>" not in page.split("</head>")[1]


def test_english_pages_show_chinese_titles_with_their_language(client):
    article = make_found("人参交易会")

    page = client.get("/en/search/", {"q": "人参"}).text

    assert '<span lang="zh-Hans" class="other-lang"><mark>人参</mark>交易会</span>' in page
    assert f'href="/en/news/{article.column.slug}/{article.pk}/"' in page


def test_kinds_are_counted_and_chosen(client):
    make_found("袜业新闻")
    index(make_industry("socks", "袜业"))

    listing = client.get("/search/", {"q": "袜业", "kind": "article"}).context["listing"]

    assert [(option.count, option.selected) for option in listing.facets[0].options] == [(1, False), (1, True)]
    assert listing.total == 1


@pytest.mark.parametrize("kind", ["x", "user", "\0"])
def test_an_unknown_kind_is_ignored(client, kind):
    make_found("人参交易会")

    assert client.get("/search/", {"q": "人参", "kind": kind}).context["listing"].total == 1


def test_nothing_found_offers_the_question_with_a_word_less_and_the_lists(client):
    make_found("人参交易会")

    page = client.get("/search/", {"q": "人参 zzz"})

    assert page.context["suggestions"] == [{"label": "人参", "count": 1, "url": "?q=%E4%BA%BA%E5%8F%82"}]
    assert 'href="/news/"' in page.text.split("<main")[1]


@pytest.mark.parametrize(
    "question",
    [
        "a" * 5000,
        "参" * 5000,
        "人参\0",
        "'",
        "\\",
        "''\\'",
        ":*",
        "& | !",
        "%",
        "_",
        "<->",
        "人" + "\u0301" * 50,
        "😀",
        " ",
    ],
)
def test_strange_questions_are_answered(client, question):
    make_found("人参交易会")

    assert client.get("/search/", {"q": question}).status_code == 200


@pytest.mark.parametrize("question", ["%", "_", "gin_eng", "gin%g"])
def test_signs_of_sql_patterns_are_plain_text(client, question):
    make_found("人参交易会", "Ginseng fair")

    assert found_by(client, question) == []


@pytest.mark.parametrize(("page", "shown"), [("1", 20), ("2", 5), ("999", 5), ("x", 20), ("-1", 5)])
def test_pages_of_hits(client, page, shown):
    for number in range(25):
        make_found(f"人参消息{number}")

    assert len(titles(client.get("/search/", {"q": "人参", "page": page}))) == shown


@pytest.mark.parametrize("rows", [1, 30])
@pytest.mark.parametrize("question", ["人参", "林化", "没有 这些"])
def test_search_costs_at_most_four_queries(client, django_assert_max_num_queries, rows, question):
    for number in range(rows):
        make_found(f"吉林化纤与人参{number}")
    client.get("/search/")

    with django_assert_max_num_queries(4):
        client.get("/search/", {"q": question})


def test_htmx_gets_only_the_list(client):
    make_found("人参交易会")

    page = client.get("/search/", {"q": "人参"}, headers={"HX-Request": "true"})

    assert page.text.lstrip().startswith('<div id="list"')
    assert "HX-Request" in page.headers["Vary"]


@pytest.mark.parametrize(("question", "prefix"), [("袜机制造", ""), ("织袜", ""), ("textile", "/en")])
def test_a_link_is_found_by_its_name_and_by_its_chain(client, question, prefix):
    chain = make_chain("织袜产业链")
    link = make_chain_link(chain, "袜机制造")
    index(link)

    hits = client.get(f"{prefix}/search/", {"q": question}).context["listing"].hits

    assert [hit.url for _kind, hit in hits] == [link.get_absolute_url()]
