"""Measurements of speed and of look-up that take too long for the tests; `make bench`."""
