"""What every form has by which somebody without an account sends personal data."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from .receipts import new_token

TOKEN = re.compile(r"^[\w-]{40,64}$", re.ASCII)


class ConsentingForm(forms.Form):
    """Consent to the version of the notice that was read, and what keeps robots and second sendings away.

    `notice` is the version in force; the form that is sent names the one that was shown.
    """

    consent = forms.BooleanField(
        label=_("我已阅读并同意按上面的告知处理我的个人信息"),
        error_messages={"required": _("没有您的同意，我们不能处理这些信息。")},
    )
    website = forms.CharField(label=_("这一栏请留空"), required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)
    notice = forms.IntegerField(widget=forms.HiddenInput, required=False)
    proof = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)

    def __init__(self, data=None, *, notice, **kwargs):
        token = data.get("token", "") if data else ""
        self.sent_token = token if TOKEN.match(token) else new_token()
        self.version = notice
        super().__init__(data, **kwargs)

    def clean_website(self):
        """A field that nobody sees: whoever fills it fills everything."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("请把这一栏清空后再发送。"))
        return ""

    def clean_notice(self):
        if self.cleaned_data["notice"] != self.version.number:
            self.add_error("consent", _("个人信息告知刚刚更新，请重新阅读后再同意。"))
        return self.version
