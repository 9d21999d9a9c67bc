from django.db import migrations

from portal.kit import versions


class Migration(migrations.Migration):
    dependencies = [("investment", "0007_fuller_projects")]

    operations = versions.track(
        "investment_project_sites", "investment_projectreadiness", "investment_projectstep"
    )
