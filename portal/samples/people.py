"""People to try the portal with, one of each role. Their passwords are public: production refuses them (SAMPLES_ALLOWED)."""

from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django.db import transaction

from parks.models import Area, Association, Enterprise, Park, Role
from parks.workflow import give_role

PASSWORD = "Jilin-sample-2026"  # noqa: S105
ASSOCIATION = {"name_zh_hans": "样例·辽源袜业协会", "name_en": "Sample: Liaoyuan Hosiery Association"}


@dataclass(frozen=True)
class SamplePerson:
    username: str
    display_name: str
    role: Role
    scope: dict = field(default_factory=dict)  # column of the membership: code of an area, slug of a sample
    password: str = PASSWORD


PROVINCE = SamplePerson("province", "样例·省级管理员", Role.PROVINCE_OWNER)
FIRST, SECOND = {"park": "sample-green-valley"}, {"park": "sample-workshop"}
PEOPLE = (
    PROVINCE,
    SamplePerson("province2", "样例·省级管理员（第二人）", Role.PROVINCE_OWNER),
    SamplePerson("cooperation", "样例·省级招商", Role.PROVINCE_COOPERATION),
    SamplePerson("auditor", "样例·审计员", Role.AUDITOR),
    SamplePerson("coordinator", "样例·辽源市协调员", Role.CITY_COORDINATOR, {"area": "220400"}),
    SamplePerson("publisher", "样例·绿谷园区审核", Role.COMMITTEE_PUBLISHER, FIRST),
    SamplePerson("editor", "样例·绿谷园区编辑", Role.COMMITTEE_EDITOR, FIRST),
    SamplePerson("editor2", "样例·精工园区编辑", Role.COMMITTEE_EDITOR, SECOND),
    SamplePerson("enterprise", "样例·企业联系人", Role.ENTERPRISE_CONTACT, {"enterprise": "sample-ginseng"}),
    SamplePerson("association", "样例·协会编辑", Role.ASSOCIATION_EDITOR, {"association": ASSOCIATION["name_zh_hans"]}),
)


@transaction.atomic
def make_sample_people():
    """Those whose scope there is: without the starting data only the province's own."""
    for person in PEOPLE:
        scope = {column: row_of(column, key) for column, key in person.scope.items()}
        if all(scope.values()):
            make_sample_person(person, scope)


def row_of(column, key):
    match column:
        case "area":
            return Area.objects.filter(code=key).first()
        case "park":
            return Park.objects.filter(slug=key).first()
        case "enterprise":
            return Enterprise.objects.filter(slug=key).first()
    return Association.objects.get_or_create(name_zh_hans=key, defaults=ASSOCIATION)[0]


def make_sample_person(person: SamplePerson, scope):
    """A person of the same name who is not a sample is left alone and raises IntegrityError."""
    users = get_user_model().objects
    user = users.filter(username=person.username, is_sample=True).first() or users.model(username=person.username)
    user.is_sample = True
    user.display_name, user.email = person.display_name, f"{person.username}@example.com"
    user.set_password(person.password)
    user.save()
    if not user.memberships.current().filter(role=person.role, **scope).exists():
        give_role(user, person.role, by=None, **scope)


def samples_present() -> list[SamplePerson]:
    there = set(get_user_model().objects.filter(is_sample=True, is_active=True).values_list("username", flat=True))
    return [person for person in PEOPLE if person.username in there]
