"""Messages cut into what is asked and what is told beside it."""
