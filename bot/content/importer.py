"""The importer named in config.yml: merges the words of content/ into the domain.

Words that arrive by the domain do not retrain understanding, as words given to ``rasa train --data`` would.
"""

from pathlib import Path

from rasa.shared.core.domain import Domain
from rasa.shared.importers.rasa import RasaFileImporter

from bot.content.responses import load_responses


class ContentImporter(RasaFileImporter):
    """Rasa's own file importer, with content/responses in the domain."""

    def get_domain(self) -> Domain:
        """Return the domain with every response, numbers filled in."""
        folder = Path(self.config_file).parent / "content" if self.config_file else Path("content")
        return super().get_domain().merge(Domain.from_dict({"responses": load_responses(folder)}))
