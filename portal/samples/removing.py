from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import ProtectedError, Q

from brands.models import Brand, Product
from investment.models import Event, Project, PromotionPlan, Registrant, Registration, RegistrationMove
from investment.registering import letters_about
from parks.models import Association, Enterprise, FactVersion, Membership, Park, Site
from parks.workflow import end_sessions
from portal.kit.media.names import ATTACHMENTS, PICTURES
from portal.kit.media.orphans import listed
from portal.kit.models import Attachment, Change, Import, Letter, Picture, Revision

from .people import ASSOCIATION

IN_ORDER = [Product, Brand, PromotionPlan, Event, Project, Site, Enterprise, Park]  # what names another goes before it


@transaction.atomic
def remove_samples():
    """Takes away every sample row with its parts, files, history and waiting changes, and the sample people.

    The audit log keeps what was done: nobody can take anything out of it.
    """
    remove_registrations()
    remove_people()
    for model in IN_ORDER:
        rows = model._base_manager.filter(is_sample=True)
        keys = list(rows.values_list("pk", flat=True))
        forget(model, keys)
        rows.delete()
        forget_versions(model, keys)


def remove_registrations():
    """What visitors tried out on sample events, with the letters they got."""
    tried = Registration.objects.filter(event__is_sample=True)
    for registration in tried:
        letters_about(registration).delete()
    for model in (RegistrationMove, Registrant):
        model.objects.filter(registration__in=tried).delete()
    tried.delete()


def forget(model, keys):
    """What is kept about rows beside them: pictures, attachments, waiting changes, history."""
    about = {"content_type": ContentType.objects.get_for_model(model), "object_pk__in": keys}
    remove_files(Picture.objects.filter(**about), PICTURES)
    remove_files(Attachment.objects.filter(**about), ATTACHMENTS)
    Revision.objects.filter(**about).delete()
    Change.objects.filter(**about).delete()


def forget_versions(model, keys):
    """What their facts said; the last version was written as they went."""
    if model in (Park, Site):
        FactVersion.objects.filter(**{f"{model._meta.model_name}__in": keys}).delete()


def remove_files(rows, folder):
    """The rows at once, their files with all sizes when that is certain."""
    stems = [name.partition(".")[0] for name in rows.values_list("name", flat=True)]
    rows.delete()
    transaction.on_commit(lambda: [delete_stored(folder, stem) for stem in stems])


def delete_stored(folder, stem):
    shelf = f"{folder}/{stem[:2]}"
    for name in listed(shelf)[1]:
        if name.startswith(stem):
            default_storage.delete(f"{shelf}/{name}")


def remove_people():
    """Accounts nobody has used are deleted; the others are closed, as the audit log and histories name them."""
    people = get_user_model().objects.filter(is_sample=True)
    Letter.objects.filter(user__in=people, parts=None).delete()
    Letter.objects.filter(user__in=people).delete()
    Import.objects.filter(by__in=people).delete()
    within = Q(park__is_sample=True) | Q(enterprise__is_sample=True)
    Membership.objects.filter(Q(user__in=people) | within).delete()
    for person in people:
        remove_person(person)
    Association.objects.filter(name_zh_hans=ASSOCIATION["name_zh_hans"]).delete()


def remove_person(person):
    end_sessions(person)
    try:
        with transaction.atomic():
            person.delete()
    except ProtectedError:
        person.is_active = False
        person.set_unusable_password()
        person.save()
