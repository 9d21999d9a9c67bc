from modeltranslation.translator import TranslationOptions, register

from .models import Article, Column


@register(Column)
class ColumnTranslation(TranslationOptions):
    fields = ["name", "description"]


@register(Article)
class ArticleTranslation(TranslationOptions):
    fields = ["title", "body", "publisher", "provenance_note"]
