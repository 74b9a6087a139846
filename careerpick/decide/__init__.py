"""What a sheet comes to, why, how sure, and what to ask next: pure functions of a score table."""
