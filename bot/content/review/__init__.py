"""The copy book: everything the guide can say, for people who review it, and the marks they send back."""
