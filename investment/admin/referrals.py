"""Firms bring firms: what is typed about the one recommended goes into the enquiry that it becomes, not into this row."""

from copy import deepcopy

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from investment import referrals
from investment.enquiry_forms import EnquirerForm
from investment.models import NoticeVersion, Question, Referral
from portal.kit.admin import BaseAdmin
from portal.kit.admin.forms import ScopedForm

RECOMMENDED = ["organisation", "person", "phone", "email", "about"]


def as_enquirer(name, **changes):
    """The field as whoever asks fills it in, with other words or another need."""
    field = deepcopy(EnquirerForm.base_fields[name])
    field.widget.attrs = {"class": "vTextField", "autocomplete": "off"}
    for key, value in changes.items():
        setattr(field, key, value)
    return field


class ReferralForm(ScopedForm):
    """Who is recommended and what they plan; a telephone number, because a person calls them first."""

    organisation = as_enquirer("organisation", label=gettext_lazy("被推荐的企业"), required=True)
    person = as_enquirer("person", label=gettext_lazy("联系人"))
    phone = as_enquirer("phone", required=True)
    email = as_enquirer("email")
    about = forms.CharField(
        label=gettext_lazy("想做什么、需要什么"), max_length=Question.LONGEST, widget=AdminTextareaWidget
    )

    class Meta:
        model = Referral
        fields = ["enterprise", "consent"]

    def clean(self):
        cleaned = super().clean()
        firm = cleaned.get("enterprise")
        if firm and firm.park is None:
            self.add_error("enterprise", _("这家企业没有填写所在园区，不知道推荐给谁。"))
        if NoticeVersion.objects.in_force() is None:
            raise ValidationError(_("还没有生效的个人信息告知，不能登记。"))
        return cleaned

    def said(self):
        return {name: self.cleaned_data[name] for name in RECOMMENDED}


@admin.register(Referral)
class ReferralAdmin(BaseAdmin):
    form = ReferralForm
    list_display = ["enterprise", "consent", "referred_at", "referred_by", "lead"]
    list_filter = ["consent"]
    search_fields = ["enterprise__name_zh_hans", "enterprise__name_en", "enquiry__number"]
    date_hierarchy = "referred_at"
    autocomplete_fields = ["enterprise"]

    def get_fields(self, request, obj=None):
        return ["enterprise", "consent", *(["referred_at", "referred_by", "lead"] if obj else RECOMMENDED)]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("enquiry").prefetch_related("enquiry__cases")

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        referrals.refer(obj, by=request.user, **form.said())

    @admin.display(description=gettext_lazy("成为线索"))
    def lead(self, referral):
        """The number of the enquiry, and how its case stands."""
        states = [case.get_state_display() for case in referral.enquiry.cases.all()]
        return " · ".join(map(str, [referral.enquiry, *states]))
