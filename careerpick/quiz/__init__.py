"""The quiz in a terminal: `loop` asks, with what was there `before`; `after` shows the result."""
