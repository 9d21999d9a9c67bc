from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class FileOfARow(models.Model):
    """An uploaded file beside a row of any model.

    The file itself is written when it is uploaded and never again; a row, a pending change and a revision only name it.
    So one name may stand in more than one of them, and removing a row removes no file (see `remove_orphaned_files`).
    """

    content_type = models.ForeignKey(ContentType, verbose_name=_("类别"), on_delete=models.PROTECT, related_name="+")
    object_pk = models.PositiveBigIntegerField(_("编号"))
    row = GenericForeignKey("content_type", "object_pk")
    name = models.CharField(_("文件名"), max_length=40, db_index=True)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0, help_text=_("数字小的在前。"))

    class Meta:
        abstract = True
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["content_type", "object_pk"], name="%(app_label)s_%(class)s_row")]
