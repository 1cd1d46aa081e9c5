"""What a question means in its chat: what was spoken of, fragments, pronouns."""
