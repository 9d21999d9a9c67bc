from datetime import date

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

TEXTS = {
    "handler": (
        "本网的主办单位（联系方式见页脚和“联系我们”）和活动的承办园区；没有承办园区的，是举办活动的市州和省级招商部门。",
        "The organiser of this portal (see the footer and “Contact”) and the park that hosts the event; where no park does, the prefecture and the provincial investment office that hold it.",
    ),
    "purpose": (
        "只用来安排名额、通知活动的变动、现场签到和查清滥用。信息由工作人员查看，不作自动化决策，不用于推送广告。",
        "Only to give out places, to tell you of changes, to check people in at the event and to look into abuse. People read it; nothing is decided by machine and nothing is used for advertising.",
    ),
    "kinds": (
        "姓名、邮箱或电话、您愿意写的单位名称、人数，以及想看什么、想见谁。请不要写身份证号、健康状况等敏感信息；未满十四周岁的，由监护人报名。",
        "Your name, an e-mail address or telephone number, your organisation if you name it, how many come, and what or whom you want to see. Please write nothing sensitive such as identity card numbers or health; a guardian registers anyone under fourteen.",
    ),
    "sharing": (
        "只有承办园区、举办地市州和省级招商部门的工作人员可以查看，每次查看和导出都有记录。不交给参展企业，不向境外提供。",
        "Only the staff of the hosting park, of the prefecture where the event is held and of the provincial investment office can see it; every look and every export is recorded. Exhibitors do not get it, and nothing is given abroad.",
    ),
    "retention": (
        "到活动结束后一百八十天，到期自动删除。您可以随时提前删除。系统记录滥用时只留网段的加密值，两天后删除。",
        "Until 180 days after the event, then it is deleted without being asked. You can delete it at any time before. Against abuse only an encrypted value of your network is kept, for two days.",
    ),
    "rights": (
        "凭报名编号和查询码，您可以在查询页上查看和下载全部信息、更正、取消报名、删除。也可以联系本网主办单位，或向履行个人信息保护职责的部门投诉。",
        "With receipt number and code you can see and download everything on the tracking page, correct it, cancel the registration and delete it. You can also turn to the organiser of this portal, or complain to the authority that protects personal information.",
    ),
}


def write_first_notice(apps, schema_editor):
    NoticeVersion = apps.get_model("investment", "NoticeVersion")
    columns = {}
    for name, (chinese, english) in TEXTS.items():
        columns |= {name: chinese, f"{name}_zh_hans": chinese, f"{name}_en": english}
    NoticeVersion.objects.create(
        use="registration", number=1, in_force_from=date(2026, 11, 1), retention_days=180, **columns
    )


