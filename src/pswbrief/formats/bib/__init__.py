"""What BibTeX and BibLaTeX share: entries and their writer and reader, names, and TeX."""
