"""The reading model: the shipped network and what its scores are turned into."""
