"""Reads and checks content/, and merges its words into Rasa's domain."""
