"""How good suggestions are, the rules for them, what became of them, and which sources they concern."""
