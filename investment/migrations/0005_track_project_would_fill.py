from django.db import migrations

from portal.kit import versions


class Migration(migrations.Migration):
    dependencies = [("investment", "0004_project_would_fill"), ("parks", "0011_track_chain_links")]

    operations = versions.track("investment_project_would_fill")
