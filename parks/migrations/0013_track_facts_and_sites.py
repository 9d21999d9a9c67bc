from django.db import migrations

from portal.kit import versions


TABLES = [
    *("parks_fact", "parks_factdefinition", "parks_factoption", "parks_factversion"),
    *("parks_site", "parks_sitereadiness", "parks_siteutility"),
]


class Migration(migrations.Migration):
    dependencies = [("parks", "0012_facts_and_sites")]

    operations = versions.track(*TABLES)
