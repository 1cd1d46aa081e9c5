"""Facts files read into claims."""
