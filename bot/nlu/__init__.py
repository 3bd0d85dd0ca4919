"""Our Rasa graph components, one a file: what an adult's message means."""
