// SPDX-License-Identifier: Apache-2.0
#include "core/llm/weights.h"

#include "core/base/sha256.h"
#include "core/llm/bfloat16.h"
#include "core/llm/cpu/parallel.h"
#include "core/llm/mxfp4.h"
#include "core/llm/weightsslots.h"

#include <algorithm>
#include <cstring>

namespace mesewright {

namespace {

// Elements that one thread takes at a time.
constexpr std::int64_t pieceElements = 1 << 18;
constexpr int kindCount = static_cast<int>(WeightKind::DownBias) + 1;
constexpr int firstExpertKind = static_cast<int>(WeightKind::GateUp);

bool isLayerless(WeightKind kind)
{
    return kind == WeightKind::Embedding || kind == WeightKind::LmHead ||
           kind == WeightKind::FinalNorm;
}

/// out[c][r] = in[r][c], in tiles that stay in the cache. `rows` and `columns` are the source's.
template <class Load>
void transpose(std::int64_t rows, std::int64_t columns, std::span<float> out, const Load& load)
{
    constexpr std::int64_t tile = 32;
    const std::int64_t tilesAPiece = std::max<std::int64_t>(1, pieceElements / (tile * rows + 1));
    cpu::parallelFor(columns, tilesAPiece * tile, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t left = begin; left < end; left += tile) {
            const std::int64_t right = std::min(left + tile, end);
            for (std::int64_t top = 0; top < rows; top += tile) {
                const std::int64_t bottom = std::min(top + tile, rows);
                for (std::int64_t column = left; column < right; ++column) {
                    for (std::int64_t row = top; row < bottom; ++row)
                        out[static_cast<std::size_t>(column * rows + row)] =
                            load(row * columns + column);
                }
            }
        }
    });
}

void readPlain(const PlainSlot& slot, const std::vector<std::int64_t>& shape, std::span<float> out)
{
    if (!slot.transposed) {
        (void)convertToFloat(slot.dtype, slot.data.data(), out);
        return;
    }
    const std::byte* data = slot.data.data();
    const auto load16 = [data](std::int64_t index) {
        std::uint16_t bits = 0;
        std::memcpy(&bits, data + index * 2, 2);
        return bits;
    };
    if (slot.dtype == Dtype::Bf16) {
        transpose(shape[1], shape[0], out,
                  [&](std::int64_t index) { return bfloat16ToFloat(load16(index)); });
    } else if (slot.dtype == Dtype::F16) {
        transpose(shape[1], shape[0], out,
                  [&](std::int64_t index) { return float16ToFloat(load16(index)); });
    } else {
        transpose(shape[1], shape[0], out, [data](std::int64_t index) {
            float value = 0;
            std::memcpy(&value, data + index * 4, 4);
            return value;
        });
    }
}

} // namespace

struct WeightSource::Private
{
    Checkpoint checkpoint;
    ModelConfig config;
    WeightLayout layout = WeightLayout::Bf16;
    std::vector<WeightSlot> slots; ///< layer -1, 0, 1 ... in the order of layerWeights()
    std::vector<std::string> warnings;

    [[nodiscard]] bool valid(const WeightId& id) const
    {
        if (isLayerless(id.kind))
            return id.layer == -1 && id.expert == -1;
        const bool layerGood = id.layer >= 0 && id.layer < config.layers;
        const bool expertGood = isExpertWeight(id.kind)
                                    ? id.expert >= 0 && id.expert < config.experts
                                    : id.expert == -1;
        return layerGood && expertGood;
    }

    /// Place in `slots`; mirrors layerWeights().
    [[nodiscard]] std::size_t place(const WeightId& id) const
    {
        const int perLayer = firstExpertKind - 3 + 4 * config.experts;
        const int kind = static_cast<int>(id.kind);
        if (isLayerless(id.kind))
            return static_cast<std::size_t>(kind);
        std::size_t at = 3 + static_cast<std::size_t>(perLayer) * static_cast<unsigned>(id.layer);
        if (!isExpertWeight(id.kind))
            return at + static_cast<std::size_t>(kind - 3);
        at += static_cast<std::size_t>(firstExpertKind - 3);
        return at + static_cast<std::size_t>(id.expert * 4 + kind - firstExpertKind);
    }
};

