from django.utils.translation import gettext as _

from portal.kit.admin.forms import ScopedForm


class ProjectForm(ScopedForm):
    """Takes only sites of the project's own park."""

    def clean(self):
        cleaned = super().clean()
        park = cleaned.get("park") or self.instance.park
        elsewhere = [site for site in cleaned.get("sites") or () if site.park_id != (park and park.pk)]
        if elsewhere:
            told = _("这些场地不在项目所在的园区：%(sites)s。")
            self.add_error("sites", told % {"sites": _("、").join(map(str, elsewhere))})
        return cleaned
