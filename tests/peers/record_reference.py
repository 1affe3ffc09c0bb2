# SPDX-License-Identifier: Apache-2.0
"""Records what transformers computes in fp32 on a checkpoint in the bf16 layout, beside the folder: DIR/bf16 gets
DIR/bf16.reference.safetensors, in the form of tests/data/models. Point MESEWRIGHT_TEST_MODELS at DIR's parent and
run test_cuda or test_engine; `mesewright-cli verify` takes the file, too. Prints how far transformers' own bf16 is."""
import argparse
import json
import pathlib

import torch
from safetensors.torch import save_file
from transformers import AutoModelForCausalLM, GenerationConfig


def load(folder, dtype, device):
    return AutoModelForCausalLM.from_pretrained(folder, dtype=dtype, device_map=device,
                                                attn_implementation="eager").eval()


def evaluate(model, tokens):
    """(logits [T, V], hidden [L + 1, T, H]): after the embedding and after each layer, before the final norm."""
    hidden = []
    first = model.model.layers[0].register_forward_pre_hook(
        lambda _module, args, kwargs: hidden.append(args[0] if args else kwargs["hidden_states"]), with_kwargs=True)
    keep = lambda _module, _args, out: hidden.append(out[0] if isinstance(out, tuple) else out)
    hooks = [first] + [layer.register_forward_hook(keep) for layer in model.model.layers]
    with torch.inference_mode():
        logits = model(input_ids=tokens[None]).logits[0]
    for hook in hooks:
        hook.remove()
    return logits.float(), torch.stack([h.reshape(len(tokens), -1) for h in hidden]).float()


def greedy(model, tokens, count):
    settings = GenerationConfig(do_sample=False, max_new_tokens=count, pad_token_id=0, eos_token_id=None,
                                output_logits=True, return_dict_in_generate=True)
    with torch.inference_mode():
        made = model.generate(input_ids=tokens[None], attention_mask=torch.ones_like(tokens[None]),
                              generation_config=settings)
    best = torch.stack(made.logits)[:, 0].float().topk(2).values
    return made.sequences[0, len(tokens):], best[:, 0] - best[:, 1]


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--length", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--device", default="cuda")
    args = options.parse_args()
    torch.backends.cuda.matmul.allow_tf32 = False
    generator = torch.Generator().manual_seed(args.seed)
    model = load(args.folder, torch.float32, args.device)
    draw = lambda n: torch.randint(0, model.config.vocab_size, (n,), generator=generator).to(args.device)

    tokens = draw(args.length)
    logits, hidden = evaluate(model, tokens)
    nll = torch.nn.functional.cross_entropy(logits[:-1], tokens[1:], reduction="none")
    late = max(args.length // 3, 1) - 1
    made = {"tokens": tokens.int(), "logits": logits, "hidden": hidden, "nll": nll,
            "loss_full": nll.mean()[None], "loss_masked": nll[late:].mean()[None]}
    for i, length in enumerate((5, 40, 140)):
        row = draw(length)
        ids, margins = greedy(model, row, 40)
        made |= {f"batch{i}.tokens": row.int(), f"batch{i}.last_logits": evaluate(model, row)[0][-1],
                 f"batch{i}.greedy": ids.int(), f"batch{i}.margins": margins}
    out = args.folder.with_name(args.folder.name + ".reference.safetensors")
    save_file({name: tensor.contiguous().cpu() for name, tensor in made.items()}, out)
    del model
    ours = evaluate(load(args.folder, torch.bfloat16, args.device), tokens)[0]
    difference = (ours - logits).abs()
    print(json.dumps({"file": str(out), "deviation": round(logits.std().item(), 3),
                      "bf16_mean": round(difference.mean().item(), 4),
                      "bf16_median_of_the_largest": round(difference.max(1).values.median().item(), 4),
                      "bf16_agreement": round((ours.argmax(1) == logits.argmax(1)).float().mean().item(), 3),
                      "bf16_relative": round((difference.norm() / logits.norm()).item(), 4)}))


if __name__ == "__main__":
    main()
