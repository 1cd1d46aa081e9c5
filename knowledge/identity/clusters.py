"""Who is who among mentions of one kind that share names or ids: which of them are one thing, and which are in doubt.

First by ids; then by name and what tells namesakes apart; a mention that tells nothing joins the only one there is. Of several it
joins the one of its own source, or the only one that documents speak of. What is left open is for facts to decide. The outcome
depends on which mentions there are, never on their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from knowledge.identity.forms import Cluster, Form


@dataclass(slots=True)
class Clusters:
    """The clusters, the mentions left out of them with the words that say why, and those that facts had to decide."""

    found: list[Cluster] = field(default_factory=list)
    doubts: dict[int, str] = field(default_factory=dict)
    open: set[int] = field(default_factory=set)
    alone: list[Form] = field(default_factory=list)


Decide = Callable[[Sequence[Form], Sequence[Cluster]], Cluster | None]
Tell = Callable[[Sequence[Form]], Collection[str]]


def clusters(forms: Iterable[Form], decide: Decide, tell: Tell = lambda forms: (), many: bool = False) -> Clusters:
    """The clusters of mentions that are linked; `decide` says by facts which of several a mention means, if any, and `tell` what
    facts of mentions would tell them apart.

    `many`: one name may stand for several of its kind, so that an alias joins nothing.
    """
    known = list(forms)
    if _is_one(known):
        return Clusters([Cluster(known)])
    return _Clustering(sorted(known, key=lambda form: form.rank), decide, tell, many).run()


def _is_one(forms: Sequence[Form]) -> bool:
    """Whether all are called alike and nothing tells one from another: most names are, whoever writes them."""
    if any(form.ids or form.aliases for form in forms):
        return False
    return len({form.plain for form in forms}) == 1 and len({form.same for form in forms if form.same}) <= 1


class _Clustering:
    def __init__(self, forms: Sequence[Form], decide: Decide, tell: Tell, many: bool) -> None:
        self.forms = forms
        self.decide = decide
        self.tell = tell
        self.many = many
        self.out = Clusters()

    def run(self) -> Clusters:
        self.out.found = self._home(_same_name_other_ids(_joined([form for form in self.forms if form.ids], _by_id)))
        told = [form for form in self.forms if form.same and not form.ids]
        owned = set() if self.many else {(form.plain, form.same) for form in told}
        groups = _joined(told, lambda form: _names_and_what_tells(form, owned))
        for group in sorted(groups, key=lambda group: not group.declared):
            self._place(group, self._told_homes(group))
        self.out.found = self._without_mixed(self._home(self.out.found))
        self._place_untold([form for form in self.forms if not form.same and not form.ids])
        return self.out

    def _home(self, found: Sequence[Cluster]) -> list[Cluster]:
        """One with ids that nothing tells apart joins the namesake with other ids that facts say it is."""
        at_home: dict[int, list[Cluster]] = {id(one): [one] for one in found if one.tells}
        for one in [one for one in found if not one.tells]:
            homes = [other for other in found if other.tells and other.owns & one.owns and not other.schemes & one.schemes]
            self.out.open.update(form.number for form in one.forms if homes)
            homes = [other for other in homes if self._may_be(one, other)]
            home = self.decide(one.forms, homes) if homes else None
            at_home.setdefault(id(home or one), []).append(one)
        return _joined_alike(at_home.values())

    def _may_be(self, one: Cluster, other: Cluster) -> bool:
        """Whether facts of one that nothing tells apart allow it to be the other."""
        return all(value in other.tells or _is_near([value], other.tells) for value in self.tell(one.forms))

    def _is_only(self, group: Cluster, one: Cluster) -> bool:
        """Whether one that nothing tells apart may be this group, by what facts tell of it, or else as there is no other."""
        told = self.tell(one.forms) or {form.same for form in self.forms if form.same and form.plain in one.owns}
        return all(value in group.tells or _is_near([value], group.tells) for value in told)

    def _without_mixed(self, found: Sequence[Cluster]) -> list[Cluster]:
        """Without those of which facts tell what tells several namesakes apart: they are none of these, and in doubt."""
        kept = []
        for one in found:
            told = sorted(self.tell(one.forms)) if one.ids and not one.tells else []
            mixed = any(not _is_near(told[:1], [other]) for other in told[1:])
            if mixed and any(other.tells and other.owns & one.owns for other in found):
                doubt = f"{one.label()} is told of {', '.join(told)}, and so of several namesakes; write them apart"
                self.out.doubts.update((form.number, doubt) for form in one.forms)
            else:
                kept.append(one)
        return kept

    def _told_homes(self, group: Cluster) -> list[Cluster]:
        if self.many and not group.declared:
            homes = self._called(self.out.found, group)
        else:
            homes = self._called([one for one in self.out.found if one.ids], group)
        same = [one for one in homes if one.tells & group.tells]
        same = same or [one for one in homes if one.ids and not one.tells and self._is_only(group, one)]
        near = [one for one in homes if one.ids and _is_near(one.tells, group.tells)]
        return same or (near if len(near) == 1 else [])

    def _called(self, among: Sequence[Cluster], group: Cluster) -> list[Cluster]:
        """Those that have the group's own names, else those also known by them."""
        own = [one for one in among if one.owns & group.owns]
        return own or [one for one in among if one.aliases & group.owns]

    def _place_untold(self, forms: Sequence[Form]) -> None:
        named: dict[str, Cluster] = {}
        for form in forms:
            named.setdefault(form.plain, Cluster()).add([form])
        owners: dict[str, list[str]] = defaultdict(list)
        for plain, group in named.items():
            for alias in sorted(group.aliases - {plain}):
                owners[alias].append(plain)
        placed: set[str] = set()

        def place(plain: str) -> None:
            """Those that are also known by this name come first, so that it can join them."""
            if plain in placed:
                return
            placed.add(plain)
            for owner in owners[plain]:
                place(owner)
            self._place(named[plain], self._untold_homes(named[plain]))

        for plain in sorted(named):
            place(plain)

    def _untold_homes(self, group: Cluster) -> list[Cluster]:
        homes = self._called(self.out.found, group)
        if homes or self.many:
            return homes
        return [one for one in self.out.found if not one.tells and not one.ids and one.owns & group.aliases]

    def _place(self, group: Cluster, homes: Sequence[Cluster]) -> None:
        """Join the only home, make a new one, or let sources, documents and facts decide for each mention."""
        if len(homes) == 1:
            homes[0].add(group.forms)
        elif not homes:
            self.out.found.append(group)
        elif group.tells:
            self.out.open.update(form.number for form in group.forms)
            home = self.decide(group.forms, homes)
            if home:
                home.add(group.forms)
            else:
                self.out.found.append(group)
        else:
            left = [form for form in group.forms if not self._decided(form, homes)]
            if left:
                self.out.found.append(Cluster(left))

    def _decided(self, form: Form, homes: Sequence[Cluster]) -> bool:
        own = [one for one in homes if any(other.source == form.source and other.number != form.number for other in one.forms)]
        documented = [one for one in homes if one.documented(form.plain)]
        if not form.table:
            chosen = own if len(own) == 1 else documented
            if len(chosen) == 1:
                chosen[0].add([form])
                return True
            if len(documented) > 1:
                labels = ", ".join(sorted(one.label() for one in documented))
                self.out.doubts[form.number] = f'"{form.name}" may be {labels}; write which one'
                return True
        self.out.open.add(form.number)
        home = self.decide([form], homes)
        if home:
            home.add([form])
        else:
            self.out.alone.append(form)
        return home is not None


