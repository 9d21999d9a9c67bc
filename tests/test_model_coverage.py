"""Every model of the project has a factory, an admin and both languages; a new one cannot be forgotten."""

import inspect

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import models
from modeltranslation.translator import translator

from portal.kit import publishing
from tests import factories

APPS = ["kit", "parks", "investment", "brands", "portal"]
MODELS = [model for app in APPS for model in apps.get_app_config(app).get_models()]

# Rows the system writes for itself: read-only in the admin, made by their own code in tests.
SYSTEM = {
    "investment.ProjectReading",
    "investment.SearchedNeed",
    "kit.Allowance",
    "kit.AuditEntry",
    "kit.Change",
    "kit.ChangeStep",
    "kit.Import",
    "kit.ImportLine",
    "kit.Letter",
    "kit.Revision",
    "parks.FactVersion",
    "parks.PasswordHistory",
    "portal.LoadedRow",
    "portal.SearchEntry",
}
SECRET = {"kit.Allowance", "parks.PasswordHistory"}  # nobody looks at these, not even the province
WITH_THEIR_ROW = {
    "investment.AftercareStep",
    "investment.Answer",
    "investment.CaseContact",
    "investment.CaseMove",
    "investment.Consent",
    "investment.EnquirySubject",
    "investment.Escalation",
    "investment.FollowUp",
    "investment.HandOver",
    "investment.Message",
    "investment.Question",
    "investment.RegistrationMove",
    "kit.ChangeStep",
    "kit.Revision",
    "parks.FactVersion",
}  # read on the review page and in the history of a row
# What people write to each other, in the language they speak.
LETTERS = {
    *("investment.CaseContact", "investment.HandOver"),
    *("investment.Answer", "investment.CaseMove", "investment.Enquirer", "investment.Enquiry"),
    *("investment.EnquirySubject", "investment.LedgerEntry", "investment.Case"),
    *("investment.Message", "investment.Question", "portal.Subscription"),
    *("investment.Registration", "investment.Registrant", "investment.RegistrationMove"),
    *("investment.AftercareStep", "investment.FirmRequest"),
}
# Text that is a code, a name of a person or a thing the world writes in one way only.
ONE_LANGUAGE = {
    "address", "area_code", "code", "complaint_phone", "confirmed_role", "contact_phone",
    "credit", "currency", "display_name", "end_reason", "first_name", "kind", "last_name", "locator",
    "map_review_number", "name", "need", "number", "password", "phone", "pinyin", "second_phone", "statistical_code",
    "stock_code", "unit", "username", "website",
}  # fmt: skip


def named(model):
    return model._meta.label


@pytest.mark.parametrize("model", [m for m in MODELS if named(m) not in SECRET | WITH_THEIR_ROW], ids=named)
def test_every_model_is_in_the_admin(model):
    assert model in admin.site._registry


@pytest.mark.parametrize("model", [m for m in MODELS if named(m) not in SYSTEM], ids=named)
def test_every_model_has_a_factory_that_works(db, model):
    make = getattr(factories, f"make_{_snake(model.__name__)}")

    row = make()

    assert isinstance(row, model)
    row.full_clean()


@pytest.mark.parametrize("model", [m for m in MODELS if named(m) not in SYSTEM | LETTERS], ids=named)
def test_every_text_a_visitor_reads_has_both_languages(model):
    own = [f for f in model._meta.local_fields if type(f) in (models.CharField, models.TextField) and not f.choices]
    options = translator.get_options_for_model(model) if model in translator.get_registered_models() else None
    translated = set(options.get_field_names()) if options else set()
    columns = {f"{name}_{suffix}" for name in translated for suffix in ("zh_hans", "en")}

    assert [f.name for f in own if f.name not in translated | columns | ONE_LANGUAGE] == []


@pytest.mark.parametrize("model", [m for m in MODELS if issubclass(m, publishing.Publishable)], ids=named)
def test_every_public_row_can_be_published_and_asked_for(model):
    assert issubclass(type(model.objects.all()), publishing.PublishedQuerySet)
    assert any(c.name.endswith("published_has_time") for c in model._meta.constraints)


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_every_relation_says_what_happens_on_delete_on_purpose(model):
    cascading = {
        f"{named(model)}.{f.name}"
        for f in model._meta.local_fields
        if isinstance(f, models.ForeignKey) and f.remote_field.on_delete is models.CASCADE
    }

    assert cascading <= {
        "brands.Mark.brand",
        "investment.PolicySection.policy",
        "investment.AftercareStep.plan",
        "investment.Answer.question",
        "investment.Consent.enquiry",
        "investment.EnquirySubject.enquiry",
        "investment.Question.enquiry",
        "investment.Enquirer.enquiry",
        "investment.EventResult.event",
        "investment.Participation.event",
        "investment.ProjectReadiness.project",
        "investment.ProjectReading.project",
        "investment.ProjectStep.project",
        "investment.PromotionTask.plan",
        "kit.ChangeStep.change",
        "kit.ImportLine.file",
        "parks.Fact.area",
        "parks.Fact.park",
        "parks.Fact.site",
        "parks.FactOption.definition",
        "parks.ChainLink.chain",
        "parks.FocusIndustry.area",
        "parks.ParkAssessment.park",
        "parks.ParkBlock.park",
        "parks.ParkClassRule.park",
        "parks.ParkFigure.park",
        "parks.ParkGovernance.park",
        "parks.ParkPlan.park",
        "parks.SiteReadiness.site",
        "parks.SiteUtility.site",
        "parks.PasswordHistory.user",
        "portal.SearchEntry.content_type",
    }


def test_every_factory_is_for_a_model():
    made = {
        name.removeprefix("make_")
        for name, _ in inspect.getmembers(factories, inspect.isfunction)
        if name.startswith("make_")
    }

    assert made - {"province", "user"} <= {_snake(model.__name__) for model in MODELS}


def _snake(name):
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")
