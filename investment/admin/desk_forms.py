"""The forms of the desk. Each knows its case and whoever fills it in, and `do` is its one function of the domain."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from investment import contacts, desk, enquiry_flow, follow_up, handing_over, merging
from investment.models import Answer, Case, CaseContact, CaseMove, CaseReason, FollowUp, HandOver, Question
from parks.models import Park, User
from parks.reviewers import staff_of
from portal.kit.admin.uploads import KEPT, read_kept
from portal.kit.media.attachments import take_attachment
from portal.kit.scoping import PROVINCE, access_of

LONG = {"rows": 4, "class": "vLargeTextField"}
FILE_COLUMNS = {"name", "kind", "size", "title"}
LONGEST_TITLE = 120


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class DeskForm(forms.Form):
    """`name` is the deed that sends it; what the domain refuses is said beside its field, else above the form."""

    name, told = "", ""

    def __init__(self, case, request, bound=False):
        self.case, self.by = case, request.user
        data = {"data": request.POST, "files": request.FILES} if bound else {}
        super().__init__(**data, prefix=self.name, label_suffix="")
        self.prepare()

    def prepare(self):
        """Fit the fields to the case."""

    def do(self):
        raise NotImplementedError

    def is_done(self):
        """Whether the deed was valid and is done."""
        if not self.is_valid():
            return False
        try:
            self.do()
        except ValidationError as problem:
            self._refuse(problem)
        return not self.errors

    def _refuse(self, problem):
        by_field = problem.error_dict if hasattr(problem, "error_dict") else {None: problem}
        for name, errors in by_field.items():
            self.add_error(name if name in self.fields else None, errors)


class AnswerForm(DeskForm):
    """A field for what is said to each question, and a tick for those that cannot be answered.

    A question that stands word for word in several merged cases has one field: its answer goes to each who asked.
    """

    name, told = "answer", gettext_lazy("答复已发出。")

    def prepare(self):
        self.lines_of = {}
        for case, question in self.asked():
            self.lines_of.setdefault(" ".join(question.text.split()), []).append((case, question))
        self.questions = [members[0][1] for members in self.lines_of.values()]
        for question in self.questions:
            self.fields[f"text-{question.pk}"] = forms.CharField(
                label=str(question.text), required=False, max_length=Answer.LONGEST, widget=forms.Textarea(LONG)
            )
            self.fields[f"no-{question.pk}"] = forms.BooleanField(
                label=gettext_lazy("不能答复，上面写的是理由"), required=False
            )

    def asked(self):
        """(case, question) of the case and of the open ones merged into it, in one query."""
        cases = [case for case in self.case.group if case.is_open or case == self.case]
        places = {case.enquiry_id: place for place, case in enumerate(cases)}
        questions = Question.objects.filter(enquiry__in=places).order_by("order")
        return [(cases[places[one.enquiry_id]], one) for one in sorted(questions, key=lambda q: places[q.enquiry_id])]

    def lines(self):
        """(question, the numbers of the enquiries that ask it, its fields)."""
        for members in self.lines_of.values():
            question = members[0][1]
            numbers = [case.enquiry.number for case, _question in members]
            yield question, numbers, self[f"text-{question.pk}"], self[f"no-{question.pk}"]

    def clean(self):
        cleaned = super().clean()
        for question in self.questions:
            if cleaned.get(f"no-{question.pk}") and not cleaned.get(f"text-{question.pk}"):
                self.add_error(f"text-{question.pk}", _("请写明不能答复的理由。"))
        if not self.errors and not any(cleaned.get(f"text-{question.pk}") for question in self.questions):
            raise ValidationError(_("请至少答复一个问题，或写明不能答复的理由。"))
        return cleaned

    def do(self):
        enquiry_flow.answer_all(self.case, by=self.by, said=self.said())

    def said(self):
        """{case: (its answers, its reasons)}, each {question: text}; cases in the order of their numbers."""
        said = {}
        for members in self.lines_of.values():
            key = members[0][1].pk
            if text := self.cleaned_data.get(f"text-{key}"):
                for case, question in members:
                    said.setdefault(case, ({}, {}))[bool(self.cleaned_data.get(f"no-{key}"))][question] = text
        return dict(sorted(said.items(), key=lambda item: item[0].pk))


class CauseField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return f"{obj.get_stage_display()} · {obj}"


class StageForm(DeskForm):
    """Where the case can go from its stage; the province may also force a move."""

    name, told = "move", gettext_lazy("阶段已更改。")
    stage = forms.ChoiceField(label=gettext_lazy("下一阶段"))
    cause = CauseField(
        label=gettext_lazy("搁置或未成的原因"), queryset=CaseReason.objects.offered(), required=False, empty_label="—"
    )
    reason = forms.CharField(
        label=gettext_lazy("说明"), required=False, max_length=CaseMove._meta.get_field("reason").max_length
    )
    force = forms.BooleanField(label=gettext_lazy("特批：不按顺序，须写说明"), required=False)

    def prepare(self):
        may_force = any(grant.kind == PROVINCE for grant in access_of(self.by).grants)
        stages = list(Case.Stage) if may_force else desk.NEXT[Case.Stage(self.case.stage)]
        self.fields["stage"].choices = [(one.value, one.label) for one in stages if one != self.case.stage]
        if not may_force:
            del self.fields["force"]

    def missing(self):
        """(stage, what the case lacks for it) for each next stage that it lacks something for."""
        lacks = desk.lacking(self.case)
        found = [(stage.label, desk.missing_for(self.case, stage, lacks)) for stage in desk.NEXT[self.case.stage]]
        return [(stage, missing) for stage, missing in found if missing]

    def do(self):
        said = dict(self.cleaned_data)
        desk.move(self.case, said.pop("stage"), by=self.by, **said)


class PersonField(forms.ModelChoiceField):
    def __init__(self, **kwargs):
        super().__init__(queryset=User.objects.none(), **kwargs)

    def offer(self, case, by):
        self.queryset = staff_of(case.park) | User.objects.filter(pk__in=[by.pk, case.assignee_id or by.pk])


class AssignForm(DeskForm):
    name, told = "assign", gettext_lazy("承办人已更改。")
    person = PersonField(label=gettext_lazy("承办人"), required=False, empty_label=gettext_lazy("无人承办"))

    def prepare(self):
        self.fields["person"].offer(self.case, self.by)
        self.initial["person"] = self.case.assignee_id

    def do(self):
        desk.assign(self.case, to=self.cleaned_data["person"], by=self.by)


class HandOverForm(DeskForm):
    name = "hand_over"
    to = forms.ModelChoiceField(label=gettext_lazy("转给哪个园区"), queryset=Park.objects.none(), empty_label="—")
    note = forms.CharField(
        label=gettext_lazy("说明"),
        max_length=HandOver.LONGEST,
        widget=forms.Textarea(LONG),
        help_text=gettext_lazy("询问人和接手的园区都会看到。写明为什么转、已经做了什么；不写对方没有公开的身份。"),
    )

    def prepare(self):
        rows = Park.objects.published(self.case.park.is_sample).exclude(pk=self.case.park_id)
        self.fields["to"].queryset = rows.order_by("name_sort", "pk")

    def do(self):
        self.request = handing_over.hand_over(self.case, by=self.by, **self.cleaned_data)

    @property
    def told(self):
        return _("已请询问人决定是否同意转交。") if self.request.is_asked else _("已转交。")


class MergeForm(DeskForm):
    name, told = "merge", gettext_lazy("已并入本案，在这里一起办理；对方的编号和查询码照常可用。")
    number = forms.CharField(
        label=gettext_lazy("并入本案的咨询编号"),
        max_length=20,
        help_text=gettext_lazy("同一个园区的另一条咨询，确定是同一件事才合并；合并后可以分开。"),
    )

    def clean_number(self):
        rows = access_of(self.by).narrow(Case.objects.all()).select_related("enquiry")
        found = rows.filter(park=self.case.park_id, enquiry__number=self.cleaned_data["number"].strip()).first()
        if found is None:
            raise ValidationError(_("本园区没有这个编号的案件。"))
        return found

    def do(self):
        merging.merge(self.cleaned_data["number"], into=self.case, by=self.by)


class ContactForm(DeskForm):
    name, told = "contact", gettext_lazy("已记下。")
    about = forms.TypedChoiceField(label=gettext_lazy("哪一条咨询"), coerce=int)
    kind = forms.ChoiceField(label=gettext_lazy("方式"), choices=CaseContact.Kind.choices)
    happened_on = forms.DateField(label=gettext_lazy("日期"), widget=DayInput, initial=localdate)
    text = forms.CharField(
        label=gettext_lazy("内容"),
        max_length=CaseContact.LONGEST,
        widget=forms.Textarea(LONG),
        help_text=gettext_lazy("谁参加、谈了什么。只有本园区和上级能看；询问人删除咨询时一并删除。"),
    )
    upload = forms.FileField(
        label=gettext_lazy("附件"),
        required=False,
        help_text=gettext_lazy("PDF、DOCX、XLSX、PPTX、ODT、ODS、CSV 或 TXT，不超过 20 MB，不带宏。"),
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    taken = None

    def prepare(self):
        self.cases = {one.pk: one for one in self.case.group if one.is_here}
        self.fields["about"].choices = [(pk, one.enquiry.number) for pk, one in self.cases.items()]
        if len(self.cases) == 1:
            del self.fields["about"]

    def clean_upload(self):
        if upload := self.cleaned_data["upload"]:
            title = upload.name.rpartition(".")[0][:LONGEST_TITLE]
            self.taken = take_attachment(upload) | {"title": title}
        return upload

    def clean(self):
        cleaned = super().clean()
        kept = read_kept(cleaned.get("kept"))
        self.taken = self.taken or (kept if kept and set(kept) == FILE_COLUMNS else None)
        if self.taken:
            self.data = self.data.copy()
            self.data[self.add_prefix("kept")] = signing.dumps(self.taken, salt=KEPT)
        return cleaned

    def do(self):
        said = {name: self.cleaned_data[name] for name in ("kind", "happened_on", "text")}
        file = dict(self.taken or {})
        title = file.pop("title", "")
        case = self.cases[self.cleaned_data.get("about", self.case.pk)]
        contacts.log_contact(case, by=self.by, **said, file=file, title=title)


class StepForm(DeskForm):
    name, told = "step", gettext_lazy("下一步已记下。")
    text = forms.CharField(label=gettext_lazy("下一步做什么"), max_length=Case._meta.get_field("next_step").max_length)
    on = forms.DateField(label=gettext_lazy("哪一天"), widget=DayInput)
    person = PersonField(label=gettext_lazy("谁做"), empty_label=None)

    def prepare(self):
        self.fields["person"].offer(self.case, self.by)
        case = self.case
        self.initial |= {"text": case.next_step, "on": case.next_step_on}
        self.initial["person"] = case.next_step_by_id or case.assignee_id or self.by.pk

    def clean_on(self):
        if self.cleaned_data["on"] < localdate():
            raise ValidationError(_("下一步的日期不能在今天以前；已经做过的，记在往来里。"))
        return self.cleaned_data["on"]

    def do(self):
        contacts.plan_step(self.case, by=self.by, **self.cleaned_data)


class OutcomeForm(DeskForm):
    """What the investor said by telephone of the answer."""

    name, told = "outcome", gettext_lazy("回访结果已登记。")
    outcome = forms.ChoiceField(
        label=gettext_lazy("回访结果"),
        choices=[one for one in FollowUp.Outcome.choices if one[0] != FollowUp.Outcome.SILENT],
    )

    def do(self):
        follow_up.say(self.case, self.cleaned_data["outcome"], by=self.by)


DESK_FORMS = [AnswerForm, StageForm, AssignForm, HandOverForm, MergeForm, ContactForm, StepForm, OutcomeForm]
FORMS = {form.name: form for form in DESK_FORMS}
