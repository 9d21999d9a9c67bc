from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SearchEntry(models.Model):
    """What site search knows of one published row: its title in both languages, its words, where it stands."""

    content_type = models.ForeignKey(ContentType, verbose_name=_("类别"), on_delete=models.CASCADE)
    object_pk = models.BigIntegerField(_("对象"))
    title_zh_hans = models.CharField(_("标题"), max_length=200)
    title_en = models.CharField(_("英文标题"), max_length=200, blank=True)
    summary_zh_hans = models.TextField(_("摘要"), blank=True)
    summary_en = models.TextField(_("英文摘要"), blank=True)
    path = models.CharField(_("地址"), max_length=300, help_text=_("不含语言前缀和子路径的站内地址。"))
    dated_on = models.CharField(_("日期"), max_length=10, blank=True)
    text = models.TextField(_("可查文字"), blank=True)
    words = SearchVectorField(_("词"))

    class Meta:
        verbose_name = _("搜索条目")
        verbose_name_plural = pgettext_lazy("列表", "搜索条目")
        indexes = [GinIndex(fields=["words"], name="portal_searchentry_words")]
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_pk"], name="portal_searchentry_once"),
        ]

    def __str__(self):
        return self.title_zh_hans
