# SPDX-License-Identifier: Apache-2.0
"""The demo checkpoint, its tokenizer and its prompts for transformers; shared by the two peers.

bitsandbytes' own 4-bit modules are slow on a processor, so the NF4 matrices are expanded once, with the arithmetic of
its CUDA kernel, and the model runs in fp32. That is to the peer's advantage: its products pay for no expansion.
"""
import json
import pathlib
import time

import torch
from safetensors import safe_open
from transformers import GptOssConfig, GptOssForCausalLM, PreTrainedTokenizerFast

ROOT = pathlib.Path(__file__).resolve().parents[2]
DEMO = ROOT / "resources" / "demo"
STATE_SUFFIX = ".quant_state.bitsandbytes__nf4"

HEAD = "Below is an instruction that describes a task{}. Write a response that completes the request."


def prompt_text(row):
    """The training text up to the answer; every line without white space at its end."""
    parts = [HEAD.format(", some of which is provided as input" if row["input"] else ""), "", "### Instruction:",
             row["instruction"], "", ""]
    parts += ["### Input:", row["input"], "", ""] if row["input"] else [""]
    parts += ["### Response:", ""]
    return "\n".join(line.rstrip() for line in "\n".join(parts).split("\n"))


def read_items(path, count=None):
    with open(path, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return rows if count is None else rows[:count]


def load_tokenizer(folder):
    return PreTrainedTokenizerFast(tokenizer_file=str(folder / "tokenizer.json"), padding_side="left",
                                   bos_token="<|startoftext|>", eos_token="<|return|>", pad_token="<|endoftext|>")


def read_tensors(folder):
    index = json.loads((folder / "model.safetensors.index.json").read_text())["weight_map"]
    tensors = {}
    for shard in sorted(set(index.values())):
        with safe_open(folder / shard, "pt") as file:
            for name in file.keys():
                tensors[name] = file.get_tensor(name)
    return tensors


def dequantise(tensors, name):
    """One NF4 matrix [out, in] with doubly quantised block maxima; high nibble first, rounded once to the stored type."""
    state = json.loads(bytes(tensors[name + STATE_SUFFIX].tolist()))
    packed = tensors[name].flatten().to(torch.int64)
    codes = tensors[name + ".quant_map"][torch.stack((packed >> 4, packed & 15), 1).flatten()]
    absmax = tensors[name + ".nested_quant_map"][tensors[name + ".absmax"].to(torch.int64)]
    outer = tensors[name + ".nested_absmax"].repeat_interleave(state["nested_blocksize"])[: absmax.numel()]
    absmax = absmax * outer + state["nested_offset"]
    values = codes.view(-1, state["blocksize"]) * absmax[:, None]
    return values.view(state["shape"]).to(getattr(torch, state["dtype"])).float()


def state_dict(folder, config):
    """transformers' names and shapes: experts fused to [experts, in, out], router without `.linear`, all fp32."""
    tensors = read_tensors(folder)
    state = {}
    for name in [name for name in tensors if name.endswith((".weight", ".bias", ".sinks"))]:
        quantised = name + STATE_SUFFIX in tensors
        value = dequantise(tensors, name) if quantised else tensors[name].float()
        state[name.replace(".router.linear.", ".router.")] = value
    for layer in range(config.num_hidden_layers):
        experts = f"model.layers.{layer}.mlp.experts."
        for matrix in ("gate_up_proj", "down_proj"):
            each = [experts + f"{matrix}s.{e}." for e in range(config.num_local_experts)]
            state[experts + matrix] = torch.stack([state.pop(name + "weight").T.contiguous() for name in each])
            state[experts + matrix + "_bias"] = torch.stack([state.pop(name + "bias") for name in each])
    return state


def load_model(folder, experts):
    """(model, seconds). `experts` is transformers' way of multiplying the experts; None leaves its default."""
    begin = time.perf_counter()
    raw = json.loads((folder / "config.json").read_text())
    raw.pop("quantization_config")
    config = GptOssConfig(**raw)
    config._attn_implementation = "eager"
    if experts:
        config._experts_implementation = experts
    config.dtype = torch.float32
    model = GptOssForCausalLM(config).float().eval()
    model.load_state_dict(state_dict(folder, config), strict=True)
    return model, time.perf_counter() - begin


def versions():
    import peft
    import transformers
    return {"torch": torch.__version__, "transformers": transformers.__version__, "peft": peft.__version__,
            "threads": torch.get_num_threads()}
