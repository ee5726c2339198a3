"""CSV: cells that no spreadsheet runs, rows, and the headings that other programs write."""
