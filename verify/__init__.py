"""Compares the shipped facts with public tables of award records."""
