"""Sources (YAML, articles, tables) become one SQLite store of sourced facts."""
