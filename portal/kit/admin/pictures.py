from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from portal.kit.illustrated import MAX_PICTURES
from portal.kit.media.keys import preview_url
from portal.kit.media.pictures import take_picture
from portal.kit.models import Picture

from .uploads import StoredFileInput, UploadForm, UploadInline

THUMBNAIL = 240  # pixels


class PictureForm(UploadForm):
    upload = forms.FileField(
        label=_("图片文件"),
        required=False,
        widget=StoredFileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
        help_text=_("JPEG、PNG、WebP 或 AVIF，不超过 15 MB 和 5000 万像素。拍摄位置等信息会自动删除。"),
    )

    def take(self, upload):
        return take_picture(upload)

    def show_stored(self):
        return thumbnail(self.instance)


def thumbnail(picture, longest=THUMBNAIL):
    """The picture, small; empty for one that is not stored yet."""
    if not picture.name:
        return ""
    scale = min(1, longest / max(picture.width, picture.height))
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    image = '<img class="thumbnail" src="{}" width="{}" height="{}" alt="{}">'
    return format_html(image, preview_url("picture", picture.name), *size, picture.alt_zh_hans or "")


class PictureInline(UploadInline):
    """The pictures of a row."""

    model, form, max_num = Picture, PictureForm, MAX_PICTURES
    fields = [("upload", "kept"), "alt", ("credit", "order"), ("is_map", "map_review_number")]
