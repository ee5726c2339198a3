"""Completion in bash, zsh and fish: a script for each shell, and the answers that the scripts ask `pswbrief` for at every TAB.

Typer can do this too, but only once it is imported and has built the command: 1.25 times what a hello world of Typer takes, before
the index is even opened. Here an option takes 0.55 times as long as a hello world, and an id 0.75, among 136 references or 100,000:
the answer comes from a table of literals, made from the real commands and compared with them by a test, and from the index. Neither
Typer nor a command is loaded.
"""
