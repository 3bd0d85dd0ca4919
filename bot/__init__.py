"""What the guide knows: plain Python first, Rasa and the network only at the edges."""
