"""Rows that visitors read with another one go through that one's review, also when they are written on a page of their own."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.kit import review
from portal.kit.history import write_down
from portal.kit.models import Change
from portal.kit.publishing import Publishable, PublishingState
from portal.kit.scoping import Verb, access_of
from portal.kit.snapshots import owner_fields, owner_of, snapshot

from .bilingual import ContentAdmin
from .forms import ScopedForm
from .recorded import reason_of
from .reviewed import LOCKED, Reviewed


class PartForm(ScopedForm):
    """Takes nothing for an owner that is being reviewed or out of use."""

    def clean(self):
        cleaned = super().clean()
        for name in owner_fields(self._meta.model):
            owner = cleaned.get(name)
            if owner is not None and (why := why_closed(owner)):
                self.add_error(name, why)
        return cleaned

    def _get_validation_exclusions(self):
        """The owner cannot be changed, and still counts for what may stand below it only once."""
        left_out = super()._get_validation_exclusions()
        return left_out - set(owner_fields(self._meta.model)) if self.instance.pk else left_out


def why_closed(owner):
    """Why nobody may write in what belongs to this row now; nothing when somebody may."""
    if getattr(owner, "state", None) == PublishingState.ARCHIVED:
        return _("已归档，先恢复为草稿才能修改。")
    return _("正在审核，先撤回提交或等审核结束。") if is_locked(owner) else ""


def is_locked(owner):
    return Change.objects.about(owner).open().filter(state__in=LOCKED).exists()


class PartAdmin(Reviewed, ContentAdmin):
    """What is written here is a change of the owner: its review, its history, its authors."""

    form = PartForm

    def get_urls(self):
        """An earlier version comes back with its owner, not alone."""
        return [url for url in super().get_urls() if not (url.name or "").endswith("_restore")]

    def get_readonly_fields(self, request, obj=None):
        """A part does not move to another owner."""
        fixed = owner_fields(self.model) if obj else []
        return [*super().get_readonly_fields(request, obj), *fixed]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        with transaction.atomic():
            row = self.get_object(request, object_id) if object_id else None
            owner = self._lock(owner_of(row) if row else self._posted_owner(request))
            if owner is None:
                return super(Reviewed, self).changeform_view(request, object_id, form_url, extra_context)
            return self._owned_view(request, owner, object_id, form_url, extra_context)

    def _owned_view(self, request, owner, object_id, form_url, extra_context):
        context = {"owner": owner, "owner_url": review_url(owner)} | (extra_context or {})
        request.owner, request.owner_before = owner, snapshot(owner)
        if review.is_held(owner):
            return self._held_part(request, owner, object_id, form_url, context)
        return super(Reviewed, self).changeform_view(request, object_id, form_url, context)

    def _held_part(self, request, owner, object_id, form_url, context):
        """Shown and saved with what waits for the owner, and then put back as visitors read it."""
        request.shows_what_waits, request.held = True, True
        with review.rolled_back():
            review.replay(review.open_change(owner), owner, request.owner_before)
            if object_id and not self.model._base_manager.filter(pk=object_id).exists():
                return HttpResponseRedirect(review_url(owner))  # a change that waits takes it out
            response = super(Reviewed, self).changeform_view(request, object_id, form_url, context)
            if hasattr(response, "render"):
                response.render()
            after = snapshot(owner) if hasattr(request, "written") else None
        return self._keep(request, owner, request.owner_before, after, response) if after else response

    def _after(self, request, owner, response):
        self._tell_of_review(request, owner)
        return HttpResponseRedirect(review_url(owner))

    def _tell_of_review(self, request, owner):
        told = _("改动已保存在“%(owner)s”旁边，提交审核并通过后才会公开。")
        self.message_user(request, told % {"owner": owner}, messages.SUCCESS)

    def _posted_owner(self, request):
        """The owner that the form of a new row names, if the person may write there."""
        access = access_of(request.user)
        for name in owner_fields(self.model) if request.method == "POST" else []:
            model, key = self.model._meta.get_field(name).related_model, request.POST.get(name, "")
            owner = access.narrow(model._base_manager, Verb.CHANGE).filter(pk=key).first() if key.isdecimal() else None
            if owner is not None:
                return owner
        return None

    def _lock(self, owner):
        """The owner; whoever saves has it alone until that is done."""
        return owner and type(owner)._base_manager.select_for_update().get(pk=owner.pk)

    def keep(self, request, row, before):
        """A draft owner's history and authors; what waits beside a published one is kept when it has been rolled back."""
        request.written = row
        if getattr(request, "held", False):
            return
        owner, said = request.owner, {"by": request.user, "reason": reason_of(request)}
        write_down(owner, before=request.owner_before, **said)
        if isinstance(owner, Publishable):
            review.written(owner, before=request.owner_before, **said)

    def delete_model(self, request, obj):
        owner = self._lock(owner_of(obj))
        review.keep(owner, obj.delete, by=request.user, reason=reason_of(request))
        if review.is_held(owner):
            self._tell_of_review(request, owner)

    def history_view(self, request, object_id, extra_context=None):
        """That of the owner, which holds what became of its parts."""
        owner = owner_of(self.get_object(request, object_id))
        return self.admin_site.get_model_admin(type(owner)).history_view(request, str(owner.pk), extra_context)

    def has_change_permission(self, request, obj=None):
        may = super(Reviewed, self).has_change_permission(request, obj)
        return may and not (obj is not None and why_closed(owner_of(obj)))

    def has_delete_permission(self, request, obj=None):
        may = super(Reviewed, self).has_delete_permission(request, obj)
        return may and not (obj is not None and why_closed(owner_of(obj)))


def review_url(owner):
    """Where a change of the owner is seen and submitted; an owner without review has only its form."""
    return admin_url(owner, "review" if isinstance(owner, Publishable) else "change")


def admin_url(owner, page):
    return reverse(f"admin:{owner._meta.app_label}_{owner._meta.model_name}_{page}", args=[owner.pk])
