"""Citation styles: one module or package per style; a citation is a tree of inlines until it is rendered.

Sources of the rules: for the four styles that have an official CSL file (citationstyles.org), that file and the CSL 1.0.2
specification, and the style's manual, which its module names. Nothing here opens a file or knows a terminal.
"""
