"""Terminal output: tables, cards, plain lines, colour, width."""
