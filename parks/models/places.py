from django.db.models import Q

PROVINCE_LONGITUDES = (121, 132)
PROVINCE_LATITUDES = (40, 47)


def near_the_province(longitude, latitude):
    """Both WGS 84 coordinates in a box around the province, or neither given: half a point is no point."""
    nowhere = Q(**{f"{longitude}__isnull": True, f"{latitude}__isnull": True})
    inside = Q(
        **{
            f"{longitude}__isnull": False,
            f"{latitude}__isnull": False,
            f"{longitude}__range": PROVINCE_LONGITUDES,
            f"{latitude}__range": PROVINCE_LATITUDES,
        }
    )
    return nowhere | inside
