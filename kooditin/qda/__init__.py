"""What things are: pure data and rules, without files, windows or SQL."""
