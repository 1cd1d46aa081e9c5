"""Where things are: the store, the state, the shipped knowledge, the facts saved by admins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

import knowledge
from knowledge.mistakes import suggest

SHIPPED_FACTS = Path(knowledge.__file__).parent / "facts"
SHIPPED_FORMATS = Path(knowledge.__file__).parent / "imports"
SHIPPED_ARTICLES = Path(knowledge.__file__).parent / "articles"


def shipped() -> list[Path]:
    """The facts files and articles that are shipped."""
    return [*sorted(SHIPPED_FACTS.glob("*.yaml")), *sorted(SHIPPED_ARTICLES.glob("*.md"))]


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that holds everything a running bot writes, and the store's file."""

    folder: Path
    store: Path

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Home:
        """MARQUEE_HOME and MARQUEE_STORE, or the user's data folder."""
        folder = Path(environ.get("MARQUEE_HOME") or platformdirs.user_data_dir("marquee"))
        return cls(folder, Path(environ.get("MARQUEE_STORE") or folder / "store.db"))

    def sources(self) -> list[Path]:
        """What makes the store: the facts files and articles shipped, and the facts files in `facts/` of this folder."""
        return [*shipped(), *self.own()]

    def own(self) -> list[Path]:
        """The facts files in `facts/` of this folder."""
        return sorted((self.folder / "facts").glob("*.yaml"))

    def formats(self) -> dict[str, Path]:
        """The mappings by name: those shipped, and those in `imports/` of this folder, which go before."""
        found = [*SHIPPED_FORMATS.glob("*.yaml"), *(self.folder / "imports").glob("*.yaml")]
        return {path.stem: path for path in sorted(found, key=lambda path: path.parent != SHIPPED_FORMATS)}

    def format(self, name: str) -> Path:
        """The mapping of this name, or the file itself. Raises ValueError where there is none."""
        if name.endswith(".yaml"):
            return Path(name)
        known = self.formats()
        if name not in known:
            raise ValueError(
                f'there is no format "{name}". {suggest(name, known)} A mapping of your own is given as a .yaml file.'
            )
        return known[name]
