"""Words that SQL keeps for itself: no table and no column can be called so unless it is quoted."""

from __future__ import annotations

RESERVED = frozenset(
    (
        "add all alter and as autoincrement between case cast check collate commit constraint create current_date current_time"
        " current_timestamp default deferrable delete distinct drop else escape except exists foreign from group having if in"
        " index insert intersect into is isnull join limit not nothing notnull null on or order primary raise references"
        " returning select set table then to transaction union unique update using values when where"
    ).split()
)


def unreserved(name: str) -> str:
    """The name as a table or a column may have it: with an underscore behind a word that SQL keeps for itself."""
    return f"{name}_" if name in RESERVED else name
