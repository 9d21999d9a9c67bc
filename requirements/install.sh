#!/bin/sh
# Make .venv with a Python >= 3.12 and install a lock file: sh requirements/install.sh runtime|dev
# Does nothing when that has been done already. Prefers uv, which is faster; pip does as well.
set -eu
cd "$(dirname "$0")/.."
wanted=$1
lock=requirements/$wanted.txt
python=.venv/bin/python

fresh_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; }
has_pip() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }
has_uv() { uv --version >/dev/null 2>&1; }
say() { echo "  $*"; }
fail() { echo "$*" >&2; exit 1; }

# Candidates are run, not only found: pyenv leaves commands in the path that refuse to start.
find_python() {
    for candidate in python3.14 python3.13 python3.12 python3 python "${HOME:-/root}"/.pyenv/versions/3.1[2-9]*/bin/python3; do
        if fresh_enough "$candidate" && { has_uv || has_pip "$candidate"; }; then
            echo "$candidate"
            return
        fi
    done
}

make_environment() {
    found=$(find_python)
    if [ -n "$found" ]; then
        say "make .venv with $("$found" --version)"
        "$found" -m venv --clear .venv 2>/dev/null || { rm -rf .venv; uv venv --quiet --python "$found" .venv; }
    elif has_uv; then
        say "make .venv with a Python 3.13 that uv gets"
        rm -rf .venv
        uv venv --quiet --python 3.13 .venv || fail "uv could not get one; install Python >= 3.12 and try again."
    else
        fail "No Python >= 3.12 with venv found. Install one (Debian 13, Ubuntu 24.04: apt install python3 python3-venv) or uv, which gets one without further rights, and try again."
    fi
}

install_with_uv() { has_uv && uv pip install --quiet --python $python --require-hashes -r "$lock" 2>/dev/null; }
install_with_pip() {
    $python -m pip --version >/dev/null 2>&1 || $python -m ensurepip >/dev/null
    $python -m pip install --quiet --quiet --disable-pip-version-check --no-input --no-compile --require-hashes -r "$lock"
}

# The dev lock contains the runtime's, so it serves for both.
sum=$(cksum <"$lock")
installed() { [ "$(cat ".venv/$wanted.installed" 2>/dev/null)" = "$sum" ]; }

fresh_enough $python || make_environment
if ! installed; then
    say "install the packages of $lock (the first time takes a minute)"
    install_with_uv || install_with_pip || fail "The packages of $lock could not be installed; see the lines above."
    echo "$sum" >".venv/$wanted.installed"
    if [ "$wanted" = dev ]; then cksum <requirements/runtime.txt >.venv/runtime.installed; fi
fi
