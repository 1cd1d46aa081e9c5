"""Where things are: the store, the state, the shipped knowledge, the facts saved by admins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

import knowledge

SHIPPED_FACTS = Path(knowledge.__file__).parent / "facts"
SHIPPED_ARTICLES = Path(knowledge.__file__).parent / "articles"


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
        return [
            *sorted(SHIPPED_FACTS.glob("*.yaml")),
            *sorted(SHIPPED_ARTICLES.glob("*.md")),
            *sorted((self.folder / "facts").glob("*.yaml")),
        ]
