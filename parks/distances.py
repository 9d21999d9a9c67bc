import math

EARTH_RADIUS_KM = 6371


def kilometres_between(one, other):
    """The great-circle distance of two (longitude, latitude) in degrees, in kilometres (haversine formula)."""
    (lon1, lat1), (lon2, lat2) = (tuple(map(math.radians, map(float, point))) for point in (one, other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half))
