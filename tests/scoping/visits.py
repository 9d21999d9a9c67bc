"""Somebody at the pages of one model: who they are, which rows are theirs, and what became of everybody else's."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from parks.models import Area, Association, Enterprise, Membership, Park, Role
from portal.kit.models import Attachment, Change, Import, Picture, Revision
from tests.factories import make_user

from .ownership import ENDED, FOR_EVERYBODY, NOBODY, SCOPE_OF_ROLE, Holder

ROLES = [*Role, NOBODY, ENDED]
ABSENT = 987654321
SCOPE_MODELS = {"area": Area, "park": Park, "enterprise": Enterprise, "association": Association}
# Written together with rows of any model.
PAPERS = {Change, Revision, Picture, Attachment, Membership}


def make_holder(role, sides):
    """(the holder of a role on the own side, a signed-in browser); an error of the server is an answer like any."""
    kind = SCOPE_OF_ROLE.get(role)
    scope = sides.own[SCOPE_MODELS[kind]] if kind else None
    scope = scope.parent if kind == "area" else scope
    user = make_user(f"holder-{role}")
    if role == ENDED:
        park = sides.own[Park]
        user.memberships.create(role=Role.COMMITTEE_EDITOR, park=park, ended_at=park.created_at)
    elif role != NOBODY:
        user.memberships.create(role=role, **({kind: scope} if kind else {}))
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return Holder(role, scope), client


@dataclass
class Visit:
    model: type
    holder: Holder
    client: Client
    sides: object

    @property
    def admin(self):
        return admin.site.get_model_admin(self.model)

    @cached_property
    def seen(self):
        return self.seen_of(self.model)

    @cached_property
    def hidden(self):
        return self.hidden_of(self.model)

    def seen_of(self, model):
        return [row for row in self.sides.rows(model) if self.holder.sees(row)]

    def hidden_of(self, model):
        return [row for row in self.sides.rows(model) if not self.holder.sees(row)]

    @property
    def is_denied(self):
        """Whether no row of this model is theirs, so that there is nothing but closed doors."""
        return not self.seen

    @cached_property
    def foreign_words(self):
        """The marks of the sides of which they see nothing."""
        return [side.mark for side in self.sides if not any(map(self.holder.sees, scoped_rows(side)))]

    @cached_property
    def secret_words(self):
        """Those of them that no visitor reads either."""
        return [mark for mark in self.foreign_words if mark == self.sides.stranger.mark]

    def address(self, page, *, tongue="zh-hans", **kwargs):
        with override(tongue):
            return reverse(f"admin:{self.model._meta.app_label}_{self.model._meta.model_name}_{page}", kwargs=kwargs)

    def page(self, page, row):
        return self.client.get(self.address(page, object_id=row.pk))

    @cached_property
    def _guarded(self):
        return {self.model, *(inline.model for inline in self.admin.inlines)} | PAPERS

    def photograph(self):
        """Every row that a form of this model could write, as values."""
        return {model: {row["pk"]: row for row in values_of(model)} for model in self._guarded}

    def damage(self, before):
        """The rows of others that differ from what they were."""
        after = self.photograph()
        for model in self._guarded:
            for pk in before[model].keys() | after[model].keys():
                if before[model].get(pk) != after[model].get(pk) and not self._was_theirs(model, pk):
                    yield f"wrote {model.__name__} {pk} of somebody else"

    def _was_theirs(self, model, pk):
        row = model._base_manager.filter(pk=pk).first()
        return row is not None and row not in self.hidden_of(model) and self.holder.sees(row)


def values_of(model):
    return model._base_manager.annotate().values("pk", *(column.attname for column in model._meta.concrete_fields))


def scoped_rows(side):
    return [row for row in side.rows.values() if row._meta.label not in FOR_EVERYBODY]


def patterns(model_admin, with_row):
    """(page, names of the parts of its address) for every page of a ModelAdmin, those about a row or the others."""
    prefix = f"{model_admin.opts.app_label}_{model_admin.opts.model_name}_"
    for pattern in model_admin.get_urls():
        parts = set(pattern.pattern.converters)
        if pattern.name and ("object_id" in parts) == with_row:
            yield pattern.name.removeprefix(prefix), parts


def parts_for(row, parts, sides):
    """Values for the parts of an address: about this row, and otherwise the stranger's."""
    values = {"object_id": row.pk if row else ABSENT, "language": "en", "kind": "csv"}
    values["pk"] = sides.stranger[Import].pk
    if "number" in parts:
        kind = ContentType.objects.get_for_model(row or Park)
        known = Revision.objects.filter(content_type=kind, object_pk=row.pk if row else ABSENT).first()
        values["number"] = known.pk if known else ABSENT
    return {name: values[name] for name in parts}
