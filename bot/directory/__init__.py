"""Councils, postcodes, services and opening hours: reading and building."""
