"""What stands in deploy/ fits the program: its commands, its settings, its files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from knowledge.store import open_store
from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"
FILES = sorted(path for path in DEPLOY.rglob("*") if path.is_file())
OURS = ("MARQUEE_HOST", "MARQUEE_UPSTREAM")  # settings of the proxy, which its own file explains


def test_every_setting_in_it_is_one_that_the_bot_has() -> None:
    named = {name for path in FILES for name in re.findall(r"\b(?:BOT|MARQUEE)_[A-Z_]+", path.read_text())}
    told = set(re.findall(r"`((?:BOT|MARQUEE)_[A-Z_]+)`", (ROOT / "docs" / "operating.md").read_text()))
    assert {"BOT_TOKEN_FILE", "BOT_WEBHOOK_URL", "MARQUEE_HOME"} <= named
    assert named <= told | set(OURS)


def test_every_file_that_it_names_is_there() -> None:
    named = {name for path in FILES for name in re.findall(r"\bdeploy/[\w./-]*[\w-]", path.read_text())}
    assert {"deploy/compose.yaml", "deploy/setup.sh", "deploy/marquee.service"} <= named
    assert [name for name in sorted(named) if name != "deploy/token" and not (ROOT / name).exists()] == []


def test_the_image_takes_what_there_is() -> None:
    copied = re.findall(r"^COPY (.+) \./$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    assert [name for names in copied for name in names.split() if not (ROOT / name).exists()] == []


def test_the_containers_are_described_as_the_files_are() -> None:
    plain = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    webhook = yaml.safe_load((DEPLOY / "webhook" / "compose.yaml").read_text())
    bot = plain["services"]["marquee"]
    assert (DEPLOY / bot["build"]["context"] / bot["build"]["dockerfile"]).is_file()
    assert {volume.partition(":")[0] for volume in bot["volumes"]} == plain["volumes"].keys()
    assert set(bot["secrets"]) == plain["secrets"].keys()
    mounted = webhook["services"]["caddy"]["volumes"][0].partition(":")[0]
    assert (DEPLOY / mounted).is_file()  # compose takes paths from the folder of its first file
    assert webhook["services"]["marquee"]["command"][-1].endswith("marquee run --webhook")


def test_the_image_and_the_unit_run_what_make_run_runs() -> None:
    rule = re.search(r"^run: setup\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert rule
    commands = [line.replace("@$(BIN)/", "").strip() for line in rule[1].splitlines()]
    assert commands[0] == "marquee build"
    in_image = re.search(r'^CMD \["sh", "-c", "(.+)"\]$', (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    assert in_image
    assert in_image[1].replace("exec ", "").split(" && ") == commands
    unit = (DEPLOY / "marquee.service").read_text()
    assert re.findall(r"^Exec\w+=/opt/marquee/\.venv/bin/(.+)$", unit, re.MULTILINE) == commands


def test_with_a_webhook_the_same_is_run_by_it() -> None:
    command = yaml.safe_load((DEPLOY / "webhook" / "compose.yaml").read_text())["services"]["marquee"]["command"][-1]
    plain = re.search(r'"sh", "-c", "(.+)"\]', (DEPLOY / "Dockerfile").read_text())
    assert plain
    assert command == f"{plain[1]} run --webhook"
    addition = (DEPLOY / "webhook" / "marquee.conf").read_text()
    started = re.findall(r"^ExecStart=(.*)$", (DEPLOY / "marquee.service").read_text(), re.MULTILINE)
    assert re.findall(r"^ExecStart=(.*)$", addition, re.MULTILINE) == ["", f"{started[0]} run --webhook"]


def test_the_image_installs_as_the_set_up_does() -> None:
    image = re.findall(r"pip install (.+?)(?: \\)?$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    assert [one.removeprefix("-c constraints.txt ") for one in image] == ["setuptools", "--no-build-isolation -e ."]
    script = (DEPLOY / "setup.sh").read_text()
    assert "-c constraints.txt" in script
    assert re.findall(r"^install (.+)$", script, re.MULTILINE) == ["setuptools", '--no-build-isolation -e ".${extra:+[$extra]}"']


def test_the_unit_leaves_a_slow_machine_time_to_build_the_store() -> None:
    told = re.search(r"^TimeoutStartSec=(\d+)min$", (DEPLOY / "marquee.service").read_text(), re.MULTILINE)
    assert told
    assert int(told[1]) >= 10


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here to look at its units")
def test_systemd_takes_the_unit_with_its_addition(tmp_path: Path) -> None:
    here = str(Path(sys.executable).parent)
    unit = tmp_path / "marquee.service"
    addition = tmp_path / "marquee.service.d" / "webhook.conf"
    addition.parent.mkdir()
    for path, text in ((unit, DEPLOY / "marquee.service"), (addition, DEPLOY / "webhook" / "marquee.conf")):
        path.write_text(text.read_text().replace("/opt/marquee/.venv/bin", here))
    found = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, timeout=60)
    assert "marquee.service" not in found.stderr


@pytest.mark.skipif(shutil.which("caddy") is None, reason="Caddy is not here to read its file")
@pytest.mark.parametrize("upstream", [None, "marquee:8080"])
def test_caddy_reads_its_file(upstream: str | None) -> None:
    settings = {"MARQUEE_HOST": "bot.example.org", **({"MARQUEE_UPSTREAM": upstream} if upstream else {})}
    command = ["caddy", "adapt", "--adapter", "caddyfile", "--config", str(DEPLOY / "webhook" / "Caddyfile")]
    found = subprocess.run(command, env=os.environ | settings, capture_output=True, text=True, timeout=60)
    assert found.returncode == 0, found.stderr
    assert f'"dial":"{upstream or "127.0.0.1:8080"}"' in found.stdout


def test_the_shipped_store_answers_what_datasette_asks_of_it(shipped_store: Path) -> None:
    told = yaml.safe_load((DEPLOY / "datasette.yaml").read_text())["databases"]["store"]
    with open_store(shipped_store) as store:
        for table in told["tables"]:
            store.execute(f'SELECT * FROM "{table}" LIMIT 1').fetchone()
        (film,) = store.execute("SELECT label FROM thing WHERE kind = 'film' ORDER BY facts DESC LIMIT 1").fetchone()
        asked = {"named": {"name": film}, "awards": {"label": film}, "disputed": {}}
        assert asked.keys() == told["queries"].keys()
        found = {name: store.execute(told["queries"][name]["sql"], values).fetchall() for name, values in asked.items()}
    assert found["named"]
    assert found["awards"]
