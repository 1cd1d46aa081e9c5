"""Who is who: mentions of one thing brought together, namesakes kept apart."""
