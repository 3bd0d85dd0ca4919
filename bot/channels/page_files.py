"""The files the chat page and the pages to print load; nothing else under web/ is served."""

STATIC = (
    "chat.js",
    "chat_api.js",
    "chat_connection.js",
    "chat_log.js",
    "chat_person.js",
    "chat_words.js",
    "leaving.js",
    "leaflet.js",
    "bar.js",
    "style.css",
    "leaflet.css",
    "icon.svg",
)
