from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from investment.models import Policy, PolicySection
from parks.admin.sourced import SourcedAdmin
from portal.kit.admin import ContentTabularInline, PartAdmin
from portal.kit.admin.attachments import AttachmentInline


class PolicySectionInline(ContentTabularInline):
    model = PolicySection
    fields = ["number", "title"]


@admin.register(Policy)
class PolicyAdmin(SourcedAdmin):
    list_display = ["issuer", "number", "in_force_from", "in_force_to"]
    search_fields = ["number", "issuer_zh_hans", "issuer_en"]
    inlines = [PolicySectionInline, AttachmentInline]
    help_texts = {
        "title": _("文件全称，不带书名号。"),
        "number": _("如 吉政发〔2013〕1号。"),
        "summary": _("文件讲什么、对谁有用，三五句话。"),
    }
    fieldsets = [
        (None, {"fields": ["title", "slug", "issuer", "number"]}),
        (_("效力"), {"fields": [("in_force_from", "in_force_to"), "replaces"]}),
        (_("内容"), {"fields": ["summary", "caution"]}),
    ]


@admin.register(PolicySection)
class PolicySectionAdmin(PartAdmin):
    """A section of a document; usually edited below its document."""

    list_display = ["policy", "number"]
    ordering = ["policy", "number"]
    fieldsets = [(None, {"fields": [("policy", "number"), "title"]})]
