"""A question's way to its reply."""
