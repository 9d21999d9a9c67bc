"""The forms of whoever asks: the enquiry itself, the way back to it, what may be set right later."""

import re

from django import forms
from django.conf import settings
from django.forms.utils import ErrorDict
from django.utils.functional import cached_property
from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from parks.models import Park

from .consenting_form import ConsentingForm
from .enquiry_subjects import MOST_PARKS, choices_of_parks
from .models import Enquirer, Enquiry, Message, Question

FIRST_QUESTIONS, MOST_QUESTIONS = 2, 10
# A scheme, www., or a name with one of the endings that are passed around; "12.5" and "GB/T 4754" are none.
LINK = re.compile(
    r"https?:|www\.|\b[\w-]+\.(?:com|cn|net|org|info|biz|top|xyz|io|ru|cc|site|shop|online)\b", re.IGNORECASE
)


class QuestionsField(forms.Field):
    """Questions as a list; rows left empty do not count."""

    widget = forms.MultipleHiddenInput
    default_error_messages = {
        "required": _("请至少写一个问题。"),
        "too_many": ngettext_lazy("一次最多 %(number)d 个问题。", "一次最多 %(number)d 个问题。", "number"),
    }

    def clean(self, value):
        one = forms.CharField(max_length=Question.LONGEST, required=False)
        texts = [text for text in (one.clean(text) for text in value or []) if text]
        if not texts:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if len(texts) > MOST_QUESTIONS:
            raise forms.ValidationError(
                self.error_messages["too_many"], code="too_many", params={"number": MOST_QUESTIONS}
            )
        return texts


class ParksField(forms.ModelMultipleChoiceField):
    """Published parks by slug; the database would not even be asked for a slug with a NUL."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "required": _("请选择至少一个园区。"),
        "invalid_choice": _("没有这个园区，请重新选择。"),
    }

    def clean(self, value):
        return super().clean([slug.replace("\0", " ") for slug in value or []])


def longest(model, name):
    return model._meta.get_field(name).max_length


class EnquirerForm(forms.Form):
    """Who asks and how to be answered: no more than the answer needs."""

    person = forms.CharField(
        label=_("怎么称呼您"),
        max_length=longest(Enquirer, "person"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("请写怎么称呼您，姓氏即可。")},
    )
    organisation = forms.CharField(
        label=_("所在单位"),
        required=False,
        max_length=longest(Enquirer, "organisation"),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    reply_by = forms.ChoiceField(
        label=_("希望怎样得到答复"),
        choices=Enquiry.ReplyBy.choices,
        initial=Enquiry.ReplyBy.EMAIL,
        widget=forms.RadioSelect,
        help_text=_("无论选哪种，凭编号和查询码都能在查询页看到答复。"),
    )
    email = forms.EmailField(
        label=_("邮箱"),
        required=False,
        max_length=longest(Enquirer, "email"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.RegexField(
        label=_("电话"),
        regex=r"^[0-9+()\- ]{5,40}$",
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        error_messages={"invalid": _("电话只写数字、空格和 + - ( )，如 +86 431 8850 0000。")},
    )

    def clean(self):
        said = super().clean()
        needed = {Enquiry.ReplyBy.EMAIL: "email", Enquiry.ReplyBy.PHONE: "phone"}.get(said.get("reply_by"))
        if needed and not said.get(needed) and needed not in self.errors:
            self.add_error(needed, MISSING[needed])
        return said


MISSING = {"email": _("要用邮件答复，请写邮箱。"), "phone": _("要用电话答复，请写电话。")}


class EnquiryForm(EnquirerForm, ConsentingForm):
    """An enquiry to one or several parks."""

    parks = ParksField(label=_("问哪些园区"), queryset=Park.objects.none(), to_field_name="slug")
    questions = QuestionsField(label=_("您的问题"))
    language = forms.ChoiceField(label=_("用什么语言答复"), choices=settings.LANGUAGES, widget=forms.RadioSelect)
    is_sealed = forms.BooleanField(
        label=_("先不公开身份：园区只看到项目代号和问题"),
        required=False,
        help_text=_("以后可以在查询页上，一个园区一个园区地公开。"),
    )
    may_be_passed_on = forms.BooleanField(
        label=_("我单独同意：所选园区答不了时，可以转交给能答复的其他园区或部门"),
        required=False,
        help_text=_("可以不选，不影响咨询；以后随时可以撤回。"),
    )

    def __init__(self, data=None, *, about, notice, **kwargs):
        self.rows = FIRST_QUESTIONS
        initial = {"language": get_language(), "parks": about.parks}
        super().__init__(data, notice=notice, initial=initial, **kwargs)
        self.fields["parks"].queryset = Park.objects.published(None)
        self.chosen = self._chosen(about)

    def _chosen(self, about):
        """The slugs that are ticked when the form is shown."""
        typed = [slug for slug in self.data.getlist("parks") if "\0" not in slug] if self.is_bound else []
        return set(typed) if self.is_bound else {park.slug for park in about.parks}

    @cached_property
    def park_choices(self):
        """[(prefecture, [park, …]), …] of the parks that are not ticked."""
        groups = [(area, [park for park in parks if park.slug not in self.chosen]) for area, parks in self._parks]
        return [(area, parks) for area, parks in groups if parks]

    @property
    def ticked(self):
        return [park for _area, parks in self._parks for park in parks if park.slug in self.chosen]

    @cached_property
    def _parks(self):
        return choices_of_parks(self.chosen)

    @property
    def question_rows(self):
        """What was typed, and empty rows after it."""
        texts = self.data.getlist("questions")[:MOST_QUESTIONS] if self.is_bound else []
        return [*texts, *[""] * (self.rows - len(texts))]

    @property
    def longest_question(self):
        return Question.LONGEST

    def with_another_row(self):
        """As typed, with room for one more question; nothing is judged yet."""
        self._errors = ErrorDict()
        self.rows = min(max(len(self.data.getlist("questions")), FIRST_QUESTIONS) + 1, MOST_QUESTIONS)
        return self

    def clean_parks(self):
        parks = list(self.cleaned_data["parks"])
        if len(parks) > MOST_PARKS:
            raise forms.ValidationError(_("一次最多询问 %(number)d 个园区。"), params={"number": MOST_PARKS})
        return parks

    @property
    def has_links(self):
        said = self.cleaned_data
        return any(LINK.search(text) for text in (*said["questions"], said["person"], said["organisation"]))


class WayBackForm(forms.Form):
    """Number and code of a receipt, however they are typed."""

    number = forms.CharField(
        label=_("咨询编号"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    code = forms.CharField(
        label=_("查询码"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class MessageForm(forms.Form):
    """What is added for one park or, with none chosen, for all."""

    text = forms.CharField(label=_("补充内容"), max_length=Message.LONGEST, widget=forms.Textarea(attrs={"rows": 4}))
