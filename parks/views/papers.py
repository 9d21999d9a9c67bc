from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from parks.bundle import park_files
from parks.models import Park
from parks.papers import park_paper
from portal.kit.bundles import zipped
from portal.kit.paper import pdf_response
from portal.kit.samples import marked
from portal.kit.slugs import find_by_slug
from portal.kit.text import plain_translation


@require_safe
def park_brochure(request, slug):
    park = marked(request, find_by_slug(Park.objects.published(samples=None).for_detail(), slug))
    return pdf_response(park_paper(request, park), _("%(park)s画册") % {"park": plain_translation(park, "name")})


@require_safe
def park_bundle(request, slug):
    """All about a park for a place without network, with a manifest of checksums."""
    park = marked(request, find_by_slug(Park.objects.published(samples=None).for_detail(), slug))
    headers = {"Content-Disposition": content_disposition_header(True, f"{park.slug}.zip")}
    return HttpResponse(zipped(park_files(request, park)), content_type="application/zip", headers=headers)
