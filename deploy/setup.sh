#!/bin/sh
# Makes .venv hold what Marquee needs: `sh deploy/setup.sh` to run it, `sh deploy/setup.sh dev` to test it too.
# Does nothing where that is done already; starts afresh where an earlier set-up was interrupted.
# PYTHON names the interpreter to use.
set -eu
cd "$(dirname "$0")/.."
extra=${1:-}
venv=.venv
notes=.marquee/setup
stamp=$notes/done${extra:+-$extra}

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# What the finished work depends on: these files, and the folder, which a venv has written into it.
wanted() { pwd; cksum pyproject.toml constraints.txt; }

# A venv loses its packages when the interpreter under it is replaced by a newer one.
is_sound() { "$venv/bin/python" -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

# What is enough for testing is enough for running.
is_done() {
    for each in "$stamp" "$notes/done-dev"; do
        if [ "$(cat "$each" 2>/dev/null)" = "$(wanted)" ]; then [ -x "$venv/bin/marquee" ] && is_sound; return; fi
    done
    return 1
}

how_to_install() { # $1: for apt, $2: for the others
    if command -v apt-get >/dev/null 2>&1; then echo "Install it with: sudo apt install $1"
    elif command -v dnf >/dev/null 2>&1; then echo "Install it with: sudo dnf install $2"
    elif command -v brew >/dev/null 2>&1; then echo "Install it with: brew install $2"
    else echo "Get it from https://www.python.org/downloads/"
    fi
}

version() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null; }
new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; else set -- python3 python3.14 python3.13 python3.12 python3.11; fi
    for python in "$@"; do
        if new_enough "$python"; then echo "$python"; return; fi
    done
    found=$(version "${PYTHON:-python3}" || echo "none")
    fail "Marquee needs Python 3.11 or newer; found $found. $(how_to_install 'python3.11 python3.11-venv' python3.11)"
}

install() { # packages, by pip of the new venv, its words kept for when it fails
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -c constraints.txt "$@" \
        >>"$notes/log" 2>&1 </dev/null && return
    tail -n 5 "$notes/log" >&2
    fail "The packages could not be installed; $notes/log tells more. Once that is mended, run the same command again."
}

if is_done; then exit 0; fi
mkdir -p "$notes"
# Two set-ups at once would spoil each other's work; the kernel lets the lock go however its holder ends.
if command -v flock >/dev/null 2>&1; then
    exec 9>"$notes/lock"
    flock 9
    if is_done; then exit 0; fi
fi

python=$(find_python)
"$python" -c 'import venv, ensurepip' 2>/dev/null ||
    fail "Python $(version "$python") lacks its venv module. $(how_to_install "python$(version "$python")-venv" python3)"

# The note that work has begun is removed last, so that whatever cuts in, the next run finds it.
rm -f "$notes"/done*
if [ -e "$notes/begun" ] || ! is_sound; then
    say "Setting up (once, about 40 s) …"
    : >"$notes/begun"
    rm -rf "$venv"
    "$python" -m venv "$venv"
else
    say "Bringing $venv up to date …"
    : >"$notes/begun"
fi
: >"$notes/log"
install setuptools
install --no-build-isolation -e ".${extra:+[$extra]}"
wanted >"$notes/new"
mv "$notes/new" "$stamp"
rm "$notes/begun"
