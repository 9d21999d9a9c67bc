import django.db.models.deletion
from django.db import migrations, models

# The trigger stays with the table, and counts its changes under the table's name.
RENAME = "UPDATE content_version SET table_name = '{1}' WHERE table_name = '{0}';"


class Migration(migrations.Migration):
    dependencies = [
        ("investment", "0018_first_aftercare_template"),
        ("parks", "0020_outlines_are_checked"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Participation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="participations",
                                to="investment.event",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "park",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="participations",
                                to="parks.park",
                                verbose_name="园区",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "参加园区",
                        "verbose_name_plural": "参加园区",
                        "db_table": "investment_event_parks",
                        "unique_together": {("event", "park")},
                    },
                ),
                migrations.AlterField(
                    model_name="event",
                    name="parks",
                    field=models.ManyToManyField(
                        blank=True,
                        related_name="events",
                        through="investment.Participation",
                        to="parks.park",
                        verbose_name="参加园区",
                    ),
                ),
            ],
        ),
        migrations.AlterUniqueTogether(name="participation", unique_together=set()),
        migrations.AlterModelTable(name="participation", table=None),
        migrations.RunSQL(
            RENAME.format("investment_event_parks", "investment_participation"),
            RENAME.format("investment_participation", "investment_event_parks"),
        ),
        migrations.AddField(
            model_name="participation",
            name="role",
            field=models.PositiveSmallIntegerField(
                choices=[(1, "主办或协办"), (2, "参展"), (3, "参会或观展"), (4, "参加")],
                default=4,
                verbose_name="参加方式",
            ),
        ),
        migrations.AddField(
            model_name="participation",
            name="booth",
            field=models.CharField(
                blank=True, default="", help_text="展馆和展位号，如“3 号馆 B12”。", max_length=60, verbose_name="展位"
            ),
        ),
        migrations.AddField(
            model_name="participation",
            name="booth_zh_hans",
            field=models.CharField(
                blank=True,
                default="",
                help_text="展馆和展位号，如“3 号馆 B12”。",
                max_length=60,
                null=True,
                verbose_name="展位",
            ),
        ),
        migrations.AddField(
            model_name="participation",
            name="booth_en",
            field=models.CharField(
                blank=True,
                default="",
                help_text="展馆和展位号，如“3 号馆 B12”。",
                max_length=60,
                null=True,
                verbose_name="展位",
            ),
        ),
        migrations.AddField(
            model_name="participation",
            name="products",
            field=models.TextField(
                blank=True,
                default="",
                help_text="带去展示和洽谈的，三五样。",
                max_length=500,
                verbose_name="带来的产品和项目",
            ),
        ),
        migrations.AddField(
            model_name="participation",
            name="products_zh_hans",
            field=models.TextField(
                blank=True,
                default="",
                help_text="带去展示和洽谈的，三五样。",
                max_length=500,
                null=True,
                verbose_name="带来的产品和项目",
            ),
        ),
        migrations.AddField(
            model_name="participation",
            name="products_en",
            field=models.TextField(
                blank=True,
                default="",
                help_text="带去展示和洽谈的，三五样。",
                max_length=500,
                null=True,
                verbose_name="带来的产品和项目",
            ),
        ),
        migrations.AlterModelOptions(
            name="participation",
            options={
                "ordering": ["event", "role", "pk"],
                "verbose_name": "参加园区",
                "verbose_name_plural": "参加园区",
            },
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.UniqueConstraint(
                fields=("event", "park"),
                name="investment_participation_once",
                violation_error_message="这个园区已经列出，请修改原有的。",
            ),
        ),
    ]