class Migration(migrations.Migration):
    dependencies = [
        ("investment", "0020_events_with_results_and_registration"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Registrant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.CharField(max_length=60, verbose_name="姓名")),
                ("organisation", models.CharField(blank=True, max_length=120, verbose_name="所在单位")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="邮箱")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="电话")),
                ("wish", models.TextField(blank=True, max_length=300, verbose_name="想看什么、想见谁")),
            ],
            options={
                "verbose_name": "报名人",
                "verbose_name_plural": "报名人",
                "ordering": ["-registration"],
            },
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "number",
                    models.CharField(
                        help_text="最后一位是校验码。", max_length=12, unique=True, verbose_name="报名编号"
                    ),
                ),
                ("code_hash", models.CharField(editable=False, max_length=160, verbose_name="查询码校验值")),
                (
                    "idempotency_key",
                    models.CharField(editable=False, max_length=64, unique=True, verbose_name="表单校验值"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("visitor", "个人观众"), ("firm", "企业或单位")], max_length=10, verbose_name="谁来"
                    ),
                ),
                (
                    "people",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="人数",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "待核"),
                            ("confirmed", "已确认"),
                            ("waiting", "候补"),
                            ("cancelled", "已取消"),
                            ("declined", "未接受"),
                            ("attended", "已到场"),
                        ],
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("zh-hans", "简体中文"), ("en", "英文")], max_length=10, verbose_name="使用的语言"
                    ),
                ),
                (
                    "registered_at",
                    models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name="报名时间"),
                ),
                ("retained_until", models.DateField(db_index=True, verbose_name="个人信息保存至")),
                ("erased_at", models.DateTimeField(blank=True, null=True, verbose_name="删除时间")),
            ],
            options={
                "verbose_name": "报名",
                "verbose_name_plural": "报名",
                "ordering": ["-registered_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="RegistrationMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="时间")),
                (
                    "before",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("held", "待核"),
                            ("confirmed", "已确认"),
                            ("waiting", "候补"),
                            ("cancelled", "已取消"),
                            ("declined", "未接受"),
                            ("attended", "已到场"),
                        ],
                        max_length=10,
                        verbose_name="原来",
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        choices=[
                            ("held", "待核"),
                            ("confirmed", "已确认"),
                            ("waiting", "候补"),
                            ("cancelled", "已取消"),
                            ("declined", "未接受"),
                            ("attended", "已到场"),
                        ],
                        max_length=10,
                        verbose_name="改为",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("registrant", "报名人"), ("staff", "工作人员"), ("system", "系统")],
                        max_length=10,
                        verbose_name="谁",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="原因")),
            ],
            options={
                "verbose_name": "报名变动",
                "verbose_name_plural": "报名变动",
                "ordering": ["registration", "at", "pk"],
            },
        ),
        migrations.AlterModelOptions(
            name="noticeversion",
            options={
                "ordering": ["use", "-number"],
                "verbose_name": "个人信息告知",
                "verbose_name_plural": "个人信息告知",
            },
        ),
        migrations.AddField(
            model_name="noticeversion",
            name="use",
            field=models.CharField(
                choices=[("enquiry", "咨询"), ("registration", "活动报名")],
                default="enquiry",
                max_length=12,
                verbose_name="用于",
            ),
        ),
        migrations.AlterField(
            model_name="noticeversion",
            name="number",
            field=models.PositiveSmallIntegerField(verbose_name="版本"),
        ),
        migrations.AlterField(
            model_name="noticeversion",
            name="retention_days",
            field=models.PositiveSmallIntegerField(
                default=730,
                help_text="从收到之日起（活动报名从活动结束之日起），满期即自动删除；与上面的文字一致。",
                validators=[
                    django.core.validators.MinValueValidator(30),
                    django.core.validators.MaxValueValidator(3650),
                ],
                verbose_name="保存天数",
            ),
        ),
        migrations.AddConstraint(
            model_name="noticeversion",
            constraint=models.UniqueConstraint(
                fields=("use", "number"),
                name="investment_noticeversion_number_once",
                violation_error_message="这个版本号已经用过。",
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="registrations",
                to="investment.event",
                verbose_name="活动",
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="notice",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="registrations",
                to="investment.noticeversion",
                verbose_name="个人信息告知",
            ),
        ),
        migrations.AddField(
            model_name="registrant",
            name="registration",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="registrant",
                to="investment.registration",
                verbose_name="报名",
            ),
        ),
        migrations.AddField(
            model_name="registrationmove",
            name="actor",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="操作人",
            ),
        ),
        migrations.AddField(
            model_name="registrationmove",
            name="registration",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="moves",
                to="investment.registration",
                verbose_name="报名",
            ),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(fields=["event", "state", "registered_at"], name="investment_registration_queue"),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(("people__gte", 1), ("people__lte", 20)),
                name="investment_registration_people_in_bounds",
            ),
        ),
        migrations.AddConstraint(
            model_name="registrationmove",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("actor__isnull", False), ("side", "staff")),
                    models.Q(("side", "staff"), _negated=True),
                    _connector="OR",
                ),
                name="investment_registrationmove_staff_has_name",
            ),
        ),
        migrations.RunPython(write_first_notice, migrations.RunPython.noop),
    ]
