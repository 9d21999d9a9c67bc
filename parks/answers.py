"""Which fact definitions a park answers by a column of its own, so that nothing is asked twice."""

# Every one of the columns must be filled. Of the columns of a bilingual text the Chinese one is enough.
BY_COLUMN = {
    "park_name": ["name_zh_hans", "name_en"],
    "park_level": ["level"],
    "division_code": ["area_id"],
    "park_address": ["address_zh_hans"],
    "coordinates": ["location_precision"],
    "approved_area": ["approved_area_ha"],
    "approved_year": ["approved_on"],
    "leading_classes": ["leading_industries_zh_hans"],
    "enquiry_office": ["office_zh_hans"],
    "enquiry_phone": ["phone"],
    "enquiry_email": ["email"],
    "enquiry_hours": ["office_hours_zh_hans"],
}
# Words of a column that say nothing of the park itself.
UNKNOWN = ("", "not_stated", "seat", "label")


def is_answered(owner, code):
    """Whether the park's own columns answer this definition; only definitions of parks are answered so."""
    return code in BY_COLUMN and all(is_stated(getattr(owner, name)) for name in BY_COLUMN[code])


def is_stated(value):
    return value is not None and value not in UNKNOWN


def answered_sql(park="p", definition="d"):
    """The same as SQL: whether a column of the park answers the definition."""
    whens = "".join(f" WHEN '{code}' THEN {_filled(park, columns)}" for code, columns in BY_COLUMN.items())
    return f"(CASE {definition}.code{whens} ELSE false END)"


def _filled(park, columns):
    return " AND ".join(f"coalesce({park}.{column}::text, '') NOT IN {UNKNOWN}" for column in columns)
