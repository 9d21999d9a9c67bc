import django.db.models.deletion
from django.db import migrations, models

import investment.firm_keys
import investment.models.enquirers


KEYS = ["organisation_key", "credit_code", "phone_key"]


def fill(apps, schema_editor):
    for enquirer in apps.get_model("investment", "Enquirer").objects.iterator():
        enquirer.save(update_fields=KEYS)


class Migration(migrations.Migration):

    dependencies = [
        ("investment", "0015_contacts_and_next_steps"),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='merged_into',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='investment.case', verbose_name='并入的案件'),
        ),
        migrations.AddField(
            model_name='enquirer',
            name='credit_code',
            field=investment.models.enquirers.KeyField(db_index=True, default='', editable=False, made_by=investment.firm_keys.credit_code_of, max_length=18, source='organisation', verbose_name='统一社会信用代码'),
        ),
        migrations.AddField(
            model_name='enquirer',
            name='organisation_key',
            field=investment.models.enquirers.KeyField(db_index=True, default='', editable=False, made_by=investment.firm_keys.organisation_key, max_length=120, source='organisation', verbose_name='单位的比对值'),
        ),
        migrations.AddField(
            model_name='enquirer',
            name='phone_key',
            field=investment.models.enquirers.KeyField(db_index=True, default='', editable=False, made_by=investment.firm_keys.digits_of, max_length=40, source='phone', verbose_name='电话的比对值'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), models.Q(('merged_into', models.F('pk')), _negated=True), _connector='OR'), name='investment_case_not_merged_into_itself'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
