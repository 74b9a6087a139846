"""The tests; see CONTRIBUTING.md for what belongs where."""
