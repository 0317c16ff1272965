"""`chancery actors`: the commands of which it is made."""

from __future__ import annotations

from collections.abc import Callable

from chancery.cli import actors_list, actors_show

HELP = "Who is who: who goes by a name, and who of many articles is the same."
COMMANDS: dict[str, tuple[Callable[..., None], tuple[str, ...]]] = {
    "show": (actors_show.show, actors_show.EXAMPLES),
    "list": (actors_list.list_actors, actors_list.EXAMPLES),
}
