"""Speed, memory and growth, measured beside what others offer."""
