"""What is danger, what is asked about once, what is neither; pure, standard library only."""
