"""From words to readings: names spotted, descriptions built, patterns fitted."""
