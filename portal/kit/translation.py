from modeltranslation.translator import TranslationOptions, register

from .models import Attachment, Picture


@register(Picture)
class PictureTranslation(TranslationOptions):
    fields = ["alt"]
    required_languages = ["zh-hans", "en"]  # who cannot see the picture reads this, in either language


@register(Attachment)
class AttachmentTranslation(TranslationOptions):
    fields = ["title"]
    required_languages = ["zh-hans", "en"]
