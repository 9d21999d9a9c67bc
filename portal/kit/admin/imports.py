from django import forms
from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from portal.kit.downloads import TYPES, download, workbook
from portal.kit.models import Import
from portal.kit.models.imports import Deed
from portal.kit.scoping import access_of
from portal.kit.tables import importing, results, tasks, template
from portal.kit.tables.errors import UnreadableFile

from .asking import SURE

UPLOAD_LIMIT = 10 * 1024 * 1024
LATEST, PER_PAGE = 8, 100
DOUBTED = "doubted"  # as a kind of line: one about which something is asked
UNSURE = "unsure"  # somebody wanted to write the file without an answer to what is asked


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("文件"),
        help_text=gettext_lazy("XLSX 或 CSV，最大 10 MB，最多 20000 行。"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        error_messages={"empty": gettext_lazy("文件是空的。"), "required": gettext_lazy("请选择文件。")},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > UPLOAD_LIMIT:
            raise forms.ValidationError(_("文件超过 10 MB。请分成几个文件上传。"))
        return file


class Imports:
    """The pages of a ModelAdmin on which files are uploaded, looked at and confirmed; see `portal.kit.tables`."""

    def import_view(self, request):
        self._require_import(request)
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            try:
                return redirect(self._url("import_detail", self._begin(request, form.cleaned_data["file"]).pk))
            except UnreadableFile as problem:
                form.add_error("file", problem.messages)
        latest = self._imports(request).light()[:LATEST]
        return self._page(request, "admin/tables/import.html", _("导入"), form=form, latest=latest, table=self.table)

    def _begin(self, request, file):
        upload = importing.begin(
            self.table, name=file.name, data=file.read(), content_type=self._content_type, by=request.user
        )
        return self._work(tasks.check_import, upload)

    def _work(self, task, upload):
        """Small files at once, large ones in the background."""
        if importing.is_small(upload):
            task.call(upload.pk)
        else:
            task.enqueue(upload.pk)
        return upload

    def import_detail_view(self, request, pk):
        self._require_import(request)
        upload = self._upload(request, pk)
        return self._progress(request, upload) if request.htmx else self._detail(request, upload)

    def _detail(self, request, upload):
        """The outcome line by line, all lines or those of one kind."""
        deed, doubted = request.GET.get("deed", ""), upload.lines.doubted()
        kinds = {deed: upload.lines.filter(deed=deed) for deed in Deed.values} | {DOUBTED: doubted}
        page = Paginator(kinds.get(deed, upload.lines.all()), PER_PAGE).get_page(request.GET.get("page"))
        context = {"upload": upload, "lines": page, "deed": deed, "tallies": tallies(upload)}
        asked = {"doubted": doubted.count(), "unsure": UNSURE in request.GET}
        return self._page(request, "admin/tables/import_detail.html", _("导入"), **context, **asked)

    def _progress(self, request, upload):
        """The part of the page that asks again; when the work is over, the browser loads the page anew."""
        if upload.is_at_work and not upload.is_interrupted:
            return TemplateResponse(request, "admin/tables/_progress.html", {"upload": upload})
        return HttpResponse(headers={"HX-Refresh": "true"})

    @method_decorator(require_POST)
    def import_confirm_view(self, request, pk):
        self._require_import(request)
        upload = self._upload(request, pk)
        try:
            confirmed = importing.confirm(upload.pk, by=request.user, is_sure=SURE in request.POST)
        except importing.Unsure:
            return redirect(f"{self._url('import_detail', pk)}?deed={DOUBTED}&{UNSURE}=1")
        if confirmed is None:
            messages.warning(request, _("这个文件不能再写入：已经确认过，或预览后有了变化。"))
        else:
            self._work(tasks.write_import, confirmed)
        return redirect(self._url("import_detail", pk))

    @method_decorator(require_POST)
    def import_again_view(self, request, pk):
        """Start a check anew whose worker was stopped."""
        self._require_import(request)
        upload = self._upload(request, pk)
        if upload.is_interrupted:
            self._work(tasks.check_import, importing.move(upload, Import.State.WAITING, progress=0))
        return redirect(self._url("import_detail", pk))

    def import_result_view(self, request, pk, kind):
        self._require_import(request)
        upload = self._upload(request, pk)
        if kind not in TYPES or upload.is_at_work:
            raise Http404
        return download(results.result_lines(upload), kind, _("导入结果 %(number)d") % {"number": upload.pk})

    def import_template_view(self, request, kind):
        self._require_import(request)
        if kind not in TYPES:
            raise Http404
        title = _("%(name)s导入模板") % {"name": self.opts.verbose_name}
        if kind == "csv":
            return download(template.template_lines(self.table), kind, title)
        file = template.template_file(self.table, access_of(request.user))
        return workbook(file, f"{title}.xlsx")

    def _require_import(self, request):
        if not self.has_import_permission(request):
            raise PermissionDenied

    @property
    def _content_type(self):
        return ContentType.objects.get_for_model(self.model)

    def _imports(self, request):
        """One's own; those of others do not exist."""
        return Import.objects.filter(by=request.user, content_type=self._content_type)

    def _upload(self, request, pk):
        return get_object_or_404(self._imports(request).light().select_related("by"), pk=pk)

    def _page(self, request, template_name, title, **context):
        context |= {"title": title, "subtitle": self.opts.verbose_name_plural, "opts": self.opts}
        urls = {name: self._url(name) for name in ("changelist", "import")}
        context |= {"urls": urls, **self.admin_site.each_context(request)}
        request.current_app = self.admin_site.name
        return TemplateResponse(request, template_name, context)


def tallies(upload):
    """(deed, its name, how many) as the page offers them; what is wrong comes first."""
    order = [Deed.REFUSE, Deed.CREATE, Deed.CHANGE, Deed.KEEP]
    return [(deed, deed.label, getattr(upload, importing.COUNTED[deed])) for deed in order]
