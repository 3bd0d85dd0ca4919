"""The only owner of session state: what is kept, for how long, and how it is forgotten."""