const char* layoutName(WeightLayout layout)
{
    switch (layout) {
    case WeightLayout::Mxfp4:
        return "mxfp4";
    case WeightLayout::Nf4:
        return "nf4";
    case WeightLayout::Bf16:
        break;
    }
    return "bf16";
}

bool isExpertWeight(WeightKind kind)
{
    return static_cast<int>(kind) >= firstExpertKind;
}

std::vector<std::int64_t> weightShape(const ModelConfig& config, WeightKind kind)
{
    const std::int64_t hidden = config.hiddenSize;
    const std::int64_t query = config.queryWidth();
    const std::int64_t keyValue = config.kvWidth();
    const std::int64_t middle = config.intermediateSize;
    switch (kind) {
    case WeightKind::Embedding:
    case WeightKind::LmHead:
        return {config.vocabSize, hidden};
    case WeightKind::FinalNorm:
    case WeightKind::InputNorm:
    case WeightKind::PostNorm:
    case WeightKind::OutputBias:
    case WeightKind::DownBias:
        return {hidden};
    case WeightKind::Query:
        return {query, hidden};
    case WeightKind::QueryBias:
        return {query};
    case WeightKind::Key:
    case WeightKind::Value:
        return {keyValue, hidden};
    case WeightKind::KeyBias:
    case WeightKind::ValueBias:
        return {keyValue};
    case WeightKind::Output:
        return {hidden, query};
    case WeightKind::Sinks:
        return {config.heads};
    case WeightKind::Router:
        return {config.experts, hidden};
    case WeightKind::RouterBias:
        return {config.experts};
    case WeightKind::GateUp:
        return {2 * middle, hidden};
    case WeightKind::GateUpBias:
        return {2 * middle};
    case WeightKind::Down:
        return {hidden, middle};
    }
    return {};
}

std::int64_t weightSize(const ModelConfig& config, WeightKind kind)
{
    std::int64_t size = 1;
    for (const std::int64_t n : weightShape(config, kind))
        size *= n;
    return size;
}

std::vector<WeightId> layerWeights(const ModelConfig& config, int layer)
{
    std::vector<WeightId> ids;
    if (layer < 0)
        return {{WeightKind::Embedding}, {WeightKind::LmHead}, {WeightKind::FinalNorm}};
    for (int kind = 3; kind < firstExpertKind; ++kind)
        ids.push_back({static_cast<WeightKind>(kind), layer});
    for (int expert = 0; expert < config.experts; ++expert) {
        for (int kind = firstExpertKind; kind < kindCount; ++kind)
            ids.push_back({static_cast<WeightKind>(kind), layer, expert});
    }
    return ids;
}

std::string weightName(const WeightId& id, WeightLayout layout)
{
    switch (id.kind) {
    case WeightKind::Embedding:
        return "model.embed_tokens.weight";
    case WeightKind::LmHead:
        return "lm_head.weight";
    case WeightKind::FinalNorm:
        return "model.norm.weight";
    default:
        break;
    }
    static constexpr const char* names[] = {
        "input_layernorm.weight",  "post_attention_layernorm.weight",
        "self_attn.q_proj.weight", "self_attn.q_proj.bias",
        "self_attn.k_proj.weight", "self_attn.k_proj.bias",
        "self_attn.v_proj.weight", "self_attn.v_proj.bias",
        "self_attn.o_proj.weight", "self_attn.o_proj.bias",
        "self_attn.sinks"};
    std::string name = "model.layers.";
    name.append(std::to_string(id.layer)).append(".");
    const bool perExpert = layout == WeightLayout::Nf4;
    switch (id.kind) {
    case WeightKind::Router:
        return name + (perExpert ? "mlp.router.linear.weight" : "mlp.router.weight");
    case WeightKind::RouterBias:
        return name + (perExpert ? "mlp.router.linear.bias" : "mlp.router.bias");
    default:
        break;
    }
    if (!isExpertWeight(id.kind))
        return name + names[static_cast<int>(id.kind) - 3];
    const bool up = id.kind == WeightKind::GateUp || id.kind == WeightKind::GateUpBias;
    const bool bias = id.kind == WeightKind::GateUpBias || id.kind == WeightKind::DownBias;
    name.append(up ? "mlp.experts.gate_up_proj" : "mlp.experts.down_proj");
    if (perExpert)
        return name + "s." + std::to_string(id.expert) + (bias ? ".bias" : ".weight");
    return bias ? name + "_bias" : name;
}

