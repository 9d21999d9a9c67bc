from django.db import migrations

from portal.kit import versions

TABLES = [
    "investment_event",
    "investment_event_industries",
    "investment_event_parks",
    "investment_measure",
    "investment_measure_audiences",
    "investment_policy",
    "investment_policysection",
    "investment_project",
    "investment_term",
]


class Migration(migrations.Migration):
    dependencies = [("investment", "0001_initial"), ("parks", "0002_content_version")]

    operations = versions.track(*TABLES)
