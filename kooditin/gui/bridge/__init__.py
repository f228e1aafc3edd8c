"""What stands between the core and Qt, under all places of the window."""
