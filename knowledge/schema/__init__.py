"""What can be known: the sentences of statements.yaml, and the tables that follow from them."""
