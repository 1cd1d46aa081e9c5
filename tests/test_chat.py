"""The chat in a terminal, with a fake bot and a fake keyboard."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.reply import Reply
from bot.terminal.chat import chat


class Parrot:
    """Answers with what it heard, counts what was said before, offers two choices to `which` and fails at `boom`."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def ask(self, text: str, earlier: str, start: int | None) -> Reply:
        self.heard.append(text)
        if text == "boom":
            raise RuntimeError("a secret of the inside")
        if text == "stop":
            raise KeyboardInterrupt
        thread = f"{earlier}+{text}"
        if text == "which":
            return Reply("which_one", "Which one?", choices=("Moon (1955)", "Moon <2002>"), thread=thread)
        return Reply("answered", f"<b>{text}</b> after {earlier or 'nothing'}", thread=thread)

    def examples(self) -> Sequence[tuple[str, str]]:
        return [("who", "who is who?"), ("who", "who was who?"), ("what", "what & why?")]

    def say(self, name: str, /, **values: object) -> str:
        return f"({name})"


def piped(text: str) -> tuple[Parrot, str]:
    parrot, out = Parrot(), io.StringIO()
    assert chat(parrot, io.StringIO(text), out, interactive=False) == 0
    return parrot, out.getvalue()


def typed(keys: str, history: Path | None = None) -> tuple[Parrot, str]:
    parrot, out = Parrot(), io.StringIO()
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
        keyboard.send_text(keys)
        assert chat(parrot, io.StringIO(), out, interactive=True, history=history) == 0
    return parrot, out.getvalue()


def test_a_pipe_is_answered_line_by_line_and_ends() -> None:
    _, out = piped("one\ntwo\n")
    assert out == "> one\none after nothing\n\n> two\ntwo after +one\n\n"


def test_blank_lines_are_passed_over_and_the_last_needs_no_line_end() -> None:
    parrot, _ = piped("\n  \none\n\n two ")
    assert parrot.heard == ["one", "two"]


def test_nothing_at_all_is_answered_with_nothing() -> None:
    assert piped("")[1] == ""


def test_choices_are_numbered_and_a_number_asks_the_one_it_stands_for() -> None:
    parrot, out = piped("which\n2\n")
    assert "Which one?\n  1  Moon (1955)\n  2  Moon <2002>\n" in out
    assert parrot.heard == ["which", "Moon <2002>"]
    assert "> 2\nMoon <2002>\n" in out


def test_a_number_that_is_no_choice_is_a_question() -> None:
    long = "1" * 5000
    parrot, _ = piped(f"83\nwhich\n3\nwhich\n{long}\n1\n")
    assert parrot.heard == ["83", "which", "3", "which", long, "1"]


def test_help_shows_one_example_of_each_kind_and_is_not_asked() -> None:
    parrot, out = piped("/help\n")
    assert out == "> /help\n(help_intro)\n  who is who?\n  what & why?\n\n"
    assert parrot.heard == []


def test_the_commands_of_the_bot_are_known_here_too() -> None:
    parrot, out = piped("/start\n/ask one two\n")
    assert out.startswith("> /start\n(start)\n")
    assert parrot.heard == ["one two"]


def test_another_command_is_said_to_be_unknown() -> None:
    parrot, out = piped("/quit\n")
    assert out == "> /quit\n(unknown_command)\n\n"
    assert parrot.heard == []


def test_a_failure_is_said_without_its_details_and_the_chat_goes_on() -> None:
    parrot, out = piped("one\nboom\ntwo\n")
    assert parrot.heard == ["one", "boom", "two"]
    assert "> boom\n(failed)\n" in out
    assert "secret" not in out
    assert "two after +one" in out


def test_ctrl_c_while_fed_by_a_pipe_ends_it() -> None:
    assert chat(Parrot(), io.StringIO("stop\none\n"), io.StringIO(), interactive=False) == 130


def test_control_characters_are_not_echoed() -> None:
    assert piped("a\x1b[2Jb\n")[1].startswith("> a[2Jb\n")


def test_bytes_that_are_no_text_are_replaced() -> None:
    parrot = Parrot()
    lines = io.TextIOWrapper(io.BytesIO(b"caf\xe9\n"), encoding="utf-8")
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    assert chat(parrot, lines, out, interactive=False) == 0
    assert parrot.heard == ["caf\ufffd"]


def test_at_the_prompt_the_bot_is_welcoming_and_ctrl_d_leaves() -> None:
    parrot, out = typed("one\r\x04")
    assert out == "(start)\n\none after nothing\n\n"
    assert parrot.heard == ["one"]


@pytest.mark.parametrize("word", ["quit", "/quit", "Exit"])
def test_so_does_a_word_to_leave(word: str) -> None:
    parrot, _ = typed(f"one\r{word}\rtwo\r")
    assert parrot.heard == ["one"]


def test_ctrl_c_drops_the_line_and_the_chat_goes_on() -> None:
    parrot, _ = typed("half a ques\x03one\r\x04")
    assert parrot.heard == ["one"]


def test_an_empty_line_at_the_prompt_is_passed_over() -> None:
    assert typed("\r  \r\x04")[0].heard == []


def test_what_was_typed_is_remembered_from_one_chat_to_the_next(tmp_path: Path) -> None:
    history = tmp_path / "new" / "history"
    typed("first\rsecond\r\x04", history)
    parrot, _ = typed("\x1b[A\x1b[A\r\x04", history)
    assert parrot.heard == ["first"]


def test_a_history_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    parrot, _ = typed("one\r\x04", tmp_path / "file" / "history")
    assert parrot.heard == ["one"]


def test_a_pipe_need_not_wait_for_the_prompt_to_load() -> None:
    code = "import sys, bot.terminal.chat; sys.exit('prompt_toolkit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
