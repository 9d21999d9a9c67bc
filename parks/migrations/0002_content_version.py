from django.db import migrations

from portal.kit import versions

TABLES = [
    "parks_area",
    "parks_chain",
    "parks_chain_industries",
    "parks_enterprise",
    "parks_focusindustry",
    "parks_industry",
    "parks_industry_classes",
    "parks_industryclass",
    "parks_park",
    "parks_park_industries",
    "parks_source",
]


class Migration(migrations.Migration):
    dependencies = [("parks", "0001_initial")]

    operations = [versions.CREATE, *versions.track(*TABLES)]
