"""The only code that touches files: catalogues as TOML, and the index that is compiled from them."""