def _joined(forms: Sequence[Form], keys: Callable[[Form], Iterable[object]]) -> list[Cluster]:
    """Forms that share a key, directly or by others, in the order of the first of each."""
    at: dict[object, Cluster] = {}
    found: dict[Cluster, None] = {}
    for form in forms:
        homes = list(dict.fromkeys(at[key] for key in keys(form) if key in at))
        home = homes[0] if homes else Cluster()
        for other in homes[1:]:
            home.add(other.forms)
            del found[other]
            at.update({key: home for key, one in at.items() if one is other})
        found[home.add([form])] = None
        at.update(dict.fromkeys(keys(form), home))
    return list(found)


def _by_id(form: Form) -> Iterable[object]:
    return form.ids


def _names_and_what_tells(form: Form, owned: Collection[tuple[str, str]]) -> Iterable[object]:
    """The form's own name and its aliases that are names of others, each with what tells it apart."""
    aliases = [(plain, form.same) for _, plain in form.aliases]
    return [(form.plain, form.same), *(key for key in aliases if key in owned)]


def _same_name_other_ids(found: Sequence[Cluster]) -> list[Cluster]:
    """Clusters of one name told alike are one thing where none has an id of a scheme that another has too."""
    alike: dict[object, list[Cluster]] = defaultdict(list)
    for one in found:
        alike[one.owns, one.tells].append(one)
    return _joined_alike(alike.values())


def _joined_alike(groups: Iterable[Sequence[Cluster]]) -> list[Cluster]:
    """Each group as one cluster, where no two of it have ids of the same scheme."""
    kept: list[Cluster] = []
    for first, *others in groups:
        schemes = [scheme for one in (first, *others) for scheme in one.schemes]
        kept += [first.join(others)] if len(schemes) == len(set(schemes)) else [first, *others]
    return kept


def _is_near(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether numbers that tell two apart are one off: years, of which one source counts from another day."""
    return any(a.isdecimal() and b.isdecimal() and abs(int(a) - int(b)) == 1 for a in one for b in other)
