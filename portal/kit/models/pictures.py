from django.db import models, transaction
from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.media.keys import preview_url
from portal.kit.media.names import STEM
from portal.kit.media.renditions import make_renditions

from .files import FileOfARow


class PictureNameField(models.CharField):
    """Has the sizes of the picture made once the row that names it is really written."""

    def pre_save(self, model_instance, add):
        name = super().pre_save(model_instance, add)
        transaction.on_commit(lambda: make_renditions.enqueue(name), robust=True)
        return name


class Picture(FileOfARow):
    """A picture of something the portal shows (图片)."""

    name = PictureNameField(_("文件名"), max_length=40, db_index=True)
    width = models.PositiveSmallIntegerField(_("宽度"))
    height = models.PositiveSmallIntegerField(_("高度"))
    alt = models.CharField(
        _("文字说明"),
        max_length=200,
        help_text=_("看不到图片的人读到的话：图上是什么，一句话。"),
    )
    credit = models.CharField(_("图片来源"), max_length=80, blank=True, help_text=_("拍摄者或提供单位。"))
    is_map = models.BooleanField(_("这是一幅地图"), default=False)
    map_review_number = models.CharField(
        _("审图号"),
        max_length=40,
        blank=True,
        help_text=_("地图须经审核（地图管理条例第十五条），如 吉S(2024)012号。"),
    )

    class Meta(FileOfARow.Meta):
        verbose_name = _("图片")
        verbose_name_plural = pgettext_lazy("列表", "图片")
        constraints = [
            models.CheckConstraint(condition=Q(name__regex=rf"^{STEM}\.(jpg|png)$"), name="kit_picture_name"),
            models.CheckConstraint(
                condition=Q(width__gt=0) & Q(height__gt=0),
                name="kit_picture_has_a_size",
            ),
            models.CheckConstraint(
                condition=Q(is_map=False) | ~Q(map_review_number=""),
                name="kit_picture_map_is_reviewed",
                violation_error_message=_("地图必须填写审图号，没有审图号的地图不能上传。"),
            ),
        ]

    def __str__(self):
        return self.alt or self.name

    @staticmethod
    def show_name(name):
        """The picture itself, where others would read the name of its file."""
        url = preview_url("picture", name)
        return format_html('<a href="{}"><img class="thumbnail" src="{}" width="240" alt="{}"></a>', url, url, name)
