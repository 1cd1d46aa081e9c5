"""From findings to words."""
