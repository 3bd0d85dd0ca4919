"""The training loop: a few passes over the sayings, with slips of the thumb; batches hold pairs of one meaning."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch

from adapt.encoder import SentenceEncoder
from adapt.objective import Meanings, contrast
from adapt.sayings import Saying
from adapt.typing_slips import slipped


@dataclass(frozen=True)
class Recipe:
    """How to train; chosen among three runs by tests/nlu/ordinary.yml and danger.yml (docs/understanding.md)."""

    passes: int = 4
    batch: int = 64
    rate: float = 2e-4
    slips: float = 0.7
    level_weight: float = 3.0
    contrast_weight: float = 1.0
    seed: int = 7


# A public set has a tenth of our sayings: more passes make up for it.
OWN = Recipe()
PUBLIC = Recipe(passes=20)


def adapt(sayings: Sequence[Saying], recipe: Recipe) -> SentenceEncoder:
    """Train and return the encoder."""
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    encoder = SentenceEncoder()
    start = vectors_of(encoder, [saying.text for saying in sayings])
    heads = [_head(start, sayings, name) for name in ("meaning", "level")]
    steps = recipe.passes * (len(sayings) // recipe.batch)
    optimizer, schedule = _optimizer(encoder, heads, recipe, steps)
    encoder.train()
    for step, batch in zip(range(steps), _batches(sayings, recipe, rng)):
        loss = _loss(encoder, heads, batch, recipe, rng)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 25 == 0:
            print(f"step {step} of {steps}: loss {loss.item():.3f}", flush=True)
    return encoder.eval()


def _optimizer(encoder, heads, recipe: Recipe, steps: int):
    groups = [{"params": [p for p in encoder.parameters() if p.requires_grad], "lr": recipe.rate}]
    groups += [{"params": head.parameters(), "lr": recipe.rate * 10} for head in heads if head]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    rates = [group["lr"] for group in groups]
    return optimizer, torch.optim.lr_scheduler.OneCycleLR(
        optimizer, rates, total_steps=steps + 1, pct_start=0.1, anneal_strategy="linear"
    )


def _head(start: torch.Tensor, sayings: Sequence[Saying], name: str) -> Meanings | None:
    labels = torch.tensor([getattr(saying, name) for saying in sayings])
    if labels.max() < 0:
        return None
    head = Meanings(int(labels.max()) + 1)
    head.start_from(start, labels)
    return head


def vectors_of(encoder: SentenceEncoder, texts: Sequence[str], batch: int = 128) -> torch.Tensor:
    """Return the vectors of many texts, shape (len(texts), 384)."""
    order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
    vectors = torch.empty(len(texts), 384)
    with torch.no_grad():
        for start in range(0, len(order), batch):
            chosen = order[start : start + batch]
            vectors[chosen] = encoder([texts[number] for number in chosen])
    return vectors


def _loss(encoder, heads, batch: list[Saying], recipe: Recipe, rng: random.Random) -> torch.Tensor:
    texts = [_as_typed(saying.text, recipe, rng) for saying in batch]
    vectors = encoder(texts)
    meanings, levels = (torch.tensor([getattr(s, name) for s in batch]) for name in ("meaning", "level"))
    loss = heads[0](vectors, meanings) + recipe.contrast_weight * contrast(vectors, meanings)
    return loss + recipe.level_weight * heads[1](vectors, levels) if heads[1] else loss


def _as_typed(text: str, recipe: Recipe, rng: random.Random) -> str:
    return slipped(text, rng.choice((0.15, 0.25, 0.35)), rng) if rng.random() < recipe.slips else text


def _batches(sayings: Sequence[Saying], recipe: Recipe, rng: random.Random) -> Iterator[list[Saying]]:
    """Give batches without end: pairs of one meaning, every saying about once a pass."""
    while True:
        groups = defaultdict(list)
        for saying in rng.sample(list(sayings), len(sayings)):
            groups[saying.meaning].append(saying)
        pairs = [group[i : i + 2] for group in groups.values() for i in range(0, len(group), 2)]
        rng.shuffle(pairs)
        flat = [saying for pair in pairs for saying in pair]
        yield from (flat[i : i + recipe.batch] for i in range(0, len(flat) - recipe.batch + 1, recipe.batch))
