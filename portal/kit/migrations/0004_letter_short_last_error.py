from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kit', '0003_audit_log_append_only'),
    ]

    operations = [
        migrations.AlterField(
            model_name='letter',
            name='last_error',
            field=models.CharField(blank=True, max_length=300, verbose_name='上次失败的原因'),
        ),
    ]
