import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("parks", "0007_user_language")]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="end_reason",
            field=models.CharField(blank=True, editable=False, max_length=300, verbose_name="收回原因"),
        ),
        migrations.AddField(
            model_name="user",
            name="invited_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="邀请时间"),
        ),
        migrations.AddField(
            model_name="user",
            name="switched_on_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="重新启用时间"),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(("email", ""), _negated=True),
                name="parks_user_email_of_one_person",
                violation_error_message="这个邮箱已有人用。",
            ),
        ),
        migrations.AlterConstraint(
            model_name="membership",
            name="parks_membership_held_once",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("user", "role", "area", "park", "enterprise", "association"),
                name="parks_membership_held_once",
                nulls_distinct=False,
                violation_error_message="这个人已有这个任职；要改期限，请先收回再授予。",
            ),
        ),
        migrations.CreateModel(
            name="PasswordHistory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128)),
                ("set_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="old_passwords",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
    ]
