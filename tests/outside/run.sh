#!/bin/sh
# Runs the bot against telemelya, a Bot API that others wrote: `make test-outside`.
# telemelya gets a venv of its own, since its packages are not ours; redis-server, which it keeps things in, comes from the system.
# Where one of them cannot be had, it says so and nothing is tested.
set -eu
cd "$(dirname "$0")/../.."
venv=.marquee/telemelya
within() { seconds=$1; shift; if command -v timeout >/dev/null 2>&1; then timeout "$seconds" "$@"; else "$@"; fi; }
skip() { echo "make test-outside: skipped, $1" >&2; exit 0; }

if ! command -v redis-server >/dev/null 2>&1 && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing redis-server …" >&2
    export DEBIAN_FRONTEND=noninteractive
    { within 120 apt-get update -q && within 240 apt-get install -y -q --no-install-recommends redis-server; } \
        >.marquee/outside.log 2>&1 </dev/null || true
fi
command -v redis-server >/dev/null 2>&1 || skip "there is no redis-server (on Debian: apt install redis-server)"

if ! "$venv/bin/python" -c 'import telemelya' 2>/dev/null; then
    echo "Installing telemelya …" >&2
    rm -rf "$venv"
    .venv/bin/python -m venv "$venv"
    within 400 "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r tests/outside/requirements.txt \
        >.marquee/outside.log 2>&1 </dev/null || { rm -rf "$venv"; skip "telemelya could not be installed; .marquee/outside.log tells why"; }
fi
TELEMELYA_PYTHON="$PWD/$venv/bin/python" exec .venv/bin/pytest -m outside tests/outside
