"""Reads from a mapping how names are made of columns, and which rows count."""

from __future__ import annotations

import re
from collections.abc import Collection
from collections.abc import Mapping as Fields
from dataclasses import dataclass

from knowledge.importing.format import CellTest, Condition, IdColumn, Recipe
from knowledge.mistakes import Notes, suggest
from knowledge.yamls import Mapping, Node, Text, check_keys, mapping, one_or_many, text

_RECIPE = (
    *("column", "is", "of", "made_of", "split", "id", "empty", "match", "replace", "called", "only", "only_id"),
    *("pick", "plus", "told", "also", "where", "kind"),
)
_TEST = ("like", "not", "unlike")
_PICKS = ("first", "last")
_ID = re.compile(r"([^{}]*)\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class RecipeReader:
    """Reads the recipes of one table; what is wrong is told to the notes."""

    notes: Notes

    def recipes(self, node: Node, where: str) -> tuple[Recipe, ...]:
        """One recipe, or several of which the first that gives anything counts."""
        return tuple(self._recipe(item, where) for item in one_or_many(node))

    def kind(self, node: Node) -> str:
        """The kind that a recipe names, if it does."""
        kinds = [item.get("kind") for item in one_or_many(node) if isinstance(item, Mapping)]
        return next((kind.value for kind in kinds if isinstance(kind, Text)), "")

    def condition(self, node: Node | None, where: str) -> Condition:
        """The tests of a `where`: of a list of groups any one will do."""
        groups = [mapping(item, where, self.notes) for item in one_or_many(node)]
        return tuple(
            tuple(test for column, wanted in group.items() for test in self._tests(column, wanted, f"{where} {column}"))
            for group in groups
        )

    def pattern(self, node: Node | None, where: str) -> re.Pattern[str] | None:
        """A regular expression, or None where there is none."""
        if node is None:
            return None
        written = text(node, where, self.notes)
        try:
            return re.compile(written)
        except re.error as error:
            self.notes.tell(node.line, where, f'"{written}" is not a regular expression ({error})', "Write it as Python's re.")
            return None

    def texts(self, node: Node | None) -> frozenset[str]:
        """The texts of a list, empty ones too."""
        return frozenset(item.value for item in one_or_many(node) if isinstance(item, Text))

    def _recipe(self, node: Node, where: str) -> Recipe:
        if isinstance(node, Text):
            return Recipe(column=text(node, where, self.notes))
        fields = mapping(node, where, self.notes)
        check_keys(fields, _RECIPE, where, self.notes)
        ids = tuple(found for item in one_or_many(fields.get("id")) if (found := self._id(item, f"{where} id")))
        recipe = Recipe(
            where=self.condition(fields.get("where"), f"{where} where"),
            column=self._plain(fields, "column", where),
            constant=tuple(text(item, f"{where} is", self.notes) for item in one_or_many(fields.get("is"))),
            of=self._plain(fields, "of", where),
            made_of=self._marks(fields.get("made_of"), f"{where} made_of"),
            split=self._raw(fields, "split"),
            ids=ids,
            empty=self.texts(fields.get("empty")),
            match=self.pattern(fields.get("match"), f"{where} match"),
            replace=self._replacements(fields.get("replace"), f"{where} replace"),
            called=self._called(fields.get("called"), f"{where} called"),
            only=self.pattern(fields.get("only"), f"{where} only"),
            only_id=self.pattern(fields.get("only_id"), f"{where} only_id"),
            pick=self._one_of(fields, "pick", _PICKS, where),
            plus=self._number(fields, "plus", where),
            told=self._plain(fields, "told", where),
            also=tuple(text(item, f"{where} also", self.notes) for item in one_or_many(fields.get("also"))),
        )
        self._check_origin(recipe, fields, where)
        return recipe

    def _check_origin(self, recipe: Recipe, fields: Mapping, where: str) -> None:
        origins = [key for key in ("column", "is", "of", "made_of") if fields.get(key) is not None]
        if len(origins) != 1:
            found = f"has {' and '.join(origins)}" if origins else "says of nothing that it is made of"
            self.notes.tell(fields.line, where, found, "Give one of column, is, of, made_of.")
        if recipe.of and not recipe.ids:
            self.notes.tell(fields.line, where, "looks something up, but by no id", 'Add id, as in id: "shop:{number}".')

    def _id(self, node: Node, where: str) -> IdColumn | None:
        fields = mapping(node, where, self.notes) if isinstance(node, Mapping) else Mapping({"is": node}, {}, node.line)
        check_keys(fields, ("is", "match"), where, self.notes)
        written = text(fields.get("is"), where, self.notes)
        read = _ID.fullmatch(written)
        if written and not read:
            self.notes.tell(node.line, where, f'"{written}" names no column', 'Write what it is an id of, as in "imdb:{number}".')
        return IdColumn(read[2], read[1], self.pattern(fields.get("match"), f"{where} match")) if read else None

    def _tests(self, column: str, node: Node, where: str) -> list[CellTest]:
        if not isinstance(node, Mapping):
            return [CellTest(column, self.texts(node))]
        check_keys(node, _TEST, where, self.notes)
        tests = []
        if node.get("not") is not None:
            tests.append(CellTest(column, self.texts(node.get("not")), wanted=False))
        for key, wanted in (("like", True), ("unlike", False)):
            like = self.pattern(node.get(key), f"{where} {key}")
            tests += [CellTest(column, like=like, wanted=wanted)] if like else []
        return tests

    def _marks(self, node: Node | None, where: str) -> Fields[str, str] | None:
        if node is None:
            return None
        return {key: text(item, f"{where} {key}", self.notes) for key, item in mapping(node, where, self.notes).items()}

    def _replacements(self, node: Node | None, where: str) -> tuple[tuple[re.Pattern[str], str], ...]:
        found = []
        for written, item in mapping(node, where, self.notes).items() if node is not None else ():
            pattern = self.pattern(Text(written, item.line), where)
            if pattern:
                found.append((pattern, item.value if isinstance(item, Text) else ""))
                self._check_replacement(pattern, found[-1][1], item.line, where)
        return tuple(found)

    def _check_replacement(self, pattern: re.Pattern[str], other: str, line: int, where: str) -> None:
        groups = [int(number) for number in re.findall(r"\\(\d+)", other)]
        if any(number > pattern.groups for number in groups):
            self.notes.tell(line, where, f'"{other}" wants a group that "{pattern.pattern}" has not', "Put it in brackets.")

    def _called(self, node: Node | None, where: str) -> Fields[str, str] | None:
        """Each spelling with what it is called here."""
        if node is None:
            return None
        called: dict[str, str] = {}
        for name, spellings in mapping(node, where, self.notes).items():
            for item in one_or_many(spellings):
                written = text(item, f"{where} {name}", self.notes)
                if called.setdefault(written, name) != name:
                    self.notes.tell(item.line, where, f'"{written}" is called both "{called[written]}" and "{name}"', "Keep one.")
        return called

    def _plain(self, fields: Mapping, key: str, where: str) -> str:
        node = fields.get(key)
        return text(node, f"{where} {key}", self.notes) if node is not None else ""

    def _raw(self, fields: Mapping, key: str) -> str:
        node = fields.get(key)
        return node.value if isinstance(node, Text) else ""

    def _one_of(self, fields: Mapping, key: str, known: Collection[str], where: str) -> str:
        chosen = self._plain(fields, key, where)
        if chosen and chosen not in known:
            self.notes.tell(fields.lines[key], f"{where} {key}", f'"{chosen}" is not known', suggest(chosen, known))
        return chosen

    def _number(self, fields: Mapping, key: str, where: str) -> int:
        written = self._plain(fields, key, where)
        if written and not re.fullmatch(r"-?\d{1,6}", written):
            self.notes.tell(fields.lines[key], f"{where} {key}", f'"{written}" is not a whole number')
            return 0
        return int(written or 0)
