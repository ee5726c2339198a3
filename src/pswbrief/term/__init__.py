"""The only code that knows a terminal: tables, cards, plain lines, colour, width."""
