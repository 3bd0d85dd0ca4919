"""How trained parts of our components are kept inside the model archive."""

from typing import Any

import joblib
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage

FILE = "trained.joblib"


def save_object(model_storage: ModelStorage, resource: Resource, trained: Any) -> None:
    """Write a trained object under a component's resource."""
    with model_storage.write_to(resource) as folder:
        joblib.dump(trained, folder / FILE)


def load_object(model_storage: ModelStorage, resource: Resource) -> Any:
    """Read the trained object of a component's resource."""
    with model_storage.read_from(resource) as folder:
        return joblib.load(folder / FILE)
