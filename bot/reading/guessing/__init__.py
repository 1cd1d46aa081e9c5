"""What a question may ask that no pattern fits."""
