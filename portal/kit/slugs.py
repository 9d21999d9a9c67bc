"""Addresses that survive a rename: a row remembers the slugs it had, and the old ones redirect."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _

PAGES_OF_LISTS = {"feed", "subscribe"}  # /parks/feed/ is no park


class PastSlugsField(ArrayField):
    """Fills itself on save with the slug the row had before."""

    def __init__(self, base_field=None, **kwargs):
        kwargs |= {"default": list, "blank": True, "editable": False}
        super().__init__(base_field or models.SlugField(max_length=100), **kwargs)

    def pre_save(self, model_instance, add):
        past = getattr(model_instance, self.attname)
        before = None if add else _stored_slug(model_instance)
        if before and before != model_instance.slug and before not in past:
            past.append(before)
        return past


def _stored_slug(instance):
    return type(instance)._base_manager.filter(pk=instance.pk).values_list("slug", flat=True).first()


class Sluggable(models.Model):
    """A row with a readable address of its own."""

    slug = models.SlugField(
        _("网址名"),
        max_length=100,
        unique=True,
        help_text=_("网页地址的一部分：小写字母、数字和连字符。改名后旧地址仍可访问。"),
    )
    past_slugs = PastSlugsField(verbose_name=_("曾用网址名"))

    pages_of_the_list = PAGES_OF_LISTS  # a model whose list has more pages adds them

    class Meta:
        abstract = True
        indexes = [GinIndex(fields=["past_slugs"], name="%(app_label)s_%(class)s_past_slugs")]

    def clean(self):
        super().clean()
        if self.slug in self.pages_of_the_list:
            raise ValidationError({"slug": _("这个网址名已被本站的网页占用。")})


def find_by_slug(queryset, slug):
    """The row with this slug; raises `Moved` when it has another one now, `Http404` when there never was one."""
    try:
        return get_object_or_404(queryset, slug=slug)
    except Http404:
        row = queryset.filter(past_slugs__contains=[slug]).first()
        if row is None:
            raise
        raise Moved(row) from None


class Moved(Exception):
    """The address is an old one of `row`; `portal.middleware.MovedMiddleware` answers with a permanent redirect."""

    def __init__(self, row):
        super().__init__(row)
        self.row = row

    def response(self, request):
        query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
        return redirect(self.row.get_absolute_url() + query, permanent=True)
