"""Articles read with care: text in, facts with their sentences out, each certain or proposed."""
