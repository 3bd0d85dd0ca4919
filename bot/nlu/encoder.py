"""Sentence embeddings by all-MiniLM-L6-v2 (int8 ONNX), one thread, nothing kept between calls."""

import ctypes
from collections.abc import Sequence

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from bot.nlu.model_files import TOKENIZER, encoder_file, model_file

# The encoder was trained on at most 256 word pieces; longer texts are cut there (sentences are read as well).
LONGEST_PIECES = 256
WIDTH = 384


class Encoder:
    """Turns texts into unit vectors."""

    def __init__(self, which: str = "adapted", threads: int = 1) -> None:
        self._tokenizer = Tokenizer.from_file(str(model_file(*TOKENIZER)))
        self._tokenizer.enable_truncation(LONGEST_PIECES)
        self._tokenizer.no_padding()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(
            str(encoder_file(which)), options, providers=["CPUExecutionProvider"]
        )
        _give_back_memory()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return one unit vector a text: float32, shape (len(texts), 384).

        One by one: the int8 model scales a whole batch together, so a text's vector would hang on its neighbours.
        """
        return np.array([self._encode_one(text) for text in texts], dtype=np.float32).reshape(-1, WIDTH)

    def _encode_one(self, text: str) -> np.ndarray:
        ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        mean = self._session.run(None, feed)[0][0].mean(axis=0)
        return mean / max(float(np.linalg.norm(mean)), 1e-9)


def _give_back_memory() -> None:
    """Return to the system what loading has freed: measured, 7 to 73 MB that glibc would otherwise keep."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc's alone
    if trim:
        trim(0)
