"""Lets Rasa serve a model without what only training needs; used by scripts/serve.py before Rasa is imported.

Rasa imports TensorFlow, its own trainers and matplotlib wherever it starts. Nothing of them is used to answer with a
model whose components are ours and Rasa's rules. Rasa's installed files stay as they are; figures: docs/performance.md.
"""

import json
import sys
import tarfile
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
# Of Rasa's own components those that are known to serve without TensorFlow.
SERVES_ALONE = ("RulePolicy", "MemoizationPolicy", "AugmentedMemoizationPolicy", "FallbackClassifier")
OURS = ("bot.", "policies.")
# Where Rasa 3.6.21 reads TensorFlow on its way to serving, it only derives classes from these two.
BASES = {"tensorflow.keras.callbacks": "Callback", "tensorflow.keras.utils": "Sequence"}
TRAINING_CHECK = "rasa.graph_components.validators.default_recipe_validator"
# Draws the pictures of `rasa test`.
PLOTTING = "rasa.utils.plotting"


def needs_tensorflow(config: Path) -> bool:
    """Say whether a configuration names a component that may need TensorFlow."""
    parts = yaml.safe_load(config.read_text())
    names = [row["name"] for kind in ("pipeline", "policies") for row in parts.get(kind) or ()]
    return not all(name in SERVES_ALONE or name.startswith(OURS) for name in names)


def leave_out_training() -> None:
    """Put empty modules where Rasa would import TensorFlow, its check of a training configuration and plotting."""
    for name in _with_parents(BASES):
        _put(ModuleType(name))
    for name, base in BASES.items():
        setattr(sys.modules[name], base, type(base, (), {}))
    _put(ModuleType(PLOTTING))
    from rasa.engine.graph import GraphComponent

    check = ModuleType(TRAINING_CHECK)
    # A model names it as part of its training; to serve, the name alone is needed.
    check.DefaultV1RecipeValidator = type("DefaultV1RecipeValidator", (GraphComponent,), {})  # type: ignore[attr-defined]
    _put(check)


def _with_parents(names: Iterable[str]) -> list[str]:
    parents = {".".join(name.split(".")[:length]) for name in names for length in range(1, name.count(".") + 2)}
    return sorted(parents)


def _put(module: ModuleType) -> None:
    sys.modules[module.__name__] = module
    parent, _, name = module.__name__.rpartition(".")
    if parent in sys.modules:
        setattr(sys.modules[parent], name, module)


def read_domain_once(model: Path) -> None:
    """Let the model's policies have the domain that its metadata hold, as JSON.

    Rasa reads that one too, and beside it the same domain three times from YAML, which takes most of its loading time.
    """
    from rasa.graph_components.providers.domain_provider import DomainProvider
    from rasa.shared.core.domain import Domain

    def load(cls: type, config: Any, model_storage: Any, resource: Any, execution_context: Any, **_: Any) -> Any:
        return cls(model_storage, resource, Domain.from_dict(domain_of(model)))

    DomainProvider.load = classmethod(load)


def domain_of(model: Path) -> dict[str, Any]:
    """Return the domain of a trained model, as its metadata hold it."""
    with tarfile.open(model) as archive:
        names = [name for name in archive.getnames() if Path(name).name == "metadata.json"]
        held = archive.extractfile(min(names, key=len))
        domain: dict[str, Any] = json.load(held)["domain"] if held else {}
    return domain


def check_answers_quickly() -> None:
    """Let Rasa check the action server's answers by a schema that it has read once, not anew at each call.

    The schema is Rasa's own constant; reading it took a third of a turn.
    """
    from jsonschema import validators
    from rasa.core.actions.action import RemoteAction

    @lru_cache(maxsize=1)
    def checker() -> Any:
        schema = RemoteAction.action_response_format_spec()
        return validators.validator_for(schema)(schema)

    def check(self: RemoteAction, result: dict[str, Any]) -> bool:
        checker().validate(result)
        return True

    RemoteAction._validate_action_result = check


def run_plainly() -> None:
    """Let Rasa load models with a runner that does not plan each run anew."""
    import rasa.core.processor
    from plain_runner import PlainRunner

    rasa.core.processor.DaskGraphRunner = PlainRunner


def index_rules() -> None:
    """Let Rasa's rule policy look its rules up."""
    from indexed_rules import possible_keys
    from rasa.core.policies.rule_policy import RulePolicy

    RulePolicy._get_possible_keys = possible_keys
