"""Steps of a walk, the conditions on them and what comes next; pure, standard library only."""
