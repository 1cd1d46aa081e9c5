"""Who is who among mentions that marks identify: the first group of marks that two share makes them one, unless an earlier one
tells them apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.identity.clusters import Clusters
from knowledge.identity.forms import Cluster, Form

Marks = dict[str, str]


def marked_clusters(forms: Iterable[Form], groups: Sequence[Sequence[str]]) -> Clusters:
    """The clusters of mentions whose `marks` are keys that can be compared; `groups` are the marks that identify together."""
    out = Clusters()
    known = _Known(groups)
    for form in sorted(forms, key=lambda form: (_first(dict(form.marks), groups), -len(form.marks), form.rank)):
        marks = dict(form.marks)
        homes = known.homes(marks)
        if len(homes) > 1:
            labels = " or ".join(sorted(home.name() for home in homes))
            out.doubts[form.number] = f'"{form.name}" may be {labels}; write which one'
            continue
        home = homes[0] if homes else Cluster()
        if not homes:
            out.found.append(home)
        known.add(home.add([form]), marks)
    return out


def _first(marks: Marks, groups: Sequence[Sequence[str]]) -> int:
    return next((at for at, group in enumerate(groups) if all(key in marks for key in group)), len(groups))


class _Known:
    """The marks of each cluster so far, and the clusters by each group of marks that they have whole."""

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self.groups = groups
        self.marks: dict[Cluster, Marks] = {}
        self.at: list[dict[tuple[str, ...], dict[Cluster, None]]] = [{} for _ in groups]

    def add(self, one: Cluster, marks: Marks) -> None:
        """Add to the marks of a cluster those that it has not."""
        known = self.marks[one] = {**marks, **self.marks.get(one, {})}
        for group, found in zip(self.groups, self.at, strict=True):
            if all(key in known for key in group):
                found.setdefault(tuple(known[key] for key in group), {})[one] = None

    def homes(self, marks: Marks) -> list[Cluster]:
        """The clusters that share the first group of marks that any shares, and that no earlier group tells apart."""
        for at, group in enumerate(self.groups):
            if all(key in marks for key in group):
                same = self.at[at].get(tuple(marks[key] for key in group), {})
                homes = [one for one in same if not any(_differ(marks, self.marks[one], earlier) for earlier in self.groups[:at])]
                if homes:
                    return homes
        return []


def _differ(marks: Marks, others: Marks, group: Sequence[str]) -> bool:
    return all(key in marks and key in others for key in group) and any(marks[key] != others[key] for key in group)
