"""Who may fetch a stored file: everybody, those who may see what it belongs to, or nobody."""

from django.db.models import TextField
from django.db.models.functions import Cast

from portal.kit.models import Change
from portal.kit.publishing import Publishable, PublishingState
from portal.kit.scoping import Verb, access_of

from .keys import opens


def rows_naming(model, stem):
    return list(model.objects.filter(name__startswith=f"{stem}.").select_related("content_type"))


def is_public(row):
    """Whether visitors may read what the file of this row belongs to."""
    owner = row.content_type.model_class()
    if not issubclass(owner, Publishable):
        return False
    return owner._base_manager.filter(pk=row.object_pk, state=PublishingState.PUBLISHED).exists()


def may_fetch(request, stem, rows):
    """Whether this person may fetch a file that is not public: by a key, or by what their roles reach."""
    if opens(stem, request.GET.get("key", "")):
        return True
    if not request.user.is_authenticated:
        return False
    access = access_of(request.user)
    owners = [row.row for row in rows] or [change.row for change in changes_naming(stem)]
    return any(access.may(Verb.VIEW, owner) for owner in owners if owner is not None)


def changes_naming(stem):
    """The changes on their way that would bring this file to a page."""
    return Change.objects.open().annotate(text=Cast("after", TextField())).filter(text__contains=stem)
