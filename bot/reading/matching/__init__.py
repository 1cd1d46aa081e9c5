"""Patterns fitted to a question, their slots filled by what was spotted."""
