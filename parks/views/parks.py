from django.shortcuts import render
from django.views.decorators.http import require_safe

from parks.filters import ParkFilter
from parks.models import Park
from portal.kit.pages import list_page
from portal.kit.slugs import find_by_slug


@require_safe
def park_list(request):
    return list_page(request, "parks/park_list.html", ParkFilter, Park.objects.published().for_cards())


@require_safe
def park_detail(request, slug):
    park = find_by_slug(Park.objects.published().for_detail(), slug)
    return render(request, "parks/park_detail.html", {"park": park})
