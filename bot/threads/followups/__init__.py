"""Messages that go on from the last question."""
