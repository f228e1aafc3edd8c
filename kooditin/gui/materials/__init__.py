"""Where material comes in and is listed."""
