"""Everything Qt, in the places a researcher knows."""
