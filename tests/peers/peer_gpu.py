# SPDX-License-Identifier: Apache-2.0
"""Peer of `mesewright-bench gpu`: transformers in bf16 on one GPU, the same work on the same checkpoint."""
import argparse
import json
import pathlib
import statistics
import time

import torch
import transformers
from transformers import AutoModelForCausalLM, GenerationConfig, Mxfp4Config, StoppingCriteria, StoppingCriteriaList

ROWS, TOKENS = 16, 109  # of a training step


class StepClock(StoppingCriteria):
    """Seconds between the tokens of a generation, none of which it stops."""

    def __init__(self):
        self.times = []

    def __call__(self, input_ids, scores, **_kwargs):
        torch.cuda.synchronize()
        self.times.append(time.perf_counter())
        return torch.zeros(input_ids.shape[0], dtype=torch.bool, device=input_ids.device)


def load(folder, experts):
    config = json.loads((folder / "config.json").read_text())
    packed = config.get("quantization_config", {}).get("quant_method") == "mxfp4"
    model = AutoModelForCausalLM.from_pretrained(
        folder, dtype=torch.bfloat16, device_map="cuda",
        **({"quantization_config": Mxfp4Config(dequantize=True)} if packed else {}),
        **({"experts_implementation": experts} if experts else {}))
    return model.eval()


def random_tokens(model, rows, length, seed):
    generator = torch.Generator().manual_seed(seed)
    return torch.randint(0, min(model.config.vocab_size, 199_000), (rows, length), generator=generator).cuda()


def decode(model, rows, prompt, steps, warm=4):
    """Tokens a second of `rows` rows together: five samples a prompt, the median step."""
    samples = min(rows, 5)
    ids = random_tokens(model, rows // samples, prompt, 3407)
    clock = StepClock()
    settings = GenerationConfig(do_sample=True, temperature=0.2, top_p=0.9, top_k=50, num_return_sequences=samples,
                                max_new_tokens=steps + warm + 1, pad_token_id=0, eos_token_id=None)
    with torch.inference_mode():
        model.generate(input_ids=ids, attention_mask=torch.ones_like(ids), generation_config=settings,
                       stopping_criteria=StoppingCriteriaList([clock]))
    each = [b - a for a, b in zip(clock.times[warm:], clock.times[warm + 1:])]
    return rows / statistics.median(each)


def prefill(model, length):
    ids = random_tokens(model, 1, length, 3408)
    seconds = []
    with torch.inference_mode():
        for _ in range(6):
            torch.cuda.synchronize()
            begin = time.perf_counter()
            model(input_ids=ids, logits_to_keep=1).logits.argmax().item()
            seconds.append(time.perf_counter() - begin)
    return length / statistics.median(seconds[1:])


def train(model, steps):
    """Seconds of an update with peft: all 16 rows in one batch, which favours the peer."""
    from peft import LoraConfig, get_peft_model
    last = model.config.num_hidden_layers
    model = get_peft_model(model, LoraConfig(
        r=8, lora_alpha=16, lora_dropout=0.1, target_modules=["q_proj", "k_proj", "v_proj", "o_proj"],
        layers_to_transform=list(range(max(0, last - 5), last)), layers_pattern="layers", task_type="CAUSAL_LM"))
    model.train()
    optimiser = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=5e-5)
    ids = random_tokens(model, ROWS, TOKENS, 3409)
    seconds = []
    for _ in range(steps + 2):
        torch.cuda.synchronize()
        begin = time.perf_counter()
        loss = model(input_ids=ids, labels=ids).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 0.3)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        loss.item()
        seconds.append(time.perf_counter() - begin)
    return statistics.median(seconds[2:])


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--base", type=pathlib.Path, required=True, help="a full-size checkpoint, MXFP4 or bf16")
    options.add_argument("--rows", type=int, nargs="+", default=[1, 5, 60])
    options.add_argument("--prompt", type=int, default=128)
    options.add_argument("--steps", type=int, default=24)
    options.add_argument("--prefill", type=int, default=512)
    options.add_argument("--train_steps", type=int, default=5, help="0: no training")
    options.add_argument("--experts", choices=["eager", "batched_mm", "grouped_mm"], help="default: transformers' own")
    options.add_argument("--out", type=pathlib.Path, help="the figures, for mesewright-bench gpu --rivals")
    args = options.parse_args()

    begin = time.perf_counter()
    model = load(args.base, args.experts)
    made = {"name": "transformers", "figures": {"load": round(time.perf_counter() - begin, 2)}}
    for rows in args.rows:
        made["figures"][f"decode.{rows}"] = round(decode(model, rows, args.prompt, args.steps), 1)
    made["figures"][f"prefill.{args.prefill}"] = round(prefill(model, args.prefill), 1)
    made["generation_gb"] = round(torch.cuda.max_memory_reserved() / 1e9, 1)
    if args.train_steps > 0:
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()
        seconds = round(train(model, args.train_steps), 4)
        made["figures"].update({"train.fast": seconds, "train.cached": seconds, "train.small": seconds})
        made["training_gb"] = round(torch.cuda.max_memory_reserved() / 1e9, 1)
    made.update({"gpu": torch.cuda.get_device_name(), "torch": torch.__version__,
                 "transformers": transformers.__version__, "experts": model.config._experts_implementation})
    if args.out:
        args.out.write_text(json.dumps(made, indent=1) + "\n")
    print(json.dumps(made))


if __name__ == "__main__":
    main()
