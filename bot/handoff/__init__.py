"""The human line: who owns a chat, the queue, presence, what is relayed, and the routes to the people who answer."""
