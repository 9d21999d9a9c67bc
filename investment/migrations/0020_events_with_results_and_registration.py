import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import portal.kit.partial_dates
from portal.kit import versions


class Migration(migrations.Migration):
    dependencies = [
        ("investment", "0019_participation"),
    ]

    operations = [
        migrations.CreateModel(
            name="EventResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("visitors", "参观人次"),
                            ("exhibitors", "参展单位"),
                            ("contracts", "签约项目"),
                            ("contract_amount", "签约金额"),
                            ("intent_amount", "意向金额"),
                            ("sales", "现场成交额"),
                        ],
                        max_length=15,
                        verbose_name="成果",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="人次、家、个写整数；金额以整数货币单位填写，如 740000000。",
                        max_digits=16,
                        verbose_name="数值",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        default="CNY", help_text="只对金额起作用；ISO 4217 代码。", max_length=3, verbose_name="币种"
                    ),
                ),
                (
                    "as_of",
                    portal.kit.partial_dates.PartialDateField(
                        blank=True, default="", max_length=10, verbose_name="统计截至"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        help_text="公布这个数的单位和文件、报道名称。", max_length=200, verbose_name="来源"
                    ),
                ),
                (
                    "source_zh_hans",
                    models.CharField(
                        help_text="公布这个数的单位和文件、报道名称。", max_length=200, null=True, verbose_name="来源"
                    ),
                ),
                (
                    "source_en",
                    models.CharField(
                        help_text="公布这个数的单位和文件、报道名称。", max_length=200, null=True, verbose_name="来源"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="公开网页的网址；文件本身可作为项目附件上传。",
                        max_length=300,
                        verbose_name="来源网址",
                    ),
                ),
            ],
            options={
                "verbose_name": "活动成果",
                "verbose_name_plural": "活动成果",
                "ordering": ["event", "pk"],
            },
        ),
        migrations.AddField(
            model_name="event",
            name="host",
            field=models.ForeignKey(
                blank=True,
                help_text="这个园区编辑活动、查看报名；省级或市州举办的留空。",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="hosted_events",
                to="parks.park",
                verbose_name="承办园区",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="is_cancelled",
            field=models.BooleanField(
                default=False, help_text="取消的活动保留网页并注明；已报名的人会收到邮件。", verbose_name="已取消"
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="places",
            field=models.PositiveIntegerField(
                blank=True,
                help_text="满额后转为候补；不限就留空。",
                null=True,
                validators=[django.core.validators.MinValueValidator(1)],
                verbose_name="名额（人）",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="reach",
            field=models.CharField(
                blank=True,
                choices=[("province", "省内"), ("country", "省外"), ("abroad", "境外")],
                help_text="填了地区的就是省内，不必再选。",
                max_length=8,
                verbose_name="举办地",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="registers_from",
            field=models.DateTimeField(blank=True, null=True, verbose_name="报名开始"),
        ),
        migrations.AddField(
            model_name="event",
            name="registers_until",
            field=models.DateTimeField(
                blank=True, help_text="填了截止时间，网页上才能报名。", null=True, verbose_name="报名截止"
            ),
        ),
        migrations.AddField(
            model_name="eventresult",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="results",
                to="investment.event",
                verbose_name="活动",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("registers_from__isnull", True),
                    models.Q(("registers_until__gt", models.F("registers_from")), ("registers_until__isnull", False)),
                    _connector="OR",
                ),
                name="investment_event_registers_in_order",
                violation_error_message="有报名开始时间的，须写截止时间，而且在开始之后。",
            ),
        ),
        migrations.AddConstraint(
            model_name="eventresult",
            constraint=models.UniqueConstraint(
                fields=("event", "measure"),
                name="investment_eventresult_once",
                violation_error_message="这项成果已经填写过，请修改原有的。",
            ),
        ),
        migrations.AddConstraint(
            model_name="eventresult",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__gte", 0)),
                name="investment_eventresult_not_negative",
                violation_error_message="不能小于零。",
            ),
        ),
        migrations.AddConstraint(
            model_name="eventresult",
            constraint=models.CheckConstraint(
                condition=models.Q(("currency__regex", "^[A-Z]{3}$")),
                name="investment_eventresult_currency_code",
                violation_error_message="币种写三个大写字母，如 CNY。",
            ),
        ),
        *versions.track('investment_eventresult'),
    ]
