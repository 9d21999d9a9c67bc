from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.kit.lists.feeds import list_feed
from portal.kit.lists.page import public_list_page
from portal.kit.pages import trail
from portal.kit.slugs import find_by_slug
from portal.kit.text import plain_translation, translated
from portal.lists import ARTICLES, articles_of
from portal.models import Article, Column


@require_safe
def news(request):
    return public_list_page(request, "portal/news.html", ARTICLES, breadcrumbs=trail((_("资讯"), "")))


@require_safe
def column(request, slug):
    column = find_by_slug(Column.objects.with_articles(), slug)
    context = column_context(column)
    context["breadcrumbs"] = trail((_("资讯"), reverse("portal:news")), (translated(column, "name"), ""))
    return public_list_page(request, "portal/news.html", articles_of(column), **context)


def column_feed(request, slug):
    column = find_by_slug(Column.objects.with_articles(), slug)
    return list_feed(articles_of(column))(request)


@require_safe
def article_detail(request, slug, pk):
    column = find_by_slug(Column.objects.with_articles(), slug)
    articles = Article.objects.published().filter(column=column)
    article = get_object_or_404(articles.for_detail(), pk=pk)
    context = column_context(column) | article_context(article)
    context["newer"] = articles.for_cards().newer_than(article).first()
    context["older"] = articles.for_cards().older_than(article).first()
    return render(request, "portal/article_detail.html", context)


def column_context(column):
    name = plain_translation(column, "name")
    return {"column": column, "name": name, "about": plain_translation(column, "description") or name}


def article_context(article):
    column, title = article.column, plain_translation(article, "title")
    crumbs = [(_("资讯"), reverse("portal:news")), (translated(column, "name"), column.get_absolute_url())]
    return {
        "article": article,
        "title": title,
        "publisher": plain_translation(article, "publisher"),
        "body": translated(article, "body"),
        "parks": article.parks.all(),
        "events": article.events.all(),
        "sources": article.sources.all(),
        "breadcrumbs": trail(*crumbs, (translated(article, "title"), "")),
    }
