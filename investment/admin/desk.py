"""The desk of a case: its questions, who has it, how far it has come, and what can be done next."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from investment import desk, enquiry_flow, follow_up
from investment.models import AftercarePlan, Answer, Case, Enquirer, FirmRequest, FollowUp, Referral
from portal.kit.scoping import PROVINCE, Verb, access_of


class AnswerForm(forms.Form):
    """A field for what is said to each question, and a tick for those that cannot be answered."""

    def __init__(self, case, data=None):
        super().__init__(data, prefix="answer", label_suffix="")
        self.questions = list(case.enquiry.questions.all())
        for question in self.questions:
            self.fields[f"text-{question.pk}"] = forms.CharField(
                label=str(question.text),
                required=False,
                max_length=Answer.LONGEST,
                widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
            )
            self.fields[f"no-{question.pk}"] = forms.BooleanField(
                label=gettext_lazy("不能答复，上面写的是理由"), required=False
            )

    def lines(self):
        return [(one, self[f"text-{one.pk}"], self[f"no-{one.pk}"]) for one in self.questions]

    def clean(self):
        cleaned = super().clean()
        for question in self.questions:
            if cleaned.get(f"no-{question.pk}") and not cleaned.get(f"text-{question.pk}"):
                self.add_error(f"text-{question.pk}", _("请写明不能答复的理由。"))
        if not self.errors and not any(self.said(is_reason) for is_reason in (False, True)):
            raise ValidationError(_("请至少答复一个问题，或写明不能答复的理由。"))
        return cleaned

    def said(self, is_reason):
        """{question: text} of the answers, or of the reasons."""
        texts = {one: self.cleaned_data.get(f"text-{one.pk}") for one in self.questions}
        chosen = {one for one in self.questions if bool(self.cleaned_data.get(f"no-{one.pk}")) == is_reason}
        return {one: text for one, text in texts.items() if text and one in chosen}


class StageForm(forms.Form):
    """Where the case can go from its stage; the province may also force a move."""

    stage = forms.ChoiceField(label=gettext_lazy("下一阶段"))
    reason = forms.CharField(label=gettext_lazy("原因"), required=False, max_length=300)
    force = forms.BooleanField(label=gettext_lazy("特批：不按顺序"), required=False)

    def __init__(self, case, may_force, data=None):
        super().__init__(data, prefix="move", label_suffix="")
        stages = [one for one in Case.Stage if one != case.stage] if may_force else desk.NEXT[Case.Stage(case.stage)]
        self.fields["stage"].choices = [(stage.value, stage.label) for stage in stages]
        if not may_force:
            del self.fields["force"]


class OutcomeForm(forms.Form):
    """What the investor said by telephone of the answer."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("回访结果"),
        choices=[one for one in FollowUp.Outcome.choices if one[0] != FollowUp.Outcome.SILENT],
    )

    def __init__(self, data=None):
        super().__init__(data, prefix="outcome", label_suffix="")


class WithDesk:
    """Adds the desk to the admin of cases; who may review a case works on it, who may only view it reads."""

    def get_urls(self):
        desk_url = path(
            "<path:object_id>/desk/", self.admin_site.admin_view(self.desk_view), name="investment_case_desk"
        )
        return [desk_url, *super().get_urls()]

    def desk_view(self, request, object_id):
        case = self.get_object(request, object_id)
        if request.method != "POST":
            return self._desk_page(request, case)
        if not self._works_on(request, case):
            raise PermissionDenied
        deeds = {"claim": self._claim, "answer": self._answer, "move": self._move, "close": self._close}
        deeds |= {"outcome": self._outcome}
        deed = deeds.get(request.POST.get("do"))
        return deed(request, case) if deed else self._desk_page(request, case)

    def _works_on(self, request, case):
        return access_of(request.user).may(Verb.REVIEW, case)

    def _may_force(self, request):
        return any(grant.kind == PROVINCE for grant in access_of(request.user).grants)

    def _claim(self, request, case):
        return self._done(request, case, lambda: desk.claim(case, by=request.user), _("已由您承办。"))

    def _close(self, request, case):
        return self._done(request, case, lambda: desk.close(case, by=request.user), _("已办结。"))

    def _outcome(self, request, case):
        form = OutcomeForm(request.POST)
        if not form.is_valid():
            return self._desk_page(request, case, outcome=form)
        deed = lambda: follow_up.say(case, form.cleaned_data["outcome"], by=request.user)  # noqa: E731
        return self._done(request, case, deed, _("回访结果已登记。"))

    def _answer(self, request, case):
        form = AnswerForm(case, request.POST)
        if not form.is_valid():
            return self._desk_page(request, case, answer=form)
        said = {"answers": form.said(False), "reasons": form.said(True)}
        deed = lambda: enquiry_flow.answer(case, by=request.user, **said)  # noqa: E731
        return self._done(request, case, deed, _("答复已发出。"))

    def _move(self, request, case):
        form = StageForm(case, self._may_force(request), request.POST)
        if form.is_valid():
            given = dict(form.cleaned_data)
            try:
                desk.move(case, given.pop("stage"), by=request.user, **given)
            except ValidationError as problem:
                form.add_error(None, problem)
            else:
                return self._back(request, case, _("阶段已更改。"))
        return self._desk_page(request, case, move=form)

    def _done(self, request, case, deed, told):
        try:
            deed()
        except ValidationError as problem:
            self.message_user(request, " ".join(problem.messages), messages.ERROR)
            return HttpResponseRedirect(desk_of(case))
        return self._back(request, case, told)

    def _back(self, request, case, told):
        self.message_user(request, told, messages.SUCCESS)
        return HttpResponseRedirect(desk_of(case))

    def _desk_page(self, request, case, answer=None, move=None, outcome=None):
        context = self.admin_site.each_context(request) | {
            "title": _("办理"),
            "opts": self.opts,
            "case": case,
            "works_on": self._works_on(request, case),
            "answer": answer or AnswerForm(case),
            "move": move or StageForm(case, self._may_force(request)),
            "told": case.answers.select_related("question", "by"),
            "messages_of": case.messages.all(),
            "moves": case.moves.select_related("actor"),
            "subjects": case.enquiry.subjects.select_related("park", "project", "site", "link"),
            "outcome": outcome or OutcomeForm(),
            **care_of(case, access_of(request.user)),
            "enquirer": Enquirer.objects.filter(enquiry=case.enquiry, shown_to=case.park).first(),
        }
        return TemplateResponse(request, "admin/investment/desk.html", context)


def care_of(case, access):
    """Who was told that the case waits, whether the answer helped, by whom it was recommended, what follows a signature."""
    plan = AftercarePlan.objects.filter(case=case).select_related("enterprise").first()
    asked = FirmRequest.objects.filter(enterprise=plan and plan.enterprise_id)
    return {
        "escalations": case.escalations.prefetch_related("told"),
        "follow_ups": case.follow_ups.select_related("by"),
        "referral": Referral.objects.filter(enquiry=case.enquiry_id).select_related("enterprise").first(),
        "plan": plan,
        "steps": plan.steps.all() if plan else (),
        "requests": access.narrow(asked),
    }


def desk_of(case):
    return reverse("admin:investment_case_desk", args=[case.pk])
