"""Where an entry of a list may be cut: signs, and the words of press.yaml between its names."""

from __future__ import annotations

import re

from knowledge.press.rules import PressRules
from knowledge.press.tokens import is_short_form

PAIR = re.compile(r"\s*(?P<head>[^()]+?)\s*\((?P<side>[^()]+(?:\([^()]*\)[^()]*)?)\)")
QUOTED_PAIR = re.compile(r"\s*(?P<head>[^\"“”()*]+?)\s*(?:,|\s[-–—])\s*[\"“*](?P<side>[^\"“”*]+)(?:[\"”*]|$)")
DASH = re.compile(r"\s+[-–—|~]+\s+|\s*[–—]\s*|\s*\|\s*|\t+")
COLON = re.compile(r"\s*:\s+")
EDGES = " \t*_\"“”‘’'.,;:-–—"


class Cuts:
    """The cuts that words of press.yaml make."""

    def __init__(self, rules: PressRules) -> None:
        words = rules.entries
        joins, works, sources = ("|".join(sorted(each)) for each in (words.joins, words.works, words.sources))
        self.glue = re.compile(rf"(?:\s*(?:,|;|/|&|\b(?:{joins})\b)\s*)+", re.IGNORECASE)
        self.joined = re.compile(rf"\s*(?:,\s*(?:{joins})\b|,|&|\b(?:{joins})\b|;|\s/)\s+", re.IGNORECASE)
        self.closed = re.compile(rf"(?:\b(?:{joins})\b|&)\s*[^,]*$", re.IGNORECASE)
        self.source = re.compile(rf"(?<=[\"”’'*_])\s+(?:{sources})\s+")
        self.behind_quote = re.compile(rf"(?<=[\"”])(?:\s+(?:{sources})\s+|\s*(?:,|\s[-–—]\s)\s*)")
        self.sourced = re.compile(rf"\s+(?:{sources})\s+")
        pieces = "|".join(sorted(word for word, kind in rules.roles.items() if kind == rules.titled[-1]))
        self.piece = re.compile(
            rf"(?P<who>[^\"“”]+?)(?:\s*,|\s[-–—]|\s+(?:{works})(?:\s+\w+)?(?:\s+(?:{pieces}))?)\s*"
            rf"[\"“](?P<piece>[^\"“”]+)[\"”]\s*(?:,|[-–—]|\(|{sources})\s*(?P<work>[^\"“”()]+?)(?:\)|\s*\([^()]*\))?"
        )
        self.respect = re.compile(rf"\b(?:{'|'.join(sorted(rules.honorifics))})\b\.?\s+(?=\S)", re.IGNORECASE)
        self.told_more = re.compile(rf",\s+(?:{'|'.join(sorted(rules.relatives))})\s.*", re.DOTALL)
        self.owed = re.compile(rf"\s*,?\s+(?:{works})\s+|\s+(?:{sources})\s+(?=[\"“‘'*_])")


def bare(text: str) -> str:
    """A text without the signs around it; a short form keeps its full stop."""
    shown = text.strip(" \t*_,;:-–—")
    return shown if is_short_form(shown) else shown.removesuffix(".").strip()


def spelt(text: str) -> str:
    """A name without quotation marks and stars around it."""
    return " ".join(text.strip(' \t*_"“”‘’,;:').split()) or text
