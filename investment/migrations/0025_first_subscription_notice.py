from datetime import date

from django.db import migrations

TEXTS = {
    "handler": (
        "本网的主办单位（联系方式见页脚和“联系我们”）。",
        "The organiser of this portal (see the footer and “Contact”).",
    ),
    "purpose": (
        "只用来按您订阅的搜索写信告诉您新结果。不用于其他目的，不作自动化决策，不发广告。",
        "Only to write to you about new results of the search you subscribe to. It is used for nothing else, nothing is decided by machine and no advertising is sent.",
    ),
    "kinds": (
        "您的邮箱，您订阅的列表和条件，多久一封、用什么语言写信，以及申请和确认的时间。不需要姓名和账号。未满十四周岁的，由监护人订阅。",
        "Your e-mail address, the list and conditions you subscribe to, how often and in which language to write, and when you asked and confirmed. No name and no account are needed. A guardian subscribes for anyone under fourteen.",
    ),
    "sharing": (
        "不提供给任何人。信件经本网使用的邮件服务寄出；在后台，工作人员只看到遮去大半的邮箱。不向境外提供。",
        "Nobody gets it. Letters are sent through the mail service this portal uses; in the list of subscriptions staff see the address masked. Nothing is given abroad.",
    ),
    "retention": (
        "没有确认的，三天后自动删除。确认后一年，到期前两周问您是否继续，不答复就停止并删除。您停止订阅时，邮箱和寄给您的信立即删除。系统防止滥用时只留网段的加密值，两天后删除。",
        "Three days if you do not confirm. A year once you have confirmed; two weeks before it ends we ask whether to go on, and without an answer the letters end and your address is deleted. When you stop, your address and the letters to it are deleted at once. Against abuse only an encrypted value of your network is kept, for two days.",
    ),
    "rights": (
        "每封信里都有链接：不需要账号，就可以查看这份订阅、改变频率、撤回同意并停止。也可以联系本网主办单位，或向履行个人信息保护职责的部门投诉。",
        "Every letter has links by which, without an account, you see the subscription, change how often we write, take your consent back and stop. You can also turn to the organiser of this portal, or complain to the authority that protects personal information.",
    ),
}


def write(apps, schema_editor):
    NoticeVersion = apps.get_model("investment", "NoticeVersion")
    columns = {}
    for name, (chinese, english) in TEXTS.items():
        columns |= {name: chinese, f"{name}_zh_hans": chinese, f"{name}_en": english}
    NoticeVersion.objects.create(
        use="subscription", number=1, in_force_from=date(2026, 11, 1), retention_days=365, **columns
    )


class Migration(migrations.Migration):
    dependencies = [("investment", "0024_notice_of_subscriptions")]

    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
