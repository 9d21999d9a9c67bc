from modeltranslation.translator import TranslationOptions, register

from .models import Brand, Category, Mark, Product


@register(Category)
class CategoryTranslation(TranslationOptions):
    fields = ["name"]


@register(Brand)
class BrandTranslation(TranslationOptions):
    fields = ["name", "place_note", "story", "note", "provenance_note"]


@register(Mark)
class MarkTranslation(TranslationOptions):
    fields = ["holder"]


@register(Product)
class ProductTranslation(TranslationOptions):
    fields = ["name", "summary", "specification", "order_unit", "provenance_note"]
