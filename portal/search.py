"""What site search knows of the portal's own rows."""

from portal.kit.search import SearchText, searchable

from .models import Article


@searchable(Article, rows=lambda: Article.objects.published().select_related("column", "area").defer("area__boundary"))
def article_text(article):
    area = article.area
    return SearchText(
        title_zh_hans=article.title_zh_hans,
        title_en=article.title_en,
        summary_zh_hans=article.body_zh_hans,
        summary_en=article.body_en,
        words=[
            article.column.name_zh_hans,
            article.column.name_en,
            article.publisher_zh_hans,
            article.publisher_en,
            *((area.name_zh_hans, area.name_en) if area else ()),
        ],
        dated_on=article.dated_on,
    )
