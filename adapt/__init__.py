"""Adapts the sentence encoder to what adults write; build time only, in an environment of its own (adapt/README.md)."""
