"""Practising and checking one's wording: how words land, turns of a vignette, what is answered; pure."""
