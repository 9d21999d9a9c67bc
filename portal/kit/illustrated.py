"""Rows with pictures and documents: a page reads them in the row's own query, without asking for each."""

from typing import NamedTuple

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models

from .media.names import FileName
from .media.renditions import MEDIA_TYPES, MODERN, widths_of
from .models import Attachment, Picture
from .related_rows import rows_about

MAX_PICTURES, MAX_ATTACHMENTS = 12, 20


class Illustrated(models.Model):
    """A row that pictures belong to."""

    pictures = GenericRelation(Picture, content_type_field="content_type", object_id_field="object_pk")

    class Meta:
        abstract = True

    @property
    def picture_notes(self):
        """The pictures as a page shows them; needs the annotation `picture_rows`."""
        return [PictureNote(**row) for row in self.picture_rows]


class WithAttachments(models.Model):
    """A row that documents belong to."""

    attachments = GenericRelation(Attachment, content_type_field="content_type", object_id_field="object_pk")

    class Meta:
        abstract = True

    @property
    def attachment_notes(self):
        """The documents as a page lists them; needs the annotation `attachment_rows`."""
        return [AttachmentNote(**row) for row in self.attachment_rows]


class PictureNote(NamedTuple):
    """A picture as it stands on a page."""

    name: str
    width: int
    height: int
    alt_zh_hans: str | None
    alt_en: str | None
    credit: str
    map_review_number: str

    def sizes_by_type(self):
        """(media type, [(name of the file, its width in pixels)]) in the order browsers shall try them."""
        name = FileName.read(self.name)
        return [
            (MEDIA_TYPES[ending], [(str(name.sized(width, ending)), width) for width in widths_of(self.width)])
            for ending in (*MODERN, name.ending)
        ]


class AttachmentNote(NamedTuple):
    """A document as it is listed on a page."""

    name: str
    kind: str
    size: int
    title_zh_hans: str | None
    title_en: str | None


def picture_rows(model):
    """The pictures of each row, read in the row's own query: `annotate(picture_rows=picture_rows(Park))`."""
    return rows_about(model, Picture, PictureNote._fields)


def attachment_rows(model):
    """The documents of each row, likewise."""
    return rows_about(model, Attachment, AttachmentNote._fields)
