from django.db import migrations

from portal.kit import versions

TABLES = [
    "brands_brand",
    "brands_category",
    "brands_mark",
    "brands_product",
]


class Migration(migrations.Migration):
    dependencies = [("brands", "0001_initial"), ("parks", "0002_content_version")]

    operations = versions.track(*TABLES)
