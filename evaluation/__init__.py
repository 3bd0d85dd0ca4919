"""Measures understanding on messages never trained on; `make eval` runs it, docs/understanding.md reads it."""
