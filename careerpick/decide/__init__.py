"""Why, and how sure: pure functions of the score table and a sheet."""
