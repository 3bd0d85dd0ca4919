"""Rasa policies, one a file, safety first."""
