import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import portal.kit.partial_dates
import portal.kit.publishing
from portal.kit import versions


class Migration(migrations.Migration):
    dependencies = [
        ("investment", "0021_registrations"),
        ("parks", "0020_outlines_are_checked"),
    ]

    operations = [
        migrations.CreateModel(
            name="PromotionPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "草稿"),
                            ("in_review", "审核中"),
                            ("published", "已发布"),
                            ("archived", "已归档"),
                        ],
                        db_index=True,
                        default="draft",
                        max_length=10,
                        verbose_name="发布状态",
                    ),
                ),
                (
                    "published_at",
                    portal.kit.publishing.PublishedAtField(
                        blank=True, editable=False, null=True, verbose_name="发布时间"
                    ),
                ),
                ("is_sample", models.BooleanField(default=False, editable=False, verbose_name="示例")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="创建时间")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="年份",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="标题")),
                ("title_zh_hans", models.CharField(max_length=120, null=True, verbose_name="标题")),
                ("title_en", models.CharField(max_length=120, null=True, verbose_name="标题")),
                ("lead", models.CharField(blank=True, max_length=120, verbose_name="牵头单位")),
                ("lead_zh_hans", models.CharField(blank=True, max_length=120, null=True, verbose_name="牵头单位")),
                ("lead_en", models.CharField(blank=True, max_length=120, null=True, verbose_name="牵头单位")),
                ("summary", models.TextField(blank=True, verbose_name="总体安排")),
                ("summary_zh_hans", models.TextField(blank=True, null=True, verbose_name="总体安排")),
                ("summary_en", models.TextField(blank=True, null=True, verbose_name="总体安排")),
            ],
            options={
                "verbose_name": "推介计划",
                "verbose_name_plural": "推介计划",
                "ordering": ["-year", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PromotionTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160, verbose_name="做什么")),
                ("title_zh_hans", models.CharField(max_length=160, null=True, verbose_name="做什么")),
                ("title_en", models.CharField(max_length=160, null=True, verbose_name="做什么")),
                (
                    "starts_on",
                    portal.kit.partial_dates.PartialDateField(
                        blank=True, default="", max_length=10, verbose_name="开始"
                    ),
                ),
                (
                    "ends_on",
                    portal.kit.partial_dates.PartialDateField(
                        blank=True, default="", max_length=10, verbose_name="结束"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "计划中"),
                            ("under_way", "进行中"),
                            ("done", "已完成"),
                            ("dropped", "不再进行"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="进展",
                    ),
                ),
                ("lead", models.CharField(max_length=120, verbose_name="牵头单位")),
                ("lead_zh_hans", models.CharField(max_length=120, null=True, verbose_name="牵头单位")),
                ("lead_en", models.CharField(max_length=120, null=True, verbose_name="牵头单位")),
                ("support", models.CharField(blank=True, max_length=200, verbose_name="配合单位")),
                ("support_zh_hans", models.CharField(blank=True, max_length=200, null=True, verbose_name="配合单位")),
                ("support_en", models.CharField(blank=True, max_length=200, null=True, verbose_name="配合单位")),
                (
                    "outcome",
                    models.CharField(
                        blank=True, help_text="办成了什么，写明日期和来源。", max_length=300, verbose_name="结果"
                    ),
                ),
                (
                    "outcome_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="办成了什么，写明日期和来源。",
                        max_length=300,
                        null=True,
                        verbose_name="结果",
                    ),
                ),
                (
                    "outcome_en",
                    models.CharField(
                        blank=True,
                        help_text="办成了什么，写明日期和来源。",
                        max_length=300,
                        null=True,
                        verbose_name="结果",
                    ),
                ),
            ],
            options={
                "verbose_name": "推介任务",
                "verbose_name_plural": "推介任务",
                "ordering": ["plan", "starts_on", "pk"],
            },
        ),
        migrations.AddField(
            model_name="promotiontask",
            name="association",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="promotion_tasks",
                to="parks.association",
                verbose_name="协会",
            ),
        ),
        migrations.AddField(
            model_name="promotiontask",
            name="event",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="promotion_tasks",
                to="investment.event",
                verbose_name="活动",
            ),
        ),
        migrations.AddField(
            model_name="promotiontask",
            name="parks",
            field=models.ManyToManyField(
                blank=True, related_name="promotion_tasks", to="parks.park", verbose_name="参加园区"
            ),
        ),
        migrations.AddField(
            model_name="promotiontask",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tasks",
                to="investment.promotionplan",
                verbose_name="推介计划",
            ),
        ),
        migrations.AddConstraint(
            model_name="promotionplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "published"), _negated=True), ("published_at__isnull", False), _connector="OR"
                ),
                name="investment_promotionplan_published_has_time",
                violation_error_message="已发布的内容必须有发布时间。",
            ),
        ),
        migrations.AddConstraint(
            model_name="promotionplan",
            constraint=models.UniqueConstraint(
                fields=("year", "is_sample"),
                name="investment_promotionplan_once_a_year",
                violation_error_message="这一年的计划已经有了，请修改原有的。",
            ),
        ),
        *versions.track('investment_promotionplan', 'investment_promotiontask', 'investment_promotiontask_parks'),
    ]
