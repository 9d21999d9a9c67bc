"""The portal as a part of another host."""

import json

import pytest

from portal.subpath import Subpath


def tell(environ, start_response):
    """An application that tells what Django would be given."""
    start_response("200 OK", [])
    return [json.dumps([environ["SCRIPT_NAME"], environ["PATH_INFO"]]).encode()]


def ask(prefix, path, **environ):
    answer = {}

    def start_response(status, headers):
        answer.update(status=int(status.split()[0]), **dict(headers))

    body = b"".join(Subpath(tell, prefix)({"PATH_INFO": path, "SCRIPT_NAME": "", **environ}, start_response))
    return answer | {"body": body}


@pytest.mark.parametrize("given", ["/parks-portal/en/parks/", "/parks-portal/"])
def test_full_path_loses_the_prefix_once(given):
    answer = ask("parks-portal", given)

    assert json.loads(answer["body"]) == ["/parks-portal", given.removeprefix("/parks-portal")]


@pytest.mark.parametrize("said", [{"HTTP_X_FORWARDED_PREFIX": "/parks-portal/"}, {"SCRIPT_NAME": "/parks-portal"}])
def test_path_that_the_proxy_has_cut_is_taken_as_it_is(said):
    answer = ask("parks-portal", "/en/parks/", **said)

    assert json.loads(answer["body"]) == ["/parks-portal", "/en/parks/"]


def test_prefix_without_slash_leads_to_the_first_page_and_keeps_the_query():
    answer = ask("parks-portal", "/parks-portal", QUERY_STRING="a=1")

    assert (answer["status"], answer["Location"]) == (302, "/parks-portal/?a=1")


def test_root_of_the_host_leads_inside():
    assert ask("parks-portal", "/")["Location"] == "/parks-portal/"


@pytest.mark.parametrize("path", ["/parks-portal-of-others/", "/admin/"])
def test_what_is_outside_is_not_ours(path):
    assert ask("parks-portal", path)["status"] == 404


def test_chinese_prefix_works():
    answer = ask("园区", "/园区/en/".encode().decode("latin-1"))

    assert json.loads(answer["body"])[1] == "/en/"
