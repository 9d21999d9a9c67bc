from django.db import migrations

from portal.kit import versions


class Migration(migrations.Migration):
    dependencies = [("kit", "0006_pictures_and_attachments"), ("parks", "0002_content_version")]

    operations = versions.track("kit_attachment", "kit_picture")
