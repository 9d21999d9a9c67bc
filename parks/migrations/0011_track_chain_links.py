from django.db import migrations

from portal.kit import versions


class Migration(migrations.Migration):
    dependencies = [("parks", "0010_chain_links")]

    operations = versions.track(
        "parks_chainlink", "parks_chainlink_classes", "parks_chainlink_supplies", "parks_enterprise_links"
    )
