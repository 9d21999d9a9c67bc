import pytest
from django.core.exceptions import ValidationError

from portal.kit.partial_dates import validate_partial_date


@pytest.mark.parametrize("value", ["1993", "1993-04", "1993-04-22", "2024-02-29"])
def test_a_date_known_in_part_is_accepted(value):
    validate_partial_date(value)


@pytest.mark.parametrize(
    "value", ["93", "1993-4", "1993-13", "2023-02-29", "1993/04", "0000", "1993-04-22T10:00", "约1993"]
)
def test_anything_else_is_refused(value):
    with pytest.raises(ValidationError):
        validate_partial_date(value)
