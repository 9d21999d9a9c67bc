"""The audit log as auditors read it and take it along."""

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.core.exceptions import PermissionDenied
from django.http import StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from portal.kit.admin import ReadOnlyAdmin
from portal.kit.audit import Kind, record
from portal.kit.audit_chain import digest
from portal.kit.models import AuditEntry
from portal.kit.scoping import Verb, access_of
from portal.kit.spreadsheets import csv_lines

# What the details are called, as far as the portal itself writes them.
WORDS = {
    "account": _("账号"),
    "after": _("新内容"),
    "attempts": _("发送次数"),
    "before": _("原内容"),
    "changed": _("修改"),
    "created": _("新增"),
    "ends_on": _("任期至"),
    "fields": _("栏目"),
    "file": _("文件"),
    "filters": _("筛选"),
    "format": _("格式"),
    "ip": _("网络地址"),
    "model": _("类别"),
    "number": _("编号"),
    "reason": _("原因"),
    "role": _("角色"),
    "rows": _("行数"),
    "scope": _("范围"),
}
DATE_LOOKUPS = {f"at__{part}" for part in ("year", "month", "day")}
EXPORTED = [
    "number",
    "at",
    "kind",
    "actor_name",
    "content_type",
    "object_pk",
    "label",
    "detail",
    "previous_hash",
    "hash",
]


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    list_display = ["number", "at", "kind", "actor_name", "noun", "label"]
    list_select_related = ["content_type"]
    list_filter = ["kind", "actor"]
    date_hierarchy = "at"
    search_fields = ["actor_name", "label"]
    search_help_text = _("操作人、内容")
    ordering = ["-number"]
    fields = [
        ("number", "at"),
        ("kind", "actor_name"),
        ("noun", "object_pk"),
        "about",
        "details",
        "as_written",
        "previous_hash",
        "hash",
    ]
    readonly_fields = ["noun", "about", "details", "as_written"]
    change_list_template = "admin/audit_list.html"

    @admin.display(description=_("类别"), ordering="content_type")
    def noun(self, entry):
        return entry.content_type.name if entry.content_type else self.get_empty_value_display()

    @admin.display(description=_("内容"))
    def about(self, entry):
        may_open = entry.row and entry.reader.may(Verb.VIEW, entry.row)
        return link_to(entry.row, entry.label) if may_open else entry.label

    def get_object(self, request, object_id, from_field=None):
        entry = super().get_object(request, object_id, from_field)
        entry.reader = access_of(request.user)
        return entry

    @admin.display(description=_("详情"))
    def details(self, entry):
        lines = ((WORDS.get(name, name), readable(value)) for name, value in sorted(entry.detail.items()))
        return format_html_join("", "<div><b>{}</b> {}</div>", lines) or self.get_empty_value_display()

    @admin.display(description=_("与写入时一致"), boolean=True)
    def as_written(self, entry):
        return entry.hash == digest(entry)

    def lookup_allowed(self, lookup, value, request):
        return lookup in DATE_LOOKUPS or super().lookup_allowed(lookup, value, request)

    def get_urls(self):
        export = self.admin_site.admin_view(self.export)
        return [path("export/", export, name="kit_auditentry_export"), *super().get_urls()]

    @method_decorator(require_POST)
    def export(self, request):
        """The entries of the list as it is filtered now, as CSV; that they were taken is an entry itself."""
        if not self.has_export_permission(request):
            raise PermissionDenied
        try:
            entries = self.get_changelist_instance(request).queryset.defer(None).order_by("number")
        except IncorrectLookupParameters:
            return redirect(f"{reverse('admin:kit_auditentry_changelist')}?{ERROR_FLAG}=1")
        written = record(Kind.AUDIT_EXPORTED, actor=request.user, rows=entries.count(), filters=request.GET.urlencode())
        lines = csv_lines(exported_rows(entries.filter(number__lt=written.number)))
        name = f"audit-{timezone.localdate():%Y-%m-%d}.csv"
        return StreamingHttpResponse(
            lines,
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
        )


def link_to(row, label):
    """The row's page in the admin, if it has one."""
    if not admin.site.is_registered(type(row)):
        return label
    opts = row._meta
    return format_html(
        '<a href="{}">{}</a>', reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[row.pk]), label
    )


def exported_rows(entries):
    yield [AuditEntry._meta.get_field(name).verbose_name for name in EXPORTED]
    kinds = {kind.value: str(kind.label) for kind in Kind}  # translated once, not for each of many thousand rows
    for entry in entries.select_related("content_type").iterator(chunk_size=1000):
        yield [exported_value(entry, name, kinds) for name in EXPORTED]


def exported_value(entry, name, kinds):
    match name:
        case "at":
            return timezone.localtime(entry.at).isoformat()
        case "kind":
            return kinds.get(entry.kind, entry.kind)
        case "content_type":
            return entry.content_type and entry.content_type.name
        case "detail":
            return readable(entry.detail) if entry.detail else ""
    return getattr(entry, name)


def readable(value) -> str:
    """A detail on one line: names and lists without the brackets of a programming language."""
    match value:
        case dict():
            said = (f"{WORDS.get(name, name)} {readable(item)}" for name, item in sorted(value.items()))
            return str(_("；")).join(said)
        case list():
            return str(_("、")).join(map(readable, value))
        case None | bool():
            return {None: "—", True: str(_("是")), False: str(_("否"))}[value]
    return str(value)
