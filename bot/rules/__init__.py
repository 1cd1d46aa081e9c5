"""What can be asked: the YAML of questions, things and words, read and checked."""
