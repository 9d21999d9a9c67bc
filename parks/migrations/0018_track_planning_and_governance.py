from django.db import migrations

from portal.kit import versions


class Migration(migrations.Migration):
    dependencies = [("parks", "0017_planning_and_governance")]

    operations = versions.track(
        "parks_parkplan",
        "parks_parkblock",
        "parks_parkassessment",
        "parks_parkclassrule",
        "parks_parkgovernance",
    )
