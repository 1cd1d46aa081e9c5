"""The README tells the truth: what it shows is what happens, what it names exists."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from running import give_what_is_learned
from shipped_rules import SHIPPED_RULES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
BIN = Path(sys.executable).parent


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def shown() -> list[tuple[str, str]]:
    """Each command of the console blocks with the output shown below it."""
    return [found for block in blocks("console") for found in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)]


def told() -> list[str]:
    """Each command of the sh blocks, without its remark."""
    lines = (line.partition("#")[0].strip() for block in blocks("sh") for line in block.splitlines())
    return [line for line in lines if line]


def shell(command: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command as a reader would: the installed programs on the path, nothing of this test's own settings."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("BOT_", "MARQUEE_", "STATE_", "MAKE", "MFLAGS"))
    }
    return subprocess.run(
        command,
        shell=True,
        check=False,
        cwd=ROOT,
        env={**kept, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "MARQUEE_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, shipped_store: Path) -> Path:
    """A folder with a store of the shipped facts, which the build finds unchanged."""
    folder = tmp_path_factory.mktemp("home")
    shutil.copy(shipped_store, folder / "store.db")
    give_what_is_learned(folder)
    built = shell("marquee build", folder)
    assert built.returncode == 0, built.stderr
    return folder


def test_there_is_something_to_try() -> None:
    assert len(shown()) >= 1
    assert {"make run", "make test"} <= set(told())


@pytest.mark.parametrize(("command", "output"), shown())
def test_a_command_answers_what_is_shown(command: str, output: str, home: Path) -> None:
    done = shell(command, home)
    assert (done.stdout.strip(), done.returncode) == (output.strip(), 0), done.stderr


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
@pytest.mark.parametrize("command", told())
def test_a_command_told_is_one_that_make_knows(command: str, tmp_path: Path) -> None:
    done = shell(command.replace("make ", "make -n "), tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "docs/benchmarks.md"])
def test_every_target_of_make_that_is_named_exists(document: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)`", (ROOT / document).read_text()))
    assert named
    assert named <= targets


def test_every_benchmark_is_described() -> None:
    described = (ROOT / "docs/benchmarks.md").read_text()
    assert [file.name for file in (ROOT / "benchmarks").glob("*.py") if f"../benchmarks/{file.name}" not in described] == []


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
@pytest.mark.skipif(not (ROOT / ".marquee/setup/done-dev").exists(), reason="only where make did the set-up: no network in tests")
def test_make_run_answers_a_question_typed_into_it(home: Path) -> None:
    done = shell("printf 'who directed 12th fail?\\n' | make run", home)
    assert done.returncode == 0, done.stderr
    assert "Vidhu Vinod Chopra" in done.stdout


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "docs/benchmarks.md"])
def test_every_file_linked_to_exists(document: str) -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", (ROOT / document).read_text()) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / document).parent.joinpath(link).exists()] == []


def test_every_command_is_described(tmp_path: Path) -> None:
    known = re.search(r"\{([a-z,]+)\}", shell("marquee --help", tmp_path).stdout)
    assert known
    assert [name for name in known[1].split(",") if f"`marquee {name}" not in README] == []


def test_every_environment_variable_is_described() -> None:
    code = "".join(file.read_text() for file in (ROOT / "bot").rglob("*.py"))
    used = set(re.findall(r"\"((?:BOT|MARQUEE|STATE)_[A-Z_]+)\"", code))
    assert used
    assert {name for name in used if f"`{name}`" not in README} == set()


def test_the_facts_shown_are_facts_that_can_be_added(home: Path, tmp_path: Path) -> None:
    facts = [block for block in blocks("yaml") if "source" in yaml.safe_load(block)]
    assert facts
    for block in facts:
        (tmp_path / "facts.yaml").write_text(block)
        done = shell(f"marquee check {tmp_path / 'facts.yaml'}", home)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_questions_shown_are_laid_out_as_those_that_ship() -> None:
    keys = {key for intent in SHIPPED_RULES["intents"].values() for key in intent}
    questions = [intent for block in blocks("yaml") for intent in yaml.safe_load(block).values() if "questions" in intent]
    assert questions
    assert all(intent.keys() <= keys for intent in questions)
