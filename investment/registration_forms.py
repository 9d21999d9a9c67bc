"""The forms of whoever comes to an event: the registration itself, and what may be set right later."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .consenting_form import ConsentingForm
from .enquiry_forms import LINK, longest
from .models import Registrant, Registration


class RegistrantForm(forms.Form):
    """Who comes and how to be reached: no more than the event needs."""

    person = forms.CharField(
        label=_("姓名"),
        max_length=longest(Registrant, "person"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("请写姓名。")},
    )
    organisation = forms.CharField(
        label=_("所在单位"),
        required=False,
        max_length=longest(Registrant, "organisation"),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    email = forms.EmailField(
        label=_("邮箱"),
        required=False,
        max_length=longest(Registrant, "email"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("确认信和活动变动发到这里。"),
    )
    phone = forms.RegexField(
        label=_("电话"),
        regex=r"^[0-9+()\- ]{5,40}$",
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        error_messages={"invalid": _("电话只写数字、空格和 + - ( )，如 +86 431 8850 0000。")},
    )
    wish = forms.CharField(
        label=_("想看什么、想见谁"),
        required=False,
        max_length=longest(Registrant, "wish"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self):
        said = super().clean()
        if not said.get("email") and not said.get("phone") and not {"email", "phone"} & self.errors.keys():
            self.add_error("email", _("请写邮箱或电话，至少一项。"))
        return said


class RegistrationForm(RegistrantForm, ConsentingForm):
    """A registration of one or several people."""

    kind = forms.ChoiceField(
        label=_("谁来"),
        choices=Registration.Kind.choices,
        initial=Registration.Kind.VISITOR,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选择个人还是单位。")},
    )
    people = forms.IntegerField(
        label=_("几位来"),
        min_value=1,
        max_value=Registration.MOST_PEOPLE,
        initial=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        help_text=_("连您在内。"),
        error_messages={"required": _("请写几位来。"), "invalid": _("请写整数。")},
    )

    def clean(self):
        said = super().clean()
        if said.get("kind") == Registration.Kind.FIRM and not said.get("organisation"):
            self.add_error("organisation", _("以单位报名的，请写单位名称。"))
        return said

    @property
    def has_links(self):
        said = self.cleaned_data
        return any(LINK.search(said[name]) for name in ("person", "organisation", "wish"))
