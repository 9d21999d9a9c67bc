from django.db import migrations, models

from portal.kit import versions


class Migration(migrations.Migration):
    dependencies = [("investment", "0022_promotion_plans"), ("portal", "0006_is_sample")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="events",
            field=models.ManyToManyField(
                blank=True,
                help_text="这条资讯报道的展会和活动，会在活动的网页上列出。",
                related_name="articles",
                to="investment.event",
                verbose_name="相关活动",
            ),
        ),
        *versions.track("portal_article_events"),
    ]
