"""Our scorers and those that readings are judged by give the same figures, to the digit."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import fabricate
import pytest

from evals import attribution, facts, gold, gold_facts, readings
from evals.gold import GoldText
from evals.standoff import ROLES

ROOT = Path(__file__).parents[2]
JUDGES = ROOT / "../shared/eval"

pytestmark = pytest.mark.skipif(
    not JUDGES.is_dir(), reason="the scorers to compare with are not in ../shared/eval beside the repository"
)


def judged(script: str, *arguments: Path) -> str:
    """What a scorer from outside prints."""
    command = [sys.executable, str(JUDGES / script), *map(str, arguments)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return "".join(line for line in printed.splitlines(keepends=True) if not line.endswith(": no reading\n")).strip()


def as_standoff(text: GoldText, folder: Path) -> None:
    """Write a gold text as PolNeAR has it."""
    spans: list[str] = []
    joined: list[str] = []
    for one in text.attributions:
        ids = []
        for role in ROLES:
            if pieces := one.of(role):
                ids.append(f"{role.title()}:T{len(spans)}")
                ranges = ";".join(f"{start} {end}" for start, end in pieces)
                spans.append(f"T{len(spans)}\t{role.title()} {ranges}\t…\n")
        joined.append(f"E{len(joined)}\tAttribution:T999 {' '.join(ids)}\n")
    for name in ("text", "attributions"):
        (folder / name).mkdir(exist_ok=True)
    (folder / "text" / text.name).write_bytes(text.text.encode())
    (folder / "attributions" / f"{text.name[:-4]}_x.ann").write_text("".join(spans + joined), encoding="utf-8")


@pytest.mark.parametrize("seed", range(4))
def test_attributions_are_scored_alike(tmp_path: Path, seed: int) -> None:
    """On the marked texts of the corpus, written as standoff, with a text or two left unread."""
    chance = random.Random(seed)
    texts = gold.load(ROOT / "corpus/reader")
    for text in texts:
        as_standoff(text, tmp_path)
    made = [fabricate.noisy_attributions(text, chance) for text in texts if chance.random() < 0.95]
    predictions = fabricate.write_readings(tmp_path / "readings.jsonl", made)

    report = attribution.score(gold.load(tmp_path), readings.load(predictions)).report()

    assert report == judged("score_attribution.py", tmp_path, predictions)
    assert attribution.score(texts, readings.load(predictions)).report() == report


@pytest.mark.parametrize("seed", range(2))
def test_attributions_are_scored_alike_on_polnear(tmp_path: Path, seed: int) -> None:
    """On the corpus whose form and definitions ours follow."""
    folder = ROOT / "../shared/data/polnear/dev"
    if not folder.is_dir():
        pytest.skip("PolNeAR is not in ../shared/data/polnear beside the repository")
    chance = random.Random(seed)
    texts = gold.load(folder)
    made = [fabricate.noisy_attributions(text, chance) for text in texts]
    predictions = fabricate.write_readings(tmp_path / "readings.jsonl", made)

    report = attribution.score(texts, readings.load(predictions)).report()

    assert report == judged("score_attribution.py", folder, predictions)


@pytest.mark.parametrize("seed", range(6))
def test_facts_are_scored_alike(tmp_path: Path, seed: int) -> None:
    """All families, with articles left unread."""
    chance = random.Random(seed)
    folder = ROOT / "corpus/articles"
    articles = gold_facts.load(folder)
    made = [fabricate.noisy_facts(article, chance) for article in articles if chance.random() < 0.9]
    predictions = fabricate.write_readings(tmp_path / "readings.jsonl", made)

    result = facts.score(articles, readings.load(predictions))

    assert result.report() == judged("score_ledger.py", folder, predictions)
    assert 0.2 < result.figures()["facts right"] < 0.9
