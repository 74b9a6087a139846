"""The quiz in a terminal: `run_quiz` drives a session, and a store keeps the answers.

Nothing is imported here, so that a command that does not ask pays nothing for it.
"""
