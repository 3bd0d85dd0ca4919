"""The importer named in config.yml: merges the words of content/ into the domain, data/wording/ into what is learned.

Words that arrive by the domain do not retrain understanding, as words given to ``rasa train --data`` would.
"""

from pathlib import Path

from rasa.shared.core.domain import Domain
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.content.responses import load_responses, with_literal_braces
from bot.content.wording import WORDING, load_wording
from bot.practise.labels import PARSE_KEY


class WordingExample(Message):
    """A sentence with a label and without an intent, so that the examples of intents stay as they are."""

    def is_e2e_message(self) -> bool:
        """Say no: Rasa takes a text without an intent for a story told in whole sentences, and trains otherwise."""
        return False


class ContentImporter(RasaFileImporter):
    """Rasa's own file importer, with content/responses in the domain and data/wording in the training data."""

    def get_domain(self) -> Domain:
        """Return the domain with every response, numbers filled in."""
        responses = with_literal_braces(load_responses(self._root() / "content"))
        return super().get_domain().merge(Domain.from_dict({"responses": responses}))

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """Return the sayings with their intents, then the wordings with their labels."""
        wordings = load_wording(self._root() / WORDING)
        examples: list[Message] = [WordingExample({TEXT: text, PARSE_KEY: label}) for label, text in wordings]
        return super().get_nlu_data(language).merge(TrainingData(training_examples=examples))

    def _root(self) -> Path:
        return Path(self.config_file).parent if self.config_file else Path()
