import django.db.models.deletion
from django.db import migrations, models

from portal.kit import versions


class Migration(migrations.Migration):
    dependencies = [("parks", "0008_people_are_invited_and_passwords_kept")]

    operations = [
        migrations.CreateModel(
            name='ParkFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(help_text='数据所属的年份，如 2025。', verbose_name='年份')),
                ('output_cny', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='工业总产值（元）')),
                ('revenue_cny', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='营业收入（元）')),
                ('fixed_investment_cny', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='固定资产投资（元）')),
                ('tax_cny', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='税收（元）')),
                ('exports_cny', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='出口额（元）')),
                ('jobs', models.PositiveIntegerField(blank=True, null=True, verbose_name='从业人员（人）')),
                ('firms', models.PositiveIntegerField(blank=True, null=True, verbose_name='企业数（家）')),
                ('firms_above_scale', models.PositiveIntegerField(blank=True, help_text='年主营业务收入 2000 万元及以上。', null=True, verbose_name='规模以上工业企业（家）')),
                ('high_tech_firms', models.PositiveIntegerField(blank=True, null=True, verbose_name='高新技术企业（家）')),
                ('patents', models.PositiveIntegerField(blank=True, null=True, verbose_name='当年授权专利（件）')),
                ('land_used_ha', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, verbose_name='已用地（公顷）')),
                ('energy_tce_per_10k_cny', models.DecimalField(blank=True, decimal_places=4, max_digits=8, null=True, verbose_name='单位产值能耗（吨标准煤/万元）')),
                ('occupancy_percent', models.DecimalField(blank=True, decimal_places=2, help_text='0 到 100。', max_digits=5, null=True, verbose_name='厂房入驻率（%）')),
                ('source', models.CharField(help_text='哪个部门的哪份统计，如“园区统计年报”。', max_length=200, verbose_name='数据来源')),
                ('source_zh_hans', models.CharField(help_text='哪个部门的哪份统计，如“园区统计年报”。', max_length=200, null=True, verbose_name='数据来源')),
                ('source_en', models.CharField(help_text='哪个部门的哪份统计，如“园区统计年报”。', max_length=200, null=True, verbose_name='数据来源')),
                ('park', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='parks.park', verbose_name='园区')),
            ],
            options={
                'verbose_name': '年度数据',
                'verbose_name_plural': '年度数据',
                'ordering': ['park', '-year'],
                'constraints': [models.UniqueConstraint(fields=('park', 'year'), name='parks_parkfigure_once_a_year', violation_error_message='这个园区这一年的数据已有。'), models.CheckConstraint(condition=models.Q(('year__range', (1980, 2100))), name='parks_parkfigure_year_of_our_time', violation_error_message='年份须在 1980 到 2100 之间。'), models.CheckConstraint(condition=models.Q(('energy_tce_per_10k_cny__isnull', True), ('exports_cny__isnull', True), ('firms__isnull', True), ('firms_above_scale__isnull', True), ('fixed_investment_cny__isnull', True), ('high_tech_firms__isnull', True), ('jobs__isnull', True), ('land_used_ha__isnull', True), ('occupancy_percent__isnull', True), ('output_cny__isnull', True), ('patents__isnull', True), ('revenue_cny__isnull', True), ('tax_cny__isnull', True), _negated=True), name='parks_parkfigure_states_something', violation_error_message='至少填写一项数据。'), models.CheckConstraint(condition=models.Q(('occupancy_percent__lte', 100)), name='parks_parkfigure_occupancy_at_most_100', violation_error_message='入驻率不超过 100。'), models.CheckConstraint(condition=models.Q(('output_cny__gte', 0)), name='parks_parkfigure_output_cny_not_negative', violation_error_message='不能是负数；不知道就留空。'), models.CheckConstraint(condition=models.Q(('revenue_cny__gte', 0)), name='parks_parkfigure_revenue_cny_not_negative', violation_error_message='不能是负数；不知道就留空。'), models.CheckConstraint(condition=models.Q(('fixed_investment_cny__gte', 0)), name='parks_parkfigure_fixed_investment_cny_not_negative', violation_error_message='不能是负数；不知道就留空。'), models.CheckConstraint(condition=models.Q(('tax_cny__gte', 0)), name='parks_parkfigure_tax_cny_not_negative', violation_error_message='不能是负数；不知道就留空。'), models.CheckConstraint(condition=models.Q(('exports_cny__gte', 0)), name='parks_parkfigure_exports_cny_not_negative', violation_error_message='不能是负数；不知道就留空。'), models.CheckConstraint(condition=models.Q(('land_used_ha__gte', 0)), name='parks_parkfigure_land_used_ha_not_negative', violation_error_message='不能是负数；不知道就留空。'), models.CheckConstraint(condition=models.Q(('energy_tce_per_10k_cny__gte', 0)), name='parks_parkfigure_energy_tce_per_10k_cny_not_negative', violation_error_message='不能是负数；不知道就留空。'), models.CheckConstraint(condition=models.Q(('occupancy_percent__gte', 0)), name='parks_parkfigure_occupancy_percent_not_negative', violation_error_message='不能是负数；不知道就留空。'), models.CheckConstraint(condition=models.Q(('firms_above_scale__lte', models.F('firms'))), name='parks_parkfigure_firms_above_scale_among_firms', violation_error_message='不能比企业数多。'), models.CheckConstraint(condition=models.Q(('high_tech_firms__lte', models.F('firms'))), name='parks_parkfigure_high_tech_firms_among_firms', violation_error_message='不能比企业数多。')],
            },
        ),
        *versions.track("parks_parkfigure"),
    ]
