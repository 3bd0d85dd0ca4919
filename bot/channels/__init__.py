"""One base, then a channel a file: web, Telegram; the terminal is a client of the web channel."""
