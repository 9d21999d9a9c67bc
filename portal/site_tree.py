def branches(request):
    return []
