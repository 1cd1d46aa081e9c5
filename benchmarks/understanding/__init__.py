"""Questions read and answered, beside what one would use instead."""
