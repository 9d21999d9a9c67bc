# The first pages of the list of projects come from an index, however many projects there are.

import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('investment', '0022_promotion_plans'),
        ('parks', '0020_outlines_are_checked'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='project',
            index=models.Index(models.OrderBy(models.F('dated_on'), descending=True), models.F('name_sort'), models.F('id'), condition=models.Q(('is_sample', False), ('state', 'published')), name='investment_project_by_newest'),
        ),
        migrations.AddIndex(
            model_name='project',
            index=models.Index(django.db.models.lookups.IsNull(models.F('amount'), True), models.F('currency'), models.OrderBy(models.F('amount'), descending=True), models.F('name_sort'), models.F('id'), condition=models.Q(('is_sample', False), ('state', 'published')), name='investment_project_by_amount'),
        ),
        migrations.AddIndex(
            model_name='project',
            index=models.Index(models.F('name_sort'), models.F('id'), condition=models.Q(('is_sample', False), ('state', 'published')), name='investment_project_by_name'),
        ),
    ]
