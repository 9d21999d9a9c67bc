"""The form by which somebody subscribes to a search, and how often they want letters."""

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from investment.enquiry_forms import TOKEN
from investment.receipts import new_token

from .models import Subscription
from .rounds import Rhythm


class RhythmForm(forms.Form):
    rhythm = forms.ChoiceField(
        label=_("多久一封"),
        choices=Rhythm.choices,
        initial=Rhythm.WEEKLY,
        widget=forms.RadioSelect,
        help_text=_("早上 8 点以后寄出，每周的在星期一；没有新结果就不写信。"),
    )


class SubscriptionForm(RhythmForm):
    """No more than the letters need: where to, in which language, how often."""

    address = forms.EmailField(
        label=_("邮箱"),
        max_length=Subscription._meta.get_field("address").max_length,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("请写收信的邮箱。")},
    )
    language = forms.ChoiceField(label=_("用什么语言写信"), choices=settings.LANGUAGES, widget=forms.RadioSelect)
    consent = forms.BooleanField(
        label=_("我已阅读并同意按上面的告知处理我的邮箱"),
        error_messages={"required": _("没有您的同意，我们不能处理您的邮箱。")},
    )
    website = forms.CharField(label=_("这一栏请留空"), required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)
    notice = forms.IntegerField(widget=forms.HiddenInput, required=False)
    proof = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)

    def __init__(self, data=None, *, notice, **kwargs):
        token = data.get("token", "") if data else ""
        self.sent_token, self.version = token if TOKEN.match(token) else new_token(), notice
        super().__init__(data, initial={"language": get_language(), "rhythm": Rhythm.WEEKLY}, **kwargs)

    def clean_website(self):
        """A field that nobody sees: whoever fills it fills everything."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("请把这一栏清空后再发送。"))
        return ""

    def clean_notice(self):
        if self.cleaned_data["notice"] != self.version.number:
            self.add_error("consent", _("个人信息告知刚刚更新，请重新阅读后再同意。"))
        return self.version
