"""rasa_sdk actions, one step a file: slots in, one call into bot/, responses out by name."""
