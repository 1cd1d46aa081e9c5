"""How fast names are found and how often the right one comes first, beside what one would use instead."""
