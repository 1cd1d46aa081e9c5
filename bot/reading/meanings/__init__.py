"""What the words of a question are taken to mean, and which of several things is meant."""
