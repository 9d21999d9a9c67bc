import pytest

from tests.factories import make_area, make_article, make_column, make_park, make_source

pytestmark = pytest.mark.django_db


def titles(response):
    return [article.title_zh_hans for article in response.context["listing"].page]


def test_news_lists_the_latest_first_with_column_and_source(client):
    make_article(title_zh_hans="旧闻", dated_on="2020-07")
    make_article(title_zh_hans="新闻", dated_on="2025-04-08", publisher_zh_hans="吉林日报")
    make_article(title_zh_hans="未发布", state="draft")

    response = client.get("/news/")

    assert titles(response) == ["新闻", "旧闻"]
    assert "吉林日报" in response.text
    assert "未发布" not in response.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?year=2020", ["甲"]),
        ("?area=220200", ["乙"]),
        ("?column=notice", ["甲"]),
        ("?q=乙", ["乙"]),
        ("?sort=oldest", ["甲", "乙"]),
    ],
)
def test_news_are_filtered_by_year_area_column_and_words(client, query, found):
    make_article(title_zh_hans="甲", dated_on="2020-07-01", column=make_column("notice", "通知公告"))
    make_article(title_zh_hans="乙", dated_on="2025", area=make_area("220200", "吉林市"))

    assert titles(client.get(f"/news/{query}")) == found


@pytest.mark.parametrize(
    "query", ["?year=x", "?area=xxx", "?column=none", "?page=999", "?nothing=1", "?year=\0", "?q=\0"]
)
def test_odd_filters_of_news_never_fail(client, query):
    make_article(title_zh_hans="甲")

    assert titles(client.get(f"/news/{query}")) == ["甲"]


def test_a_column_shows_its_own_articles_and_describes_itself(client):
    column = make_column("notice", "通知公告")
    make_article(title_zh_hans="公示", column=column)
    make_article(title_zh_hans="动态")

    response = client.get("/news/notice/")

    assert titles(response) == ["公示"]
    assert '<meta name="ColumnName" content="通知公告">' in response.text


def test_a_column_without_articles_is_not_there(client):
    make_article(column=make_column("notice", "通知公告"), state="draft")

    assert client.get("/news/notice/").status_code == 404


def test_a_renamed_column_is_found_under_its_old_address(client):
    column = make_column("notice", "通知公告")
    article = make_article(column=column)
    column.slug = "announcements"
    column.save()

    assert client.get("/news/notice/?year=2026").url == "/news/announcements/?year=2026"
    assert client.get(f"/news/notice/{article.pk}/").status_code == 301


def test_an_article_says_where_it_comes_from_and_that_there_is_no_text(client):
    area = make_area("220200", "吉林市")
    article = make_article(title_zh_hans="集中开工", dated_on="2025-04", publisher_zh_hans="吉林日报", area=area)
    article.sources.add(make_source(title_zh_hans="日报网页"))
    article.parks.add(make_park("化工园区"), make_park("秘密园区", state="draft"))

    page = client.get(article.get_absolute_url()).text

    published = article.published_at.astimezone().strftime("%Y-%m-%d")
    assert f'<meta name="PubDate" content="{published}' in page
    assert '<meta name="ContentSource" content="吉林日报">' in page
    assert '<meta name="ArticleTitle" content="集中开工">' in page
    assert "没有正文" in page
    assert "日报网页" in page
    assert "化工园区" in page
    assert "秘密园区" not in page
    assert f'href="{area.get_absolute_url()}"' in page


def test_an_article_with_text_shows_it_in_paragraphs(client):
    article = make_article(body_zh_hans="第一段\n\n第二段 <b>")

    page = client.get(article.get_absolute_url()).text

    assert "<p>第一段</p>" in page
    assert "第二段 &lt;b&gt;" in page
    assert "没有正文" not in page


def test_articles_lead_to_their_neighbours_in_the_column(client):
    older, middle, newer = (make_article(dated_on=date) for date in ("2020", "2021-05", "2021-06-01"))
    make_article(dated_on="2021-05-15", column=make_column("notice", "通知公告"))
    make_article(dated_on="2021-05-20", state="draft")

    context = client.get(middle.get_absolute_url()).context

    assert (context["older"], context["newer"]) == (older, newer)


@pytest.mark.parametrize("kwargs", [{"state": "draft"}, {"state": "archived"}])
def test_articles_that_are_not_published_are_not_there(client, kwargs):
    make_article()

    assert client.get(make_article(**kwargs).get_absolute_url()).status_code == 404


def test_an_article_is_not_found_under_another_column(client):
    article = make_article()
    make_article(column=make_column("notice", "通知公告"))

    assert client.get(f"/news/notice/{article.pk}/").status_code == 404


@pytest.mark.parametrize("rows", [1, 30])
def test_news_cost_the_same_queries_however_many(client, django_assert_max_num_queries, rows):
    for _ in range(rows):
        article = make_article(area=make_area(), publisher_zh_hans="日报")
    client.get("/news/")

    with django_assert_max_num_queries(4):
        client.get("/news/")
    with django_assert_max_num_queries(8):
        client.get(article.get_absolute_url())
