from django.db import migrations

from portal.kit import versions


class Migration(migrations.Migration):
    dependencies = [("parks", "0012_facts_and_sites")]

    operations = versions.track("parks_site", "parks_factdefinition", "parks_factoption", "parks_fact")
