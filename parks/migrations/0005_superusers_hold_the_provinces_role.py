from django.db import migrations


def give_role(apps, schema_editor):
    """Whoever could do everything keeps it, now as a role that is listed and can be taken back."""
    user, membership = apps.get_model("parks", "User"), apps.get_model("parks", "Membership")
    membership.objects.bulk_create(
        membership(user=person, role="province_owner") for person in user.objects.filter(is_superuser=True)
    )


class Migration(migrations.Migration):
    dependencies = [("parks", "0004_people_have_memberships")]

    operations = [migrations.RunPython(give_role, migrations.RunPython.noop)]
