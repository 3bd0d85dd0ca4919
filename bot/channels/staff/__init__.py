"""The console's side: sign-in, the staff API under /staff/api, and the page at /staff (docs/handoff.md)."""
