"""Every write through the admin is kept, shown as a history, and can be brought back."""

import hashlib
import json

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from portal.kit.audit import Kind, record
from portal.kit.history import write_down, write_down_deletion
from portal.kit.models import Revision
from portal.kit.scoping import Verb, access_of
from portal.kit.snapshots import differences, put_back, relations_in, snapshot

from .differences import shown

REASON, BASIS = "_reason", "_basis"


class Recorded(admin.ModelAdmin):
    def get_urls(self):
        restore = path(
            "<path:object_id>/history/<int:number>/restore/",
            self.admin_site.admin_view(self.restore_view),
            name=f"{self.opts.app_label}_{self.opts.model_name}_restore",
        )
        return [restore, *super().get_urls()]

    def get_object(self, request, object_id, from_field=None):
        row = super().get_object(request, object_id, from_field)
        if row is not None and request.method == "POST":
            request.row_before = snapshot(row)
        return row

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.basis = basis_of(snapshot(obj)) if obj is not None and change else ""
        form.posted_basis, form.reason = request.POST.get(BASIS), reason_of(request)
        return form

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self.keep(request, form.instance, request.row_before if change else None)

    def keep(self, request, row, before):
        write_down(row, by=request.user, before=before, reason=reason_of(request))

    def delete_model(self, request, obj):
        before, pk = snapshot(obj), obj.pk
        super().delete_model(request, obj)
        write_down_deletion(obj, pk, by=request.user, before=before, reason=reason_of(request))
        record(Kind.DELETED, actor=request.user, label=str(obj), model=self.opts.label, pk=pk)

    def delete_queryset(self, request, queryset):
        for row in queryset:
            self.delete_model(request, row)

    def log_addition(self, request, obj, message):
        """Revisions and the audit log tell more than Django's log would."""

    log_change = log_addition

    def log_deletions(self, request, queryset):
        pass

    def history_view(self, request, object_id, extra_context=None):
        row = self.get_object(request, object_id)
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {
            "title": _("修改记录"),
            "subtitle": str(row),
            "opts": self.opts,
            "object": row,
            "entries": [self._entry(revision) for revision in self._revisions(row)],
            "may_restore": self.has_change_permission(request, row),
        }
        return TemplateResponse(request, "admin/history.html", context | (extra_context or {}))

    def _revisions(self, row):
        return Revision.objects.about(row).select_related("by", "change__decided_by")

    def _entry(self, revision):
        return {"revision": revision, "differences": shown(self.model, differences(revision.before, revision.after))}

    def restore_view(self, request, object_id, number):
        """Bring back what the row was after one of its revisions."""
        row = self.get_object(request, object_id)
        if request.method != "POST" or not self.has_change_permission(request, row):
            raise PermissionDenied
        revision = get_object_or_404(self._revisions(row), pk=number, after__isnull=False)
        try:
            self._restore(request, row, revision)
        except (ValidationError, IntegrityError, ProtectedError) as problem:
            self.message_user(
                request, _("这个版本不能恢复：%(problem)s") % {"problem": words_of(problem)}, messages.ERROR
            )
        else:
            self.message_user(request, _("已取回这个版本。"), messages.SUCCESS)
        return HttpResponseRedirect(
            reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[row.pk])
        )

    @transaction.atomic
    def _restore(self, request, row, revision):
        relations = relations_in(self.model, revision.after)
        if not access_of(request.user).contains(row, Verb.CHANGE, relations):
            raise ValidationError(_("那时它不在您负责的范围内。"))
        reason = _("恢复 %(at)s 的版本") % {"at": f"{revision.at:%Y-%m-%d %H:%M}"}
        self.bring_back(request, row, revision.after, reason)
        record(Kind.RESTORED, actor=request.user, row=row, revision=revision.pk)

    def bring_back(self, request, row, data, reason):
        before = snapshot(row)
        put_back(row, data)
        row.full_clean()
        write_down(row, by=request.user, before=before, reason=reason)
        self.admin_site.saved(row, changed=data["fields"])


def basis_of(data):
    """A short name for what a form was shown with, by which a second editor's save is noticed."""
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:16]


def reason_of(request):
    """Why somebody writes, as they say below the form."""
    return request.POST.get(REASON, "").replace("\0", "").strip()[:300]


def words_of(problem):
    return " ".join(problem.messages) if isinstance(problem, ValidationError) else str(problem)
