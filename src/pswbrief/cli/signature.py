"""Parameters that are not in a command's own definition, as Typer is to see them."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# The Annotated form of a parameter, and its default.
Parameter = tuple[Any, object]


def give_parameters(command: Callable[..., None], parameters: Mapping[str, Parameter]) -> None:
    """Have Typer find these parameters, by name and in this order, where it would look for the command's own."""
    seen = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=form)
        for name, (form, default) in parameters.items()
    ]
    command.__signature__ = inspect.Signature(seen)  # type: ignore[attr-defined] # what inspect looks for
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in seen}
