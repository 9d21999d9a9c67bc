"""Who comes to the events of one's scope: their list, what is done with each, and a file of them for a reason."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from investment import registering
from investment.models import Event, Registrant, Registration, RegistrationMove
from investment.places import places_left
from portal.kit.admin import ReadOnlyAdmin
from portal.kit.audit import Kind, record
from portal.kit.downloads import download
from portal.kit.scoping import Verb, access_of

from .enquiries import ReadOnlyInline

MOVES_OF = {
    Registration.State.HELD: ["release", "decline"],
    Registration.State.WAITING: ["decline"],
    Registration.State.CONFIRMED: ["check_in", "decline"],
    Registration.State.ATTENDED: ["undo_check_in"],
}


class MoveInline(ReadOnlyInline):
    model = RegistrationMove
    fields = ["at", "before", "after", "side", "actor", "reason"]


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("原因"),
        max_length=300,
        error_messages={"required": gettext_lazy("请写明原因。")},
    )


class ExportForm(ReasonForm):
    """Whose list, and what it is needed for."""

    event = forms.ModelChoiceField(
        label=gettext_lazy("活动"),
        queryset=Event.objects.none(),
        empty_label=gettext_lazy("请选择"),
        error_messages={"invalid_choice": gettext_lazy("没有这个活动的报名，请重新选择。")},
    )

    def __init__(self, events, data=None, **kwargs):
        super().__init__(data, label_suffix="", **kwargs)
        self.fields["event"].queryset = events
        self.order_fields(["event", "reason"])


@admin.register(Registration)
class RegistrationAdmin(ReadOnlyAdmin):
    list_display = ["number", "event", "kind", "people", "state", "registered_at", "work"]
    list_filter = ["state", "kind", "event"]
    search_fields = ["number"]
    date_hierarchy = "registered_at"
    fields = [
        ("number", "event"),
        ("kind", "people", "state"),
        ("registered_at", "language"),
        ("notice", "retained_until", "erased_at"),
    ]
    inlines = [MoveInline]

    def get_urls(self):
        wrapped = self.admin_site.admin_view
        return [
            path("export/", wrapped(self.export_view), name="investment_registration_export"),
            path("<path:object_id>/desk/", wrapped(self.desk_view), name="investment_registration_desk"),
            *super().get_urls(),
        ]

    @admin.display(description=pgettext_lazy("案件", "办理"))
    def work(self, registration):
        return format_html('<a href="{}">{}</a>', desk_of(registration), pgettext("案件", "办理"))

    def changelist_view(self, request, extra_context=None):
        tools = [(_("导出名单"), reverse("admin:investment_registration_export"))]
        tools = tools if self.has_export_permission(request) else []
        return super().changelist_view(request, {"table_tools": tools, **(extra_context or {})})

    def desk_view(self, request, object_id):
        registration = self.get_object(request, object_id)
        if request.method != "POST":
            return self._desk_page(request, registration)
        if not self.works_on(request, registration):
            raise PermissionDenied
        return self._done(request, registration)

    def works_on(self, request, registration):
        return access_of(request.user).may(Verb.CHANGE, registration)

    def _done(self, request, registration):
        deed = request.POST.get("do")
        form = ReasonForm(request.POST if deed == "decline" else None)
        if deed not in DEEDS or (deed == "decline" and not form.is_valid()):
            return self._desk_page(request, registration, form)
        given = form.cleaned_data if deed == "decline" else {}
        try:
            DEEDS[deed](registration, by=request.user, **given)
        except ValidationError as problem:
            self.message_user(request, " ".join(problem.messages), messages.ERROR)
        else:
            self.message_user(request, _("已办理。"), messages.SUCCESS)
        return HttpResponseRedirect(desk_of(registration))

    def _desk_page(self, request, registration, form=None):
        works_on = self.works_on(request, registration)
        context = self.admin_site.each_context(request) | {
            "title": pgettext("案件", "办理"),
            "opts": self.opts,
            "registration": registration,
            "event": registration.event,
            "places_left": places_left(registration.event),
            "deeds": [(deed, WORDS[deed]) for deed in deeds_for(registration)] if works_on else [],
            "form": form or ReasonForm(),
            "moves": registration.moves.select_related("actor"),
            "registrant": Registrant.objects.filter(registration=registration).first(),
        }
        return TemplateResponse(request, "admin/investment/registration_desk.html", context)

    def export_view(self, request):
        """The list of one event with who comes, for a reason that the audit log keeps."""
        if not self.has_export_permission(request):
            raise PermissionDenied
        access = access_of(request.user)
        own = access.narrow(Registration.objects.all(), Verb.EXPORT)
        events = Event.objects.filter(pk__in=own.values("event"))
        form = ExportForm(events, request.POST if request.method == "POST" else None)
        if not form.is_valid():
            return self._export_page(request, form)
        event, rows = form.cleaned_data["event"], own.filter(event=form.cleaned_data["event"])
        record(
            Kind.EXPORTED,
            actor=request.user,
            row=event,
            label=f"{self.opts.verbose_name_plural} {event}",
            rows=rows.count(),
            reason=form.cleaned_data["reason"],
        )
        return download(lines(rows), "csv", f"{self.opts.verbose_name_plural}-{event}")

    def _export_page(self, request, form):
        context = self.admin_site.each_context(request) | {"title": _("导出名单"), "opts": self.opts, "form": form}
        return TemplateResponse(request, "admin/investment/registration_export.html", context)


DEEDS = {
    "release": registering.release,
    "decline": registering.decline,
    "check_in": registering.check_in,
    "undo_check_in": registering.undo_check_in,
}
WORDS = {
    "release": gettext_lazy("放行，安排名额"),
    "decline": gettext_lazy("不接受"),
    "check_in": gettext_lazy("已到场"),
    "undo_check_in": gettext_lazy("撤回到场"),
}


def deeds_for(registration):
    """What can be done with it now: nobody has come before the event begins."""
    deeds = MOVES_OF.get(registration.state, [])
    return [deed for deed in deeds if deed != "check_in" or registering.has_begun(registration.event)]


def lines(rows):
    """The list of an event as a table; who has been erased is told by number alone."""
    of_registration, of_registrant = Registration._meta.get_field, Registrant._meta.get_field
    labels = [of_registration(name).verbose_name for name in ("number", "state", "kind", "people", "registered_at")]
    labels += [of_registrant(name).verbose_name for name in registering.PERSONAL]
    yield [str(label) for label in labels]
    for one in rows.select_related("registrant").order_by("registered_at", "pk"):
        who = getattr(one, "registrant", None)
        yield [
            one.number,
            one.get_state_display(),
            one.get_kind_display(),
            one.people,
            f"{localtime(one.registered_at):%Y-%m-%d %H:%M}",
            *(getattr(who, name, "") for name in registering.PERSONAL),
        ]


def desk_of(registration):
    return reverse("admin:investment_registration_desk", args=[registration.pk])


@admin.register(Registrant)
class RegistrantAdmin(ReadOnlyAdmin):
    """Who comes: masked in the list; whoever opens a row stands in the audit log."""

    list_display = ["registration", "masked"]
    search_fields = ["registration__number"]
    fields = ["registration", "person", "organisation", "email", "phone", "wish"]

    @admin.display(description=gettext_lazy("姓名"))
    def masked(self, registrant):
        return registrant.masked_person

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        record(Kind.PERSONAL_DATA_VIEWED, actor=request.user, row=obj.registration)
        return super().render_change_form(request, context, add, change, form_url, obj)
