import json
import logging
import sys

from portal.logs import JsonFormatter


def record(**changes):
    made = logging.makeLogRecord(
        {"name": "portal", "levelname": "ERROR", "msg": "园区 %s", "args": ("一",), "created": 0}
    )
    made.__dict__.update(changes)
    return made


def test_log_line_is_one_json_object_in_readable_chinese():
    line = JsonFormatter().format(record())

    assert "园区 一" in line
    assert json.loads(line)["time"] == "1970-01-01T00:00:00.000+00:00"


def test_traceback_stays_on_the_line():
    try:
        raise ValueError("坏行")
    except ValueError:
        line = JsonFormatter().format(record(exc_info=sys.exc_info()))

    assert "\n" not in line
    assert "ValueError: 坏行" in json.loads(line)["traceback"]
