"""The model of the shipped wordings: trained once, and kept in a file for as long as they stay as they are."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from bot.question import Question, read_question
from bot.reading.guessing import model
from bot.reading.guessing.model import Model, load_model, train
from bot.rules.rules import Rules
from bot.rules.wordings import SHIPPED_WORDINGS, load_wordings

_NAME = "wordings-{}.json"


def model_file(home: Path, folder: Path = SHIPPED_WORDINGS) -> Path:
    """Where the model of a folder of wordings is kept; another file for any other wordings, or another way to learn them."""
    found = sha256(Path(model.__file__).read_bytes())
    for file in sorted(folder.glob("*.yaml")):
        found.update(file.read_bytes())
    return home / _NAME.format(found.hexdigest()[:16])


def trained(rules: Rules, home: Path, folder: Path = SHIPPED_WORDINGS) -> Model:
    """The model of a folder of wordings. Raises Mistakes where these have any."""
    file = model_file(home, folder)
    if known := load_model(file):
        return known

    def words_of(text: str) -> tuple[str, ...]:
        question = read_question(text, rules.numbers, rules.words.short)
        return question.plain if isinstance(question, Question) else ()

    learned = train(load_wordings(rules, folder), words_of)
    with suppress(OSError):  # of a folder that cannot be written the model is made anew each time
        home.mkdir(parents=True, exist_ok=True)
        for old in home.glob(_NAME.format("*")):
            old.unlink()
        learned.save(file)
    return learned
