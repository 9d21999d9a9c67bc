from django.contrib import admin

from investment.models import Term
from portal.kit.admin import ContentAdmin


@admin.register(Term)
class TermAdmin(ContentAdmin):
    list_display = ["vocabulary", "code"]
    list_filter = ["vocabulary"]
    fieldsets = [(None, {"fields": ["name", ("vocabulary", "code")]})]
