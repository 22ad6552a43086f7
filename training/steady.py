"""Operations that come out alike on every processor.

A runtime chooses its kernels by processor, and they add in another order or fuse
multiplication with addition: the last bits of floating-point sums differ, and rounding to
int8 makes small differences large (before, three words in a hundred were read otherwise
without AVX2). So in the exported graph products of matrices are made in double precision
and rounded to single, which leaves the same number but for one chance in a hundred million;
exponentials are read from tables; layers are normalised step by step. Sums of int8 are
exact, and what is done number by number is exact by IEEE 754.

What it costs: a fourth of the network's time. `evaluation/kernels.py` shows that it holds.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class Table:
    """A function of one number, read from a table at the nearest place."""

    def __init__(
        self, function: Callable[[Tensor], Tensor], least: int, most: int, steps: int
    ) -> None:
        """Tabulate a function from `least` up to `most`, `steps` places for each 1.0."""
        places = torch.arange(least * steps, most * steps + 1, dtype=torch.float64) / steps
        self.values = function(places).float()
        self.shift, self.steps = 0.5 - least * steps, steps

    def read(self, x: Tensor) -> Tensor:
        """Return the values at the places of x; beyond an end of the table, those at the end."""
        place = (x * self.steps + self.shift).clamp(0, len(self.values) - 1)
        return self.values.gather(0, place.to(torch.int64).flatten()).view(x.shape)


# Below -8 GELU is 0 to five digits, above 32 no activation was seen; a step is a hundredth of
# what int8 rounds away.
GELU = Table(F.gelu, -8, 32, 256)
EXPONENTIAL = Table(torch.exp, -16, 0, 1024)  # right to 0.05 %; below, less than one in 10 million


class Gelu(nn.Module):
    """The activation of BERT; in an exported graph read from a table."""

    def forward(self, x: Tensor) -> Tensor:
        return GELU.read(x) if torch.onnx.is_in_onnx_export() else F.gelu(x)


def attention(query: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
    """Scaled dot-product attention; in an exported graph in double precision."""
    if not torch.onnx.is_in_onnx_export():
        return F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
    scores = exact(query, key.transpose(2, 3)) * query.shape[-1] ** -0.5 + mask
    powers = EXPONENTIAL.read(scores - scores.amax(-1, keepdim=True))
    return exact(powers / powers.sum(-1, keepdim=True), value)


def exact(one: Tensor, other: Tensor) -> Tensor:
    """Return the product of two matrices; in an exported graph in double precision."""
    if not torch.onnx.is_in_onnx_export():
        return torch.matmul(one, other)
    return torch.matmul(one.double(), other.double()).float()


class Norm(nn.LayerNorm):
    """Layer normalisation; in an exported graph step by step."""

    def forward(self, x: Tensor) -> Tensor:
        if not torch.onnx.is_in_onnx_export():
            return super().forward(x)
        x = x - x.mean(-1, keepdim=True)
        scale = ((x * x).mean(-1, keepdim=True) + self.eps).rsqrt()
        return x * scale * self.weight + self.bias
