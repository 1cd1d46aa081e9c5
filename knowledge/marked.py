"""Who is who among mentions that marks identify: the first group of marks that two share makes them one, unless an earlier one
tells them apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.clusters import Cluster, Clusters, Form

Marks = dict[str, str]


def marked_clusters(forms: Iterable[Form], groups: Sequence[Sequence[str]]) -> Clusters:
    """The clusters of mentions whose `marks` are keys that can be compared; `groups` are the marks that identify together."""
    out = Clusters()
    known: dict[Cluster, Marks] = {}
    for form in sorted(forms, key=lambda form: (_first(dict(form.marks), groups), -len(form.marks), form.rank)):
        marks = dict(form.marks)
        homes = _homes(marks, groups, known)
        if len(homes) > 1:
            labels = " or ".join(sorted(home.name() for home in homes))
            out.doubts[form.number] = f'"{form.name}" may be {labels}; write which one'
            continue
        home = homes[0] if homes else Cluster()
        if not homes:
            out.found.append(home)
        home.add([form])
        known[home] = {**marks, **known.get(home, {})}
    return out


def _first(marks: Marks, groups: Sequence[Sequence[str]]) -> int:
    return next((at for at, group in enumerate(groups) if all(key in marks for key in group)), len(groups))


def _homes(marks: Marks, groups: Sequence[Sequence[str]], known: dict[Cluster, Marks]) -> list[Cluster]:
    for at, group in enumerate(groups):
        if all(key in marks for key in group):
            same = [one for one, other in known.items() if all(other.get(key) == marks[key] for key in group)]
            homes = [one for one in same if not any(_differ(marks, known[one], earlier) for earlier in groups[:at])]
            if homes:
                return homes
    return []


def _differ(marks: Marks, others: Marks, group: Sequence[str]) -> bool:
    return all(key in marks and key in others for key in group) and any(marks[key] != others[key] for key in group)
