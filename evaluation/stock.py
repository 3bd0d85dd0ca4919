"""The pipeline that `rasa init` gives, for comparison."""

from pathlib import Path

from evaluation.training import train_nlu

# What Rasa 3.6.21 trains where config.yml names no pipeline (rasa/engine/recipes/config_files/default_config.yml),
# without ResponseSelector: there is nothing to select.
PIPELINE = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True},
    {"name": "EntitySynonymMapper"},
    {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
]
CONFIG = {"recipe": "default.v1", "assistant_id": "stock", "language": "en", "pipeline": PIPELINE}


def model(folder: Path, taught: Path) -> Path:
    """Return the stock model trained on a folder or a file of messages; on all of ours it takes hours."""
    return train_nlu(folder, CONFIG, taught)
