"""Questions that tell by many clues what they ask for."""
