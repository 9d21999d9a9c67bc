import django.db.models.deletion
from django.db import migrations, models


PAUSED = [
    ("投资方内部尚未决定", "The investor has not decided yet"),
    ("资金安排推迟", "Funding is put off"),
    ("等待用地、规划或指标", "Waiting for land, planning or quotas"),
    ("等待政策或审批明确", "Waiting for a policy or a permit to become clear"),
    ("市场变化，暂缓", "Put off because the market has changed"),
    ("暂时联系不上", "Out of reach for now"),
]
LOST = [
    ("选了省内其他园区", "Chose another park in the province"),
    ("选了外省", "Chose another province"),
    ("价格或成本不合适", "Prices or costs do not suit"),
    ("用地、用能或环境容量不够", "Not enough land, energy or environmental capacity"),
    ("配套或产业链不合适", "Services or supply chain do not suit"),
    ("不符合准入或审批条件", "Does not meet the conditions of access or approval"),
    ("投资方取消项目", "The investor has given the project up"),
    ("长期联系不上", "Out of reach for long"),
]
OTHER = ("其他（写明）", "Other (say which)")


def write(apps, schema_editor):
    CaseReason = apps.get_model("investment", "CaseReason")
    for stage, reasons in (("paused", PAUSED), ("lost", LOST)):
        for order, (chinese, english) in enumerate([*reasons, OTHER], start=1):
            words = {"name": chinese, "name_zh_hans": chinese, "name_en": english}
            needs_note = (chinese, english) == OTHER
            CaseReason.objects.create(stage=stage, order=order, needs_note=needs_note, **words)


class Migration(migrations.Migration):

    dependencies = [
        ("investment", "0012_first_privacy_notice"),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseReason',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('lost', '未成'), ('paused', '搁置')], max_length=12, verbose_name='用于')),
                ('name', models.CharField(max_length=80, verbose_name='原因')),
                ('name_zh_hans', models.CharField(max_length=80, null=True, verbose_name='原因')),
                ('name_en', models.CharField(max_length=80, null=True, verbose_name='原因')),
                ('order', models.PositiveSmallIntegerField(default=0, help_text='数字小的在前。', verbose_name='顺序')),
                ('needs_note', models.BooleanField(default=False, verbose_name='须另写说明')),
                ('is_offered', models.BooleanField(default=True, help_text='不再使用的，取消勾选；以前选过的照旧显示。', verbose_name='可以选择')),
            ],
            options={
                'verbose_name': '未成和搁置的原因',
                'verbose_name_plural': '未成和搁置的原因',
                'ordering': ['stage', 'order', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='casereason',
            constraint=models.UniqueConstraint(fields=('stage', 'name_zh_hans'), name='investment_casereason_once'),
        ),
        migrations.AddField(
            model_name='casemove',
            name='cause',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='investment.casereason', verbose_name='原因类别'),
        ),
        migrations.RunPython(write, migrations.RunPython.noop),
    ]
