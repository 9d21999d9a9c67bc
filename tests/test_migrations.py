"""Migrations are complete, named for what they do, and every public table counts as content."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection

APPS = ["parks", "investment", "brands", "portal"]
# Tables that no public page is made from.
PRIVATE = {
    *("parks_user", "parks_passwordhistory", "parks_membership", "parks_association"),
    *("portal_loadedrow", "portal_searchentry", "investment_searchedneed"),
    *("investment_enquiry", "investment_enquiry_parks", "investment_enquirysubject", "investment_question"),
    *("investment_enquirer", "investment_enquirer_shown_to", "investment_consent", "investment_noticeversion"),
    *("investment_case", "investment_casemove", "investment_answer", "investment_message", "investment_ledgerentry"),
    *("investment_escalation", "investment_escalation_told", "investment_followup", "investment_referral"),
    *("investment_firmrequest", "investment_aftercareplan", "investment_aftercarestep", "investment_aftercaretemplate"),
    *("investment_casecontact", "investment_casereason", "investment_handover"),
    *("investment_projectreading", "portal_subscription"),
    *("investment_registration", "investment_registrant", "investment_registrationmove"),
}


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("app", APPS)
def test_every_migration_is_named_for_what_it_does(app):
    names = [path.stem for path in Path(settings.BASE_DIR, app, "migrations").glob("0*.py")]

    assert names
    assert [name for name in names if re.match(r"\d{4}_(auto|alter_[a-z]+_options$|.*_and_more$)", name)] == []


@pytest.mark.django_db
def test_every_public_table_counts_as_content():
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM content_version")
        tracked = {row[0] for row in cursor.fetchall()}
    tables = {m._meta.db_table for app in APPS for m in apps.get_app_config(app).get_models(include_auto_created=True)}

    assert {table for table in tables - PRIVATE - tracked if not table.endswith("_sources")} == set()
