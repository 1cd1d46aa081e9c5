"""Whole articles in varied styles, each beside what a careful reader takes from it."""

from __future__ import annotations
