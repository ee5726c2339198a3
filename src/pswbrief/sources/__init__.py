"""Public bibliographic services: the client, one module for each service, and proposals made from their answers."""
