"""Runs the parts of a Rasa model one after the other, in an order worked out once; used by scripts/lean_rasa.py.

Rasa has dask plan each run anew, four runs a turn: an eighth of a turn's time. What is run, and with what, is the same.
"""

from graphlib import TopologicalSorter
from typing import Any

from rasa.engine.exceptions import GraphRunError
from rasa.engine.runner.dask import DaskGraphRunner

Plan = list[tuple[str, tuple[str, ...]]]


class PlainRunner(DaskGraphRunner):
    """Rasa's own runner, without dask."""

    def run(self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None) -> dict[str, Any]:
        """Run what the targets need; return each target's outcome by its name.

        Raises:
            GraphRunError: a part of the model failed in a way that Rasa has no error of its own for.
        """
        wanted = tuple(targets or self._graph_schema.target_names)
        done: dict[str, Any] = {name: (name, value) for name, value in (inputs or {}).items()}
        try:
            for name, needs in self._plan(wanted):
                # What nobody provides is handed on by its name, as dask does; the node then warns or refuses.
                done[name] = self._instantiated_nodes[name](*(done.get(need, need) for need in needs))
        except RuntimeError as error:
            raise GraphRunError("Error running runner.") from error
        return dict(done[name] for name in wanted)

    def _plan(self, wanted: tuple[str, ...]) -> Plan:
        plans: dict[tuple[str, ...], Plan] = self.__dict__.setdefault("_plans", {})
        if wanted not in plans:
            nodes = self._graph_schema.minimal_graph_schema(list(wanted)).nodes
            order = TopologicalSorter({name: set(node.needs.values()) & set(nodes) for name, node in nodes.items()})
            plans[wanted] = [(name, tuple(nodes[name].needs.values())) for name in order.static_order()]
        return plans[wanted]
