"""`make run` from outside: a real start in a folder of its own, and what is left when it ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from urllib.error import HTTPError
from urllib.request import urlopen

import psycopg2
import pytest
from django.conf import settings

from portal.devdb.cluster import Cluster
from portal.samples import PEOPLE, PROVINCE

PATIENCE = 120


class Run:
    """One `manage.py serve` in a session of its own, as a terminal would start it."""

    def __init__(self, var, port=None, **environment):
        self.port = port or free_port()
        self.process = subprocess.Popen(
            [sys.executable, settings.BASE_DIR / "manage.py", "serve", "--port", str(self.port)],
            env=environment_of(var) | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.said = ""

    def until(self, text):
        """Read on until the text comes, or the process ends."""
        while text not in self.said and (line := self.process.stdout.readline()):
            self.said += line
        assert text in self.said, self.said
        return self

    def ended(self):
        self.said += self.process.communicate(timeout=PATIENCE)[0]
        return self.process.returncode

    def get(self, path):
        try:
            with urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=PATIENCE) as answer:
                return answer.status, answer.url
        except HTTPError as error:
            return error.code, error.url


def environment_of(var):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONUTF8") if name in os.environ}
    return kept | {"PORTAL_VAR": str(var), "DJANGO_SETTINGS_MODULE": "portal.settings.dev"}


def manage(var, *arguments, **environment):
    return subprocess.run(
        [sys.executable, settings.BASE_DIR / "manage.py", *arguments],
        env=environment_of(var) | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def processes_of(var):
    """The command lines of all processes that were started with this folder in their environment or arguments."""
    answer = subprocess.run(["ps", "axeww", "-o", "pid=,stat=,args="], capture_output=True, text=True, check=True)
    return [line[:100] for line in answer.stdout.splitlines() if str(var) in line and " Z" not in line[:20]]


def wait_until_gone(var):
    deadline = time.monotonic() + 30
    while (left := processes_of(var)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert left == []


def rows_of(var):
    """What a start must not change: how many rows each table has, and when any row was last written."""
    cluster = Cluster(var / "postgres")
    cluster.use()
    connection = psycopg2.connect(host=str(cluster.socket_dir), user="portal", dbname="portal")
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        tables = [name for (name,) in cursor.fetchall()]
        found = {}
        for table in tables:
            cursor.execute(f'SELECT count(*), max(xmin::text::bigint) FROM "{table}"')
            found[table] = cursor.fetchone()
    connection.close()
    cluster.stop_if_unused()
    return found


@pytest.fixture(scope="module")
def var(tmp_path_factory):
    """A folder in which the portal has run once."""
    folder = tmp_path_factory.mktemp("var")
    run = Run(folder).until("Stop with Ctrl-C")
    assert run.get("/")[0] == 200, run.said
    os.killpg(run.process.pid, signal.SIGINT)
    assert run.ended() == 0, run.said
    return folder


def test_first_start_leaves_no_process_and_loads_the_data(var):
    wait_until_gone(var)

    rows = rows_of(var)
    assert rows["parks_area"][0] > 0
    assert rows["parks_user"][0] == len(PEOPLE)


def test_second_start_changes_no_data_and_make_stop_ends_it(var):
    before = rows_of(var)
    run = Run(var).until("Stop with Ctrl-C")

    assert run.get("/en/")[0] == 200
    assert f"{PROVINCE.username} / {PROVINCE.password}" in run.said
    assert float(re.search(r"ready after ([\d.]+) s", run.said)[1]) < 20  # measured alone: 1.5

    answer = manage(var, "stop")
    assert answer.stdout.splitlines() == [f"stopped the server on port {run.port}", "the database is stopped"]
    assert run.ended() == 0
    wait_until_gone(var)
    assert rows_of(var) == before


def test_killed_outright_it_leaves_only_the_database_which_make_stop_ends(var):
    run = Run(var).until("Stop with Ctrl-C")
    run.process.kill()
    run.process.wait()

    deadline = time.monotonic() + 30
    while any(name in line for name in ("gunicorn", "db_worker", "run_regularly") for line in processes_of(var)):
        assert time.monotonic() < deadline
        time.sleep(0.1)

    assert manage(var, "stop").stdout.splitlines() == ["the database is stopped"]
    wait_until_gone(var)


def test_when_the_server_dies_everything_ends_with_one_line(var):
    run = Run(var).until("Stop with Ctrl-C")

    os.kill(child_of(run, "gunicorn"), signal.SIGKILL)

    assert run.ended() == 1
    assert "The server ended by itself, so everything is stopped" in run.said
    wait_until_gone(var)


def test_database_stays_while_another_process_uses_it(var):
    run = Run(var).until("Stop with Ctrl-C")
    cluster = Cluster(var / "postgres")
    cluster.use()

    run.process.terminate()
    assert run.ended() == 0
    assert "the database stays" in manage(var, "stop").stdout
    assert cluster.answers()

    assert cluster.stop_if_unused()
    wait_until_gone(var)


def test_taken_port_is_one_line_with_a_way_out(var):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        answer = manage(var, "serve", "--port", str(port))

    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1
    assert f"PORT={port + 1} make run" in answer.stderr


def test_unreachable_database_is_one_line_without_its_password(var):
    url = f"postgres://portal:hidden-word@127.0.0.1:{free_port()}/portal"

    answer = manage(var, "serve", "--port", str(free_port()), DATABASE_URL=url)

    assert answer.returncode == 1
    assert answer.stderr.strip().count("\n") == 0, answer.stderr
    assert "correct DATABASE_URL" in answer.stderr
    assert "hidden-word" not in answer.stderr


def test_under_a_sub_path_everything_stays_inside_until_it_is_terminated(var):
    run = Run(var, PORTAL_SUBPATH="/parks-portal").until("Stop with Ctrl-C")

    assert f"http://127.0.0.1:{run.port}/parks-portal/" in run.said
    assert run.get("/parks-portal/en/")[0] == 200
    assert run.get("/") == (200, f"http://127.0.0.1:{run.port}/parks-portal/")
    assert run.get("/parks-portal/admin/")[1].startswith(
        f"http://127.0.0.1:{run.port}/parks-portal/admin/account/login/"
    )
    assert run.get("/en/")[0] == 404
    assert run.get(stylesheet(run, "/parks-portal/"))[0] == 200

    run.process.terminate()
    assert run.ended() == 0
    wait_until_gone(var)


def stylesheet(run, page):
    with urlopen(f"http://127.0.0.1:{run.port}{page}", timeout=PATIENCE) as answer:
        return re.search(r'href="(/parks-portal/static/css/base\.[0-9a-f]+\.css)"', answer.read().decode())[1]


def child_of(run, name):
    answer = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(run.process.pid)], capture_output=True, text=True, check=True
    )
    return next(int(line.split()[0]) for line in answer.stdout.splitlines() if name in line)
