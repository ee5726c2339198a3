"""BibTeX and BibLaTeX: entries and their syntax, names, and TeX."""
