from django.db import migrations

# (what, in English, who, days after the signature); the province changes them in the admin.
STEPS = [
    ("指定项目专员，把姓名和电话告诉企业", "Name one person for the project and tell the firm how to reach them", "committee", 5),
    ("帮助办理营业执照和税务登记", "Help with the business licence and tax registration", "committee", 20),
    ("帮助办理项目备案或核准", "Help with filing or approval of the project", "committee", 30),
    ("落实用地或厂房，签订合同", "Settle land or building and sign the contract", "committee", 60),
    ("落实水、电、气、热接入方案", "Settle how water, power, gas and heat are connected", "committee", 90),
    ("帮助办理环评、能评和安全评价", "Help with environmental, energy and safety assessments", "committee", 120),
    ("帮助办理施工许可", "Help with the building permit", "committee", 150),
    ("协调需要市里解决的问题", "Settle what needs the city", "city", 60),
    ("说明能享受的政策和申报时间", "Say which policies apply and when to apply for them", "committee", 30),
    ("对接用工、培训和院校", "Bring together with schools, training and workers", "committee", 180),
    ("半年回访：承诺的条件是否兑现", "Visit after half a year: has what was promised been kept?", "committee", 180),
    ("一年回访，收集下一年的诉求", "Visit after a year and collect what is wanted next", "committee", 365),
]


def write(apps, schema_editor):
    AftercareTemplate = apps.get_model("investment", "AftercareTemplate")
    for chinese, english, who, days in STEPS:
        AftercareTemplate.objects.create(
            name=chinese, name_zh_hans=chinese, name_en=english, who=who, due_days=days, is_active=True
        )


class Migration(migrations.Migration):
    dependencies = [("investment", "0017_escalation_follow_up_and_aftercare")]

    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
