"""Items and citation styles: one file a style, and a citation is a tree of pieces until the last moment.

Sources of the rules: for the four styles that have an official CSL file (citationstyles.org), that file and the CSL 1.0.2
specification, with the manual that each stands for named in its module. Nothing here opens a file or knows a terminal.
"""
