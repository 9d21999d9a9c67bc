import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models



class Migration(migrations.Migration):

    dependencies = [
        ("investment", "0014_hand_over"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('visit', '来访或拜访'), ('call', '通话'), ('meeting', '会谈'), ('document', '文件')], max_length=10, verbose_name='方式')),
                ('happened_on', models.DateField(verbose_name='日期')),
                ('note', models.TextField(max_length=2000, verbose_name='内容')),
                ('logged_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='记录时间')),
            ],
            options={
                'verbose_name': '往来',
                'verbose_name_plural': '往来',
                'ordering': ['case', '-happened_on', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='case',
            name='next_step',
            field=models.CharField(blank=True, max_length=200, verbose_name='下一步'),
        ),
        migrations.AddField(
            model_name='case',
            name='next_step_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='下一步由谁做'),
        ),
        migrations.AddField(
            model_name='case',
            name='next_step_on',
            field=models.DateField(blank=True, db_index=True, null=True, verbose_name='下一步的日期'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('next_step_on__isnull', True), models.Q(('next_step', ''), _negated=True), _connector='OR'), name='investment_case_step_says_what'),
        ),
        migrations.AddField(
            model_name='casecontact',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='记录人'),
        ),
        migrations.AddField(
            model_name='casecontact',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='investment.case', verbose_name='案件'),
        ),
    ]
