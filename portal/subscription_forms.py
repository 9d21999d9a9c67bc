"""The form by which somebody subscribes to a search, and how often they want letters."""

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from investment.consenting_form import ConsentingForm

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


class SubscriptionForm(RhythmForm, ConsentingForm):
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

    def __init__(self, data=None, *, notice, **kwargs):
        initial = {"language": get_language(), "rhythm": Rhythm.WEEKLY}
        super().__init__(data, notice=notice, initial=initial, **kwargs)
