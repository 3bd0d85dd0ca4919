"""To whom the line's chats go: our own console, or a helpline's own platform by signed calls."""
