"""Whose rows are whose: the one place that decides it, for every door of the admin, imports, exports and files.

A model says along which of its columns a scope reaches its rows:

    class Product(Publishable):
        scope_paths = {"enterprise": "enterprise", "park": "enterprise__park", "area": "area"}

A person holds grants, each a kind of scope, the rows of that scope and the verbs allowed there. A row is within a grant
when the model's path of that kind leads to one of the grant's rows. A model whose rows belong to one of several names
all ways, `{"park": ("park", "site__park")}`: every one that is filled must lead into the scope.
Whatever is not said is not allowed: a model
without `scope_paths` belongs to the province alone, and nobody without grants sees anything.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q

EVERYWHERE = ""  # as a path: a scope of this kind reaches every row of the model
ITSELF = "pk"  # as a path: the rows are the scopes themselves, so nobody adds one from within
WITH_ITS_ROW = "row"  # as the only path: what is said about a row is whose the row is, for every kind of scope
PROVINCE = "province"  # the kind of scope that needs no path


class Verb(StrEnum):
    VIEW = "view"
    ADD = "add"
    CHANGE = "change"
    REVIEW = "review"
    DELETE = "delete"
    EXPORT = "export"
    IMPORT = "import"


ALL_VERBS = frozenset(Verb)


@dataclass(frozen=True)
class Grant:
    """What somebody may do with the rows that a scope reaches; `rows` is anything that `__in` takes."""

    kind: str
    verbs: frozenset
    rows: object = ()

    def path(self, model):
        """Along which columns this kind of scope reaches the model: EVERYWHERE, or None when it does not."""
        paths = scope_paths(model)
        if self.kind == PROVINCE:
            return EVERYWHERE
        return WITH_ITS_ROW if paths == WITH_ITS_ROW else paths.get(self.kind)

    def reach(self, model):
        """The condition on the model's rows that lie within; only for a model that the path reaches."""
        path = self.path(model)
        if path == EVERYWHERE:
            return Q()
        if path == WITH_ITS_ROW:
            return self._reach_by_row()
        if isinstance(path, tuple):
            return self._reach_by_any(model, path)
        within = Q(**{f"{path}__in": self.rows})
        return Q(pk__in=model._base_manager.filter(within).values("pk")) if leads_to_many(model, path) else within

    def _reach_by_any(self, model, paths):
        """The condition on rows that some way leads into the scope, and no filled way out of it; single relations only."""
        found, within = Q(pk__in=[]), Q()
        for path in paths:
            inside = Q(**{f"{path}__in": self.rows})
            found |= inside
            within &= inside | Q(**{f"{path.partition('__')[0]}__isnull": True})
        return found & within

    def _reach_by_row(self):
        """The condition on rows that are about a row (content type and number) of any model within reach."""
        models = [model for model in apps.get_models() if self.path(model) not in (None, WITH_ITS_ROW)]
        about = Q(pk__in=[])
        for model, kind in ContentType.objects.get_for_models(*models).items():
            rows = model._base_manager.filter(self.reach(model)).values("pk")
            within = Q() if self.path(model) == EVERYWHERE else Q(object_pk__in=rows)
            about |= Q(content_type=kind) & within
        return about

    def contains(self, row, relations):
        """Whether the row lies within once its relations are what `relations` says, name by name."""
        path = self.path(type(row))
        if path == EVERYWHERE:
            return True
        if path == WITH_ITS_ROW:
            return self.contains(row.row, {})
        if path == ITSELF:
            return row.pk in self.rows and stays(row, relations)
        if isinstance(path, tuple):
            filled = [way for way in path if any(chosen_for(row, way.partition("__")[0], relations))]
            return bool(filled) and all(self._leads_inside(row, way, relations) for way in filled)
        return self._leads_inside(row, path, relations)

    def _leads_inside(self, row, path, relations):
        first, _, rest = path.partition("__")
        model = type(row)._meta.get_field(first).related_model
        chosen = model._base_manager.filter(pk__in=chosen_for(row, first, relations))
        return chosen.filter(**{f"{rest or 'pk'}__in": self.rows}).exists()


def chosen_for(row, name, relations):
    """The keys a relation of a row is to have: as `relations` says, else as the row has it."""
    key = getattr(row, f"{name}_id", None)
    return relations.get(name, [] if key is None else [key])


