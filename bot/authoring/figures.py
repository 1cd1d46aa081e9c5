"""What scores add up to: shares by kind and source, how far confidence can be trusted, the surest mistakes, what changed."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from bot.authoring.evaluate import Scored

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)  # of the rows of the reliability table
SURE = 0.9
TOLD = 5  # mistakes, and questions that changed
_SHARES = (("right", 8), ("wrong", 8), ("abstained", 11), ("which one", 11))


def report(scored: Sequence[Scored]) -> str:
    """Every figure of one run."""
    answered = [one for one in scored if one.reply.status == "answered"]
    parts = [_shares("kind", scored, lambda one: one.kind)]
    if len({one.source for one in scored}) > 1:
        parts.append(_shares("source", scored, lambda one: one.source, total=False))
    if answered:
        parts += ["\n".join(_reliability(answered)), *_mistakes([one for one in answered if one.verdict == "wrong"])]
    return "\n\n".join(parts)


def compared(scored: Sequence[Scored], before: Mapping[str, str]) -> str:
    """What changed since a run whose verdicts by id, or else by question, are given, the worst first."""
    changed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in scored:
        was = before.get(one.known_by, one.verdict)
        if was != one.verdict:
            changed[was, one.verdict].append(one.question)
    lines = [f"{len(before)} questions before, {sum(map(len, changed.values()))} with another verdict now"]
    for (was, now), questions in sorted(changed.items(), key=lambda pair: (pair[0][1] != "wrong", pair[0])):
        lines.append(f"{was} -> {now}: {len(questions)}")
        lines += [f"  {question}" for question in questions[:TOLD]]
    return "\n".join(lines)


def verdicts(lines: Iterable[str]) -> dict[str, str]:
    """The verdicts by id, or else by question, of a run that was printed with --each; other lines are passed over."""
    found = {}
    for line in lines:
        if line.startswith("{"):
            told = json.loads(line)
            found[str(told.get("id") or told["question"])] = str(told["verdict"])
    return found


def _shares(by: str, scored: Sequence[Scored], of: Callable[[Scored], str], *, total: bool = True) -> str:
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for one in scored:
        for group in (of(one), "total") if total else (of(one),):
            groups[group][one.verdict] += 1
            groups[group]["which one"] += one.reply.status == "which_one"
    width = max(16, *(len(group) + 1 for group in groups)) if groups else 16
    lines = [f"{by:<{width}}{'n':>6}" + "".join(f"{name:>{room}}" for name, room in _SHARES)]
    for group, found in sorted(groups.items(), key=lambda pair: (total and pair[0] == "total", pair[0])):
        number = found["right"] + found["wrong"] + found["abstained"]
        lines.append(f"{group:<{width}}{number:>6}" + "".join(f"{found[name] / number:>{room}.1%}" for name, room in _SHARES))
    return "\n".join(lines)


def _reliability(answered: Sequence[Scored]) -> Iterator[str]:
    """A row for each range of confidence: what was promised and what held; then how far apart both are, and the sure ones."""
    yield f"{'confidence':<16}{'n':>6}{'promised':>10}{'right':>8}"
    error = 0.0
    for low, high in pairwise(EDGES):
        held = [one for one in answered if low <= one.reply.confidence < high]
        if held:
            promised = sum(one.reply.confidence for one in held) / len(held)
            right = sum(one.verdict == "right" for one in held) / len(held)
            error += abs(promised - right) * len(held) / len(answered)
            yield f"{f'{low:.2f} to {min(high, 1):.2f}':<16}{len(held):>6}{promised:>10.1%}{right:>8.1%}"
    sure = [one for one in answered if one.reply.confidence >= SURE]
    right = sum(one.verdict == "right" for one in sure) / max(1, len(sure))
    yield f"calibration error {error:.3f}; of {len(sure)} answers with confidence {SURE} or more {right:.1%} are right"


def _mistakes(wrong: Sequence[Scored]) -> Iterator[str]:
    """The intents most often wrongly read, and the mistakes that we were surest of."""
    if wrong:
        often = Counter(one.reply.intent for one in wrong).most_common(TOLD)
        named = ", ".join(f"{intent or 'no intent'} ({count})" for intent, count in often)
        lines = [f"wrong most often: {named}"]
        for one in sorted(wrong, key=lambda one: -one.reply.confidence)[:TOLD]:
            said = one.reply.plain.replace("\n", " ")
            lines.append(f"  {one.reply.confidence:.2f} {one.reply.intent}: {one.question} -> {said[:100]}")
        yield "\n".join(lines)
