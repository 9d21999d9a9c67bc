"""What the system writes for itself; people may look."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from portal.kit.admin import ReadOnlyAdmin
from portal.models import LoadedRow, SearchEntry

# Results of background tasks are for the log: their list speaks only English and can do nothing.
admin.site.unregister(DBTaskResult)
# Second factors are secrets, and the addresses of allauth are not used: letters go to the person's own.
admin.site.unregister([Authenticator, EmailAddress])


@admin.register(LoadedRow)
class LoadedRowAdmin(ReadOnlyAdmin):
    list_display = ["key", "model", "object_pk", "loaded_at"]
    list_filter = ["model"]
    search_fields = ["key", "model"]
    ordering = ["model", "key"]
    fields = ["model", "key", "object_pk", "loaded_at", "values"]


class IndexedModelFilter(admin.SimpleListFilter):
    """The kinds of rows that search knows, by their content type."""

    title = _("类别")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        return [(str(kind.pk), kind.name) for kind in ContentType.objects.filter(searchentry__isnull=False).distinct()]

    def queryset(self, request, queryset):
        known = {key for key, _name in self.lookup_choices}
        return queryset.filter(content_type=self.value()) if self.value() in known else queryset


@admin.register(SearchEntry)
class SearchEntryAdmin(ReadOnlyAdmin):
    list_display = ["title_zh_hans", "title_en", "content_type", "dated_on", "path"]
    list_filter = [IndexedModelFilter]
    search_fields = ["title_zh_hans", "title_en", "path"]
    ordering = ["content_type", "title_zh_hans"]
    fields = [
        ("title_zh_hans", "title_en"),
        ("summary_zh_hans", "summary_en"),
        ("content_type", "object_pk"),
        ("path", "dated_on"),
        "text",
    ]