WeightSource::WeightSource(std::unique_ptr<Private> d) : d(std::move(d)) {}
WeightSource::WeightSource(WeightSource&&) noexcept = default;
WeightSource& WeightSource::operator=(WeightSource&&) noexcept = default;
WeightSource::~WeightSource() = default;

Result<WeightSource> WeightSource::open(const std::filesystem::path& folder,
                                        const ModelConfig& config)
{
    auto state = std::make_unique<Private>();
    MESEWRIGHT_TRY(state->checkpoint, Checkpoint::open(folder));
    state->config = config;
    MESEWRIGHT_TRY(state->layout, findLayout(state->checkpoint));
    SlotFinder finder(state->checkpoint, state->config, state->layout);
    // Layer by layer, so that absurd sizes in config.json fail at the first tensor that is missing.
    for (int layer = -1; layer < config.layers; ++layer) {
        for (const WeightId& id : layerWeights(config, layer)) {
            MESEWRIGHT_TRY(WeightSlot slot, finder.find(id));
            state->slots.push_back(std::move(slot));
        }
    }
    state->warnings = finder.warnings();
    const char* method = state->layout == WeightLayout::Mxfp4 ? "mxfp4"
                         : state->layout == WeightLayout::Nf4 ? "bitsandbytes"
                                                              : "";
    if (config.quantMethod != method)
        state->warnings.push_back(
            folder.string() + ": config.json says '" +
            (config.quantMethod.empty() ? "no quantisation" : config.quantMethod) +
            "', but the tensors are " + layoutName(state->layout) + "; the tensors are believed");
    return WeightSource(std::move(state));
}

WeightLayout WeightSource::layout() const
{
    return d->layout;
}

const std::filesystem::path& WeightSource::folder() const
{
    return d->checkpoint.folder();
}

const Checkpoint& WeightSource::checkpoint() const
{
    return d->checkpoint;
}

const ModelConfig& WeightSource::config() const
{
    return d->config;
}

Result<void> WeightSource::read(const WeightId& id, std::span<float> out) const
{
    if (!d->valid(id) || static_cast<std::int64_t>(out.size()) != weightSize(d->config, id.kind))
        return internalError("a weight was asked for that the model does not have, or into a "
                             "buffer of another size");
    const WeightSlot& slot = d->slots[d->place(id)];
    if (const auto* plain = std::get_if<PlainSlot>(&slot)) {
        readPlain(*plain, weightShape(d->config, id.kind), out);
    } else if (const auto* nf4 = std::get_if<std::shared_ptr<const Nf4Tensor>>(&slot)) {
        dequantiseNf4(**nf4, out);
    } else if (const auto* mxfp4 = std::get_if<Mxfp4Slot>(&slot)) {
        if (const std::int64_t bad = dequantiseMxfp4(mxfp4->blocks, mxfp4->scales, out); bad >= 0)
            return badInput(folder().string() + ": '" + weightName(id, d->layout) +
                            "_scales', expert " + std::to_string(id.expert) + ", scale " +
                            std::to_string(bad) +
                            ": 255 means \"not a number\"; the file is damaged: fetch it again");
    }
    return {};
}

std::uint64_t WeightSource::bytesOnDisk() const
{
    return d->checkpoint.tensorBytes();
}

Result<std::string> WeightSource::hash() const
{
    Sha256 sum;
    for (const auto& file : d->checkpoint.files())
        sum.update(file->fileBytes());
    return sum.hex();
}

const std::vector<std::string>& WeightSource::warnings() const
{
    return d->warnings;
}

} // namespace mesewright
