"""What the encoder is taught: sayings of one meaning lie together, and so do sayings of one level of danger."""

import torch
from torch import nn
from torch.nn.functional import cross_entropy, normalize

# Scale of cosine similarities before the softmax (a temperature of 1/20), as is usual for normalised softmax heads.
SCALE = 20.0
SMOOTHING = 0.1


class Meanings(nn.Module):
    """One prototype a class; the loss pulls a vector to its own prototype and away from the others."""

    def __init__(self, classes: int, width: int = 384) -> None:
        super().__init__()
        self.prototypes = nn.Parameter(torch.randn(classes, width) * 0.05)

    def start_from(self, vectors: torch.Tensor, labels: torch.Tensor) -> None:
        """Set each prototype to the mean of its class under the base encoder; labels below 0 belong to no class."""
        with torch.no_grad():
            for label in range(len(self.prototypes)):
                self.prototypes[label] = vectors[labels == label].mean(0)

    def forward(self, vectors: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
        """Return the loss of a batch: vectors of shape (batch, 384), labels of shape (batch,), -1 for none."""
        if not (labels >= 0).any():
            return vectors.sum() * 0.0
        logits = SCALE * vectors @ normalize(self.prototypes, dim=1).T
        return cross_entropy(logits, labels, ignore_index=-1, label_smoothing=SMOOTHING)


def contrast(vectors: torch.Tensor, labels: torch.Tensor, temperature: float = 0.07) -> torch.Tensor:
    """Return the supervised contrastive loss of a batch (Khosla and others, 2020), over pairs that share a label."""
    logits = vectors @ vectors.T / temperature
    itself = torch.eye(len(labels), dtype=torch.bool)
    logits = logits.masked_fill(itself, -1e4)
    same = (labels[:, None] == labels[None]) & ~itself & (labels[:, None] >= 0)
    log_chances = logits - logits.logsumexp(1, keepdim=True)
    counts = same.sum(1)
    each = -(log_chances * same).sum(1)[counts > 0] / counts[counts > 0]
    return each.mean() if len(each) else vectors.sum() * 0.0
