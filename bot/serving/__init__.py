"""Questions answered for many at once, in processes of their own."""
