from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def statistics(request):
    return render(request, "portal/statistics.html", {})
