"""What sources tell, kept as they tell it."""
