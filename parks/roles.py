"""What each role may do, and where. The rights of a person are the grants of all memberships that hold today."""

from django.db.models import Q

from portal.kit.scoping import ALL_VERBS, PROVINCE, Grant, Verb

from .models import Area
from .models.memberships import SCOPE_COLUMNS, Role

READ = frozenset({Verb.VIEW, Verb.EXPORT})
WRITE = READ | {Verb.ADD, Verb.CHANGE, Verb.IMPORT}
REVIEW = READ | {Verb.CHANGE, Verb.REVIEW}

VERBS_WITHIN_SCOPE = {
    Role.ENTERPRISE_CONTACT: WRITE,
    Role.COMMITTEE_EDITOR: WRITE,
    Role.COMMITTEE_PUBLISHER: WRITE | REVIEW,
    Role.CITY_COORDINATOR: REVIEW,
    Role.ASSOCIATION_EDITOR: WRITE,
}
# Who may give which roles, within their own scope; nobody their own.
MAY_GIVE = {
    Role.PROVINCE_OWNER: frozenset(Role),
    Role.CITY_COORDINATOR: frozenset({Role.COMMITTEE_EDITOR, Role.COMMITTEE_PUBLISHER}),
    Role.COMMITTEE_PUBLISHER: frozenset({Role.ENTERPRISE_CONTACT}),
}
# By which path such a role reaches the memberships it gives and ends.
APPOINTS = {Role.CITY_COORDINATOR: "appoints_in_area", Role.COMMITTEE_PUBLISHER: "appoints_in_park"}
APPOINT = frozenset({Verb.VIEW, Verb.ADD})
# What everybody with a role may look at and name, but only the province changes; and where writers may add.
LOOK_UP = Grant("everyone", frozenset({Verb.VIEW}))
ADD_SHARED = Grant("shared", frozenset({Verb.ADD}))


def grants_of(memberships):
    """The grants of memberships; none for nobody."""
    grants = [grant for membership in memberships for grant in grants_of_role(membership)]
    return [*grants, LOOK_UP] if grants else []


def grants_of_role(membership):
    role = membership.role
    if role == Role.PROVINCE_OWNER:
        return [Grant(PROVINCE, ALL_VERBS)]
    if role == Role.PROVINCE_COOPERATION:
        return [Grant("cooperation", WRITE | REVIEW), Grant("area", READ, Area.objects.values("pk")), ADD_SHARED]
    if role == Role.AUDITOR:
        return [Grant("audit", READ)]
    return grants_within_scope(membership)


def grants_within_scope(membership):
    verbs = VERBS_WITHIN_SCOPE[membership.role]
    kind = SCOPE_COLUMNS[membership.role]
    own = Grant(kind, verbs, rows_of_scope(membership, kind))
    grants = [own, ADD_SHARED] if Verb.ADD in verbs else [own]
    return [*grants, Grant(APPOINTS[membership.role], APPOINT, own.rows)] if membership.role in APPOINTS else grants


def roles_to_give(giver):
    """The roles that somebody may give at all, in the order of the list of roles."""
    given = {role for own in giver.in_force for role in MAY_GIVE.get(own.role, ())}
    return [role for role in Role if role in given]


def may_give(giver, membership):
    """Whether somebody may give this membership, or end it: it lies within their own scope and is not their own."""
    return giver.pk != membership.user_id and any(includes(own, membership) for own in giver.in_force)


def includes(own, membership):
    """Whether one membership lets its holder give another."""
    if membership.role not in MAY_GIVE.get(own.role, ()):
        return False
    kind, scope = SCOPE_COLUMNS.get(own.role), membership.scope
    if kind is None:
        return True
    within = Grant(kind, APPOINT, rows_of_scope(own, kind)).reach(type(scope)) if scope else None
    return scope is not None and type(scope)._base_manager.filter(within, pk=scope.pk).exists()


def rows_of_scope(membership, kind):
    """The rows of the scope itself: for an area those that report through it, else the one row."""
    return reporting_through(membership.area) if kind == "area" else [getattr(membership, f"{kind}_id")]


def reporting_through(area):
    """An area and its counties without those that report to the province on their own (梅河口市, 长白山)."""
    below = Q(code__startswith=area.code_stem, reports_to_province=False)
    return Area.objects.filter(Q(pk=area.pk) | below).values("pk")
