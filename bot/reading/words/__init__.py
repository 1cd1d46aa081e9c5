"""The words of questions: what each may be by itself, and what leaving it out costs."""
