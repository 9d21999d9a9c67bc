import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models



class Migration(migrations.Migration):

    dependencies = [
        ("investment", "0013_reasons_for_pausing_and_losing"),
        ('parks', '0020_outlines_are_checked'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='casemove',
            name='what',
            field=models.CharField(choices=[('state', '办理状态'), ('stage', '跟进阶段'), ('assignee', '承办人'), ('park', '园区'), ('identity', '公开身份'), ('promise', '承诺答复日期'), ('merged', '合并'), ('next_step', '下一步')], max_length=10, verbose_name='事项'),
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.TextField(blank=True, max_length=500, verbose_name='说明')),
                ('state', models.CharField(choices=[('asked', '等询问人同意'), ('done', '已转交'), ('refused', '询问人不同意'), ('dropped', '已收回')], default='asked', max_length=10, verbose_name='状态')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='提出时间')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='决定时间')),
                ('agreed_by_investor', models.BooleanField(default=False, verbose_name='询问人就这一次同意')),
            ],
            options={
                'verbose_name': '转交',
                'verbose_name_plural': '转交',
                'ordering': ['case', 'asked_at', 'pk'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='ledgerentry',
            name='investment_ledgerentry_step_once',
        ),
        migrations.AlterField(
            model_name='case',
            name='ledger_code',
            field=models.CharField(help_text='公开台账中的代号，与咨询编号无关；转交后沿用。', max_length=16, verbose_name='台账代号'),
        ),
        migrations.AlterField(
            model_name='case',
            name='state',
            field=models.CharField(choices=[('received', '已收到'), ('with_office', '办理中'), ('answered', '已答复'), ('closed', '已办结'), ('withdrawn', '已撤回'), ('handed_over', '已转交')], default='received', max_length=12, verbose_name='办理状态'),
        ),
        migrations.AlterField(
            model_name='ledgerentry',
            name='step',
            field=models.CharField(choices=[('received', '收到'), ('answered', '首次答复'), ('closed', '办结'), ('withdrawn', '撤回'), ('handed_over', '转交')], max_length=12, verbose_name='事项'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.UniqueConstraint(fields=('ledger_code', 'park'), name='investment_case_ledger_code'),
        ),
        migrations.AddConstraint(
            model_name='ledgerentry',
            constraint=models.UniqueConstraint(fields=('code', 'park', 'step'), name='investment_ledgerentry_step_once'),
        ),
        migrations.AddField(
            model_name='handover',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='经办人'),
        ),
        migrations.AddField(
            model_name='handover',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hand_overs', to='investment.case', verbose_name='案件'),
        ),
        migrations.AddField(
            model_name='handover',
            name='next_case',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='handed_from', to='investment.case', verbose_name='接手园区的案件'),
        ),
        migrations.AddField(
            model_name='handover',
            name='to',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parks.park', verbose_name='转给'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['asked', 'done'])), fields=('case',), name='investment_handover_one_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('next_case__isnull', False), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('next_case__isnull', True)), _connector='OR'), name='investment_handover_done_has_case'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('state', 'asked')), models.Q(models.Q(('state', 'asked'), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='investment_handover_decided_has_time'),
        ),
    ]
