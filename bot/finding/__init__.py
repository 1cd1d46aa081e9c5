"""From a reading to its findings: one statement, its rows, what is complete."""
