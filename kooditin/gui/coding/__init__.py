"""Where text is read and coded."""
