"""Where names, numbers and dates may stand in a question."""
