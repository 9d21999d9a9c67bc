from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.kit.scoping import WITH_ITS_ROW


class AboutQuerySet(models.QuerySet):
    def about(self, row):
        """Those about one row."""
        return self.filter(content_type=ContentType.objects.get_for_model(row), object_pk=row.pk)

    def about_rows(self, rows):
        """Those about the rows of a queryset."""
        kind = ContentType.objects.get_for_model(rows.model)
        return self.filter(content_type=kind, object_pk__in=rows.order_by().values("pk"))


class AboutARow(models.Model):
    """Something said about a row of any model; `label` is the row's name then, for when it is gone."""

    scope_paths = WITH_ITS_ROW

    content_type = models.ForeignKey(ContentType, verbose_name=_("类别"), on_delete=models.PROTECT, related_name="+")
    object_pk = models.PositiveBigIntegerField(_("编号"))
    row = GenericForeignKey("content_type", "object_pk")
    label = models.CharField(_("内容"), max_length=300)

    objects = AboutQuerySet.as_manager()

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["content_type", "object_pk"], name="%(app_label)s_%(class)s_row")]

    def __str__(self):
        return self.label
