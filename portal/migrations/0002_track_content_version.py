from django.db import migrations

from portal.kit import versions

TABLES = [
    "portal_article",
    "portal_article_parks",
    "portal_column",
]


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_initial"), ("parks", "0002_content_version")]

    operations = versions.track(*TABLES)
