from django.db import migrations

from portal.kit import versions


class Migration(migrations.Migration):
    dependencies = [("brands", "0005_product_links"), ("parks", "0011_track_chain_links")]

    operations = versions.track("brands_product_links")
