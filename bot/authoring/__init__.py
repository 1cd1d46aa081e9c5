"""What authors of questions are told: checks, figures, every step of a question."""
