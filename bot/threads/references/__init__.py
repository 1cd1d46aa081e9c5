"""What words of a message stand for of what was spoken of before."""
