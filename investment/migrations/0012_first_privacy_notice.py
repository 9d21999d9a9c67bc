from datetime import date

from django.db import migrations

TEXTS = {
    "handler": (
        "本网的主办单位（联系方式见页脚和“联系我们”）和您选择询问的园区管委会，共同处理您填写的个人信息。",
        "The organiser of this portal (see the footer and “Contact”) and the committees of the parks you ask handle the personal data you enter.",
    ),
    "purpose": (
        "只用来答复您的咨询、告诉您进展和查清滥用。信息由工作人员查看，不作自动化决策，不用于推送广告。",
        "Only to answer your enquiry, to tell you how it stands and to look into abuse. People read it; nothing is decided by machine and nothing is used for advertising.",
    ),
    "kinds": (
        "称呼、邮箱或电话（视您选择的答复方式）、您愿意写的单位名称，以及问题的内容。请不要在问题里写身份证号、健康状况等敏感信息；未满十四周岁的，由监护人咨询。",
        "What to call you, an e-mail address or telephone number (whichever way you want the answer), your organisation if you name it, and your questions. Please write nothing sensitive such as identity card numbers or health into a question; a guardian asks for anyone under fourteen.",
    ),
    "sharing": (
        "只交给您选择的园区。匿名咨询时，园区只看到项目代号和问题，由您在查询页上决定向哪个园区公开身份。另外勾选“可以转交”后，才会交给能答复的其他园区或部门。不向境外提供。公开台账里没有个人信息。",
        "Only the parks you choose get it. When you ask under a code, a park sees the code and the questions alone, until you open your identity to it on the tracking page. Only if you also tick “may be passed on” does another park or department that can answer get it. Nothing is given abroad. The public ledger holds no personal data.",
    ),
    "retention": (
        "从收到之日起两年，到期自动删除。您可以随时提前删除。系统记录滥用时只留网段的加密值，两天后删除。",
        "Two years from receipt, then it is deleted without being asked. You can delete it at any time before. Against abuse only an encrypted value of your network is kept, for two days.",
    ),
    "rights": (
        "凭咨询编号和查询码，您可以在查询页上查看和下载全部信息、更正、补充、撤回同意、撤回咨询、删除。也可以联系本网主办单位，或向履行个人信息保护职责的部门投诉。",
        "With receipt number and code you can see and download everything on the tracking page, correct it, add to it, take back a consent, withdraw the enquiry and delete it. You can also turn to the organiser of this portal, or complain to the authority that protects personal information.",
    ),
}


def write(apps, schema_editor):
    NoticeVersion = apps.get_model("investment", "NoticeVersion")
    columns = {}
    for name, (chinese, english) in TEXTS.items():
        columns |= {name: chinese, f"{name}_zh_hans": chinese, f"{name}_en": english}
    NoticeVersion.objects.get_or_create(
        number=1, defaults={"in_force_from": date(2026, 11, 1), "retention_days": 730, **columns}
    )


class Migration(migrations.Migration):
    dependencies = [("investment", "0011_ledger_append_only")]

    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
