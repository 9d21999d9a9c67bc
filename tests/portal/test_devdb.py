"""The embedded PostgreSQL: real clusters in a folder of the test's own."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg2
import pytest

from portal.devdb import binaries
from portal.devdb.cluster import Cluster, is_postgres, socket_dir
from portal.devdb.errors import DevDatabaseError
from portal.devdb.settings import embedded_database

USE_AND_WAIT = """
import sys
from pathlib import Path
from portal.devdb.cluster import Cluster
cluster = Cluster(Path(sys.argv[1]))
cluster.use()
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def cluster(tmp_path):
    cluster = Cluster(tmp_path / "postgres")
    yield cluster
    cluster.users.leave()
    cluster.stop()


def ask(cluster, question):
    connection = psycopg2.connect(host=str(cluster.socket_dir), user="portal", dbname="portal")
    try:
        with connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchone()[0]
    finally:
        connection.close()


def another_process_using(cluster):
    process = subprocess.Popen(
        [sys.executable, "-c", USE_AND_WAIT, cluster.folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "ready\n"
    return process


def make_binaries(folder: Path) -> Path:
    folder.mkdir()
    for program in binaries.PROGRAMS:
        (folder / program).touch(mode=0o755)
    return folder


def test_first_use_makes_a_database_that_knows_chinese_letters(cluster):
    cluster.use()

    ctype = ask(cluster, "SELECT datctype FROM pg_database WHERE datname = current_database()")
    assert ctype not in ("C", "POSIX")
    assert ask(cluster, "SELECT '长白山' ~ '^[[:alpha:]]+$'")


def test_use_again_keeps_the_server_and_its_data(cluster):
    cluster.use()
    pid = cluster.server_pid()

    cluster.use()

    assert cluster.server_pid() == pid


def test_processes_starting_at_once_share_one_server(cluster):
    with ThreadPoolExecutor() as pool:
        processes = list(pool.map(another_process_using, [cluster] * 3))

    assert ask(cluster, "SELECT 1") == 1
    for process in processes:
        process.communicate()
        assert process.returncode == 0


def test_server_stops_only_when_the_last_process_leaves(cluster):
    cluster.use()
    other = another_process_using(cluster)

    assert not cluster.stop_if_unused()
    assert cluster.answers()

    other.communicate()
    assert cluster.stop_if_unused()
    assert not cluster.answers()


def test_process_that_is_killed_no_longer_counts_as_user(cluster):
    other = another_process_using(cluster)
    pid = cluster.server_pid()
    other.kill()
    other.communicate()

    assert cluster.stop_if_unused()
    assert not is_postgres(pid)


def test_data_outlives_the_server(cluster):
    cluster.use()
    cluster.stop_if_unused()

    cluster.use()

    assert ask(cluster, "SELECT current_database()") == "portal"


def test_pid_file_of_a_dead_server_does_not_stop_the_next_one(cluster):
    cluster.use()
    cluster.stop_if_unused()
    (cluster.data / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.data}\n")

    cluster.use()

    assert cluster.answers()


def test_interrupted_creation_is_begun_anew(cluster):
    unfinished = cluster.folder / "data.unfinished"
    unfinished.mkdir(parents=True)
    (unfinished / "PG_VERSION").write_text("18\n")

    cluster.use()

    assert cluster.answers()
    assert not unfinished.exists()


def test_folder_of_another_version_is_refused_with_a_way_out(cluster):
    cluster.data.mkdir(parents=True)
    (cluster.data / "PG_VERSION").write_text("14\n")

    with pytest.raises(DevDatabaseError) as refusal:
        cluster.use()

    message = str(refusal.value)
    assert "\n" not in message
    assert str(cluster.data) in message
    assert "PostgreSQL 14" in message
    assert "POSTGRES_BIN" in message


def test_server_that_cannot_start_says_why_in_one_line(cluster):
    cluster.use()
    cluster.stop_if_unused()
    (cluster.data / "postgresql.conf").write_text("no_such_setting = 1\n")

    with pytest.raises(DevDatabaseError, match="configuration file .* contains errors") as refusal:
        cluster.use()

    assert "\n" not in str(refusal.value)


def test_socket_of_a_deep_folder_lies_where_its_path_is_short():
    deep = Path("/srv") / ("很深的文件夹" * 6)

    assert socket_dir(Path("/srv/portal")) == Path("/srv/portal")
    assert len(os.fsencode(socket_dir(deep))) < 60
    assert socket_dir(deep) != socket_dir(deep / "other")


def test_deep_folder_works(tmp_path):
    cluster = Cluster(tmp_path / ("deep" * 30))
    try:
        cluster.use()

        assert embedded_database(cluster.folder)["HOST"] == str(cluster.socket_dir)
        assert ask(cluster, "SELECT 1") == 1
    finally:
        assert cluster.stop_if_unused()
        cluster.socket_dir.rmdir()


def test_binaries_come_from_postgres_bin_first(monkeypatch, tmp_path):
    chosen = make_binaries(tmp_path / "bin")
    monkeypatch.setenv("POSTGRES_BIN", str(chosen))

    assert binaries.bin_dir() == chosen


def test_wrong_postgres_bin_is_an_error_and_not_passed_over(monkeypatch, tmp_path):
    monkeypatch.setenv("POSTGRES_BIN", str(tmp_path))

    with pytest.raises(DevDatabaseError, match="holds no initdb"):
        binaries.bin_dir()


def test_package_is_preferred_to_what_pg_config_names(monkeypatch, tmp_path):
    installed = make_binaries(tmp_path / "bin")
    pg_config = tmp_path / "pg_config"
    pg_config.write_text(f"#!/bin/sh\necho {installed}\n")
    pg_config.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.delenv("POSTGRES_BIN", raising=False)

    assert binaries.installed() == installed
    assert binaries.bin_dir() == (binaries.packaged() or installed)


@pytest.mark.skipif(os.geteuid() != 0, reason="PostgreSQL needs the user namespace only as root")
def test_root_without_right_to_a_namespace_is_told_what_to_do(monkeypatch, cluster):
    refused = Path(cluster.folder.parent / "refused.py")
    refused.write_text("import sys; sys.exit(77)")
    monkeypatch.setattr("portal.devdb.rootless.__file__", str(refused))

    with pytest.raises(DevDatabaseError, match="ordinary user, or set DATABASE_URL"):
        cluster.use()
