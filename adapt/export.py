"""Writes an encoder as one int8 ONNX file, its attention fused, as onnxruntime runs it fastest."""

import tempfile
from pathlib import Path

import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from torch import nn

from adapt.encoder import SentenceEncoder

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OPSET = 17


class _Body(nn.Module):
    def __init__(self, body: nn.Module) -> None:
        super().__init__()
        self.body = body

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, kinds: torch.Tensor) -> torch.Tensor:
        return self.body(input_ids=ids, attention_mask=mask, token_type_ids=kinds).last_hidden_state


def write_onnx(encoder: SentenceEncoder, target: Path) -> None:
    """Write the int8 model; inputs as in INPUTS, shape (1, pieces); output the states, shape (1, pieces, 384)."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain, fused = Path(folder) / "plain.onnx", Path(folder) / "fused.onnx"
        _export(encoder, plain)
        options = FusionOptions("bert")
        model = optimize_model(str(plain), "bert", num_heads=12, hidden_size=384, optimization_options=options)
        model.save_model_to_file(str(fused))
        quantize_dynamic(
            str(fused),
            str(target),
            per_channel=True,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )


def _export(encoder: SentenceEncoder, path: Path) -> None:
    body = _Body(encoder.body).eval()
    example = torch.ones(1, 8, dtype=torch.int64)
    axes = {name: {0: "texts", 1: "pieces"} for name in (*INPUTS, "states")}
    torch.onnx.export(
        body,
        (example, example, torch.zeros_like(example)),
        str(path),
        input_names=list(INPUTS),
        output_names=["states"],
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )
