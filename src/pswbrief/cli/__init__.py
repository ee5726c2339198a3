"""The command line: arguments in, exit status out. One short module per command, one error boundary (`main`).

Modules here may import inside a function's body, to keep start-up short; elsewhere imports are at the top of the module.
"""
