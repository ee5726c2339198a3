"""A reference manager for the Evidence Brief: Peer Support Workers."""

__version__ = "0.1.0"
