from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kit", "0004_letter_short_last_error")]

    operations = [
        migrations.AlterField(
            model_name="changestep",
            name="action",
            field=models.CharField(
                choices=[
                    ("write", "编写"),
                    ("submit", "提交审核"),
                    ("approve", "通过"),
                    ("return", "退回"),
                    ("take_over", "接手修改"),
                    ("recall", "撤回提交"),
                    ("drop", "放弃"),
                    ("apply", "生效"),
                    ("withdraw", "定时撤下"),
                    ("note", "留言"),
                ],
                max_length=10,
                verbose_name="做了什么",
            ),
        ),
    ]
