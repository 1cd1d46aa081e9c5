"""A folder of facts files and the store built from them."""

from __future__ import annotations

from pathlib import Path

from knowledge.build import Summary, build
from knowledge.store import open_store

FILMS = "films: [{title: Dawn, year: 2022, director: Ann Lee}, {title: Dusk, year: 2022, director: Bo Ek}]\n"
PRIZES = "awards: [{award: Quills, categories: [{name: Best Director, goes_to: person}, {name: Best Film, goes_to: film}]}]"
KNOWN = FILMS + PRIZES


class Desk:
    """A folder of facts files and the store built from them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "store.db"
        self.paths: dict[str, Path] = {}

    def write(self, name: str, text: str) -> None:
        path = self.folder / f"{name}.yaml"
        path.write_text(f'source: {{title: "{name}"}}\n{text}', encoding="utf-8")
        self.paths[name] = path

    def build(self, *names: str) -> Summary:
        return build([self.paths[name] for name in (names or self.paths)], self.store)

    def column(self, sql: str, *values: object) -> list:
        with open_store(self.store) as db:
            return [row[0] if len(row) == 1 else row for row in db.execute(sql, values)]

    def wins(self) -> list[tuple[int, str]]:
        """Each unit's state and its parts, people first."""
        ids = (
            "SELECT person FROM nomination_person WHERE nomination = n.id UNION "
            "SELECT film FROM nomination_film WHERE nomination = n.id"
        )
        parts = f"SELECT name FROM thing WHERE id IN ({ids}) ORDER BY kind DESC, name"
        return self.column(f"SELECT won, (SELECT group_concat(name, ' + ') FROM ({parts})) FROM nomination n ORDER BY id")


def night(category: str, result: str, more: str = "") -> str:
    return (
        f"{more}\nawards:\n  - {{award: Quills, edition: 3, held: 2023-02-01, results: [{{category: {category}, {result}}}]}}\n"
    )
