"""Import and export on the pages of a ModelAdmin that has a `table`."""

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.kit.audit import Kind, record
from portal.kit.downloads import TYPES, download
from portal.kit.scoping import Verb, access_of
from portal.kit.tables import exporting

from .imports import Imports

PATHS = [
    ("export/<slug:kind>/", "export_view", "export"),
    ("import/", "import_view", "import"),
    ("import/template/<slug:kind>/", "import_template_view", "import_template"),
    ("import/<int:pk>/", "import_detail_view", "import_detail"),
    ("import/<int:pk>/confirm/", "import_confirm_view", "import_confirm"),
    ("import/<int:pk>/again/", "import_again_view", "import_again"),
    ("import/<int:pk>/result/<slug:kind>/", "import_result_view", "import_result"),
]


class Tabled(Imports, admin.ModelAdmin):
    """Adds import and export to the list; `table` says which columns the files have."""

    table = None

    def get_urls(self):
        return [*map(self._path, PATHS), *super().get_urls()]

    def _path(self, entry):
        route, view, name = entry
        return path(route, self.admin_site.admin_view(getattr(self, view)), name=self._name(name))

    def _name(self, name):
        return f"{self.opts.app_label}_{self.opts.model_name}_{name}"

    def _url(self, name, *args):
        return reverse(f"admin:{self._name(name)}", args=args)

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"table_tools": self._tools(request), **(extra_context or {})})

    def _tools(self, request):
        """(label, address) of what stands above the list; an export follows what the list shows."""
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        exports = [
            (_("导出 XLSX"), self._url("export", "xlsx") + query),
            (_("导出 CSV"), self._url("export", "csv") + query),
        ]
        imports = [(_("导入"), self._url("import"))]
        return (exports if self.has_export_permission(request) else []) + (
            imports if self.has_import_permission(request) else []
        )

    @method_decorator(require_safe)
    def export_view(self, request, kind):
        """The rows that the list shows for this address, as far as they may be exported."""
        if not self.has_export_permission(request) or kind not in TYPES:
            raise PermissionDenied
        try:
            listed = self.get_changelist_instance(request).get_queryset(request)
            rows = access_of(request.user).narrow(listed.defer(None).select_related(None), Verb.EXPORT)
            number = rows.count()
        except (IncorrectLookupParameters, ValueError, OverflowError):
            return redirect(self._url("changelist"))
        record(
            Kind.EXPORTED,
            actor=request.user,
            label=str(self.opts.verbose_name_plural),
            rows=min(number, settings.EXPORT_LIMIT),
            filters=request.GET.urlencode(),
            format=kind,
        )
        return download(exporting.exported(self.table, rows, number), kind, self._export_title(number))

    def _export_title(self, number):
        title = str(self.opts.verbose_name_plural)
        return f"{title}-{exporting.cut_name(number)}" if number > settings.EXPORT_LIMIT else title