def stays(row, relations):
    """Whether a scope stays where others have it: a committee cannot move its park out of its prefecture's sight."""
    columns = deciding_columns(type(row))
    stored = type(row)._base_manager.get(pk=row.pk)
    return all(set(chosen_for(row, name, relations)) == set(chosen_for(stored, name, {})) for name in columns)


def deciding_columns(model):
    """The columns of a model that say whose a row is."""
    return sorted({path.partition("__")[0] for path in each(scope_paths(model).values())} - {ITSELF, EVERYWHERE})


def each(paths):
    """Every single path, also of those that name several ways."""
    return [way for path in paths if path is not None for way in (path if isinstance(path, tuple) else (path,))]


def either(*ways):
    """The paths of rows that belong to one of several: `either(beneath("park", Park), beneath("site", Site))`."""
    kinds = {kind for way in ways for kind in way}
    return {kind: tuple(way[kind] for way in ways if kind in way) for kind in sorted(kinds)}


def scope_paths(model):
    return getattr(model, "scope_paths", {})


def beneath(relation, model):
    """The paths of rows that belong to a row of `model`, over the relation that leads to it."""
    return {kind: _joined(relation, path) for kind, path in scope_paths(model).items()}


def _joined(relation, path):
    if path == EVERYWHERE:
        return EVERYWHERE
    return relation if path == ITSELF else f"{relation}__{path}"


def leads_to_many(model, path):
    """Whether a path of relations can find a row more than once."""
    for name in path.split("__"):
        field = model._meta.pk if name == "pk" else model._meta.get_field(name)
        if field.one_to_many or field.many_to_many:
            return True
        model = field.related_model
    return False


class Access:
    """All grants of one person; made anew for every request, so that what has ended is gone at once."""

    def __init__(self, grants=()):
        self.grants = tuple(grants)
        self._answers = None

    def remember_answers(self):
        """Ask about each row once from now on, until something is written."""
        self._answers = {}

    def forget_answers(self):
        self._answers = None

    def narrow(self, rows, verb=Verb.VIEW):
        """The rows of a queryset with which the person may do this."""
        conditions = self._conditions(rows.model, verb)
        if not conditions:
            return rows.none()
        return rows if Q() in conditions else rows.filter(Q(*conditions, _connector=Q.OR))

    def may(self, verb, what):
        """Whether the verb is allowed on a model at all, or on one row."""
        if isinstance(what, Model):
            return self._may_with(verb, what)
        return bool(self._grants(what, verb))

    def _may_with(self, verb, row):
        answers = {} if self._answers is None else self._answers
        key = verb, type(row), row.pk
        if key not in answers:
            answers[key] = self.narrow(type(row)._base_manager.filter(pk=row.pk), verb).exists()
        return answers[key]

    def choices(self, field, rows=None):
        """What may be chosen in a relation: rows one may view, and published ones where the model opens the relation."""
        model = field.remote_field.model
        rows = model._default_manager.all() if rows is None else rows
        allowed = self.narrow(rows)
        if field.name in getattr(field.model, "open_relations", ()):
            return rows.filter(
                Q(pk__in=allowed.order_by().values("pk")) | Q(pk__in=rows.order_by().published().values("pk"))
            )
        return allowed

    def contains(self, row, verb, relations):
        """Whether a row not yet saved will lie within a grant; `relations` holds what its relations are to be."""
        return any(grant.contains(row, relations) for grant in self._grants(type(row), verb))

    def scope_fields(self, model, verb):
        """The columns by which the person's grants reach the model; none when one of them reaches every row."""
        paths = [grant.path(model) for grant in self._grants(model, verb)]
        first_ways = [path[0] if isinstance(path, tuple) else path for path in paths]
        return set() if EVERYWHERE in paths else {path.partition("__")[0] for path in first_ways if path}

    def only_choices(self, model):
        """The scope in which a new row begins, for whoever has just one: by column."""
        rows = {name: self.choices(model._meta.get_field(name))[:2] for name in self.scope_fields(model, Verb.ADD)}
        return {name: found[0].pk for name, found in rows.items() if len(found) == 1}

    def _grants(self, model, verb):
        grants = [grant for grant in self.grants if verb in grant.verbs and grant.path(model) is not None]
        return [grant for grant in grants if grant.path(model) != ITSELF] if verb == Verb.ADD else grants

    def _conditions(self, model, verb):
        return [grant.reach(model) for grant in self._grants(model, verb)]


NOBODY = Access()


def access_of(user):
    """The access of whoever asks; a visitor without an account has none."""
    return getattr(user, "access", NOBODY)
