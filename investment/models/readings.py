from django.db import connection, models
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.kit.scoping import beneath

from .projects import Project


class ProjectReading(models.Model):
    """How often a project's page was asked for on a day; nothing of who asked."""

    scope_paths = beneath("project", Project)

    project = models.ForeignKey(Project, verbose_name=_("招商项目"), on_delete=models.CASCADE, related_name="readings")
    day = models.DateField(_("日期"))
    number = models.PositiveIntegerField(_("次数"), default=1)

    class Meta:
        verbose_name = _("项目阅读")
        verbose_name_plural = pgettext_lazy("列表", "项目阅读")
        ordering = ["-day", "project"]
        constraints = [models.UniqueConstraint(fields=["project", "day"], name="investment_projectreading_once_a_day")]

    def __str__(self):
        return f"{self.day} {self.project}"


COUNT = """
    INSERT INTO investment_projectreading (project_id, day, number) VALUES (%s, %s, 1)
    ON CONFLICT (project_id, day) DO UPDATE SET number = investment_projectreading.number + 1
"""


def count_reading(project):
    """One more reading today, in one statement that two readers at once cannot lose."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [project.pk, localdate()])
