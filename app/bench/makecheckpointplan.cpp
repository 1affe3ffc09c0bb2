// SPDX-License-Identifier: Apache-2.0
#include "app/bench/makecheckpoint.h"
#include "core/base/text.h"
#include "core/llm/mxfp4.h"

namespace mesewright {

namespace {

using Form = MadeTensor::Form;

bool isMatrix(const ModelConfig& config, WeightKind kind)
{
    return weightShape(config, kind).size() == 2;
}

bool isLayerNorm(WeightKind kind)
{
    return kind == WeightKind::InputNorm || kind == WeightKind::PostNorm;
}

/// bitsandbytes quantises attention's projections and the experts.
bool isNf4Matrix(WeightKind kind)
{
    return kind == WeightKind::Query || kind == WeightKind::Key || kind == WeightKind::Value ||
           kind == WeightKind::Output || kind == WeightKind::GateUp || kind == WeightKind::Down;
}

Result<MadeTensor> nf4Tensor(const ModelConfig& config, const WeightId& id, std::uint64_t seed,
                             WeightMaker& maker)
{
    const std::string name = weightName(id, WeightLayout::Nf4);
    const std::int64_t elements = weightSize(config, id.kind);
    Nf4State state;
    state.shape = weightShape(config, id.kind);
    state.nested = true;
    if (elements % state.blockSize != 0)
        return badInput(formatted("%s has %lld elements, NF4 here needs a multiple of 64; choose "
                                  "other sizes",
                                  name.c_str(), static_cast<long long>(elements)));
    MESEWRIGHT_TRY(state.nestedOffset, maker.nf4Offset(randomMatrix(config, id, seed)));
    const std::int64_t blocks = elements / state.blockSize;
    const std::int64_t nested = (blocks + state.nestedBlockSize - 1) / state.nestedBlockSize;
    const auto text = static_cast<std::int64_t>(nf4StateText(state).size());
    return MadeTensor{Form::Nf4,
                      {id},
                      {{name, Dtype::U8, {elements / 2, 1}},
                       {name + ".absmax", Dtype::U8, {blocks}},
                       {name + ".quant_map", Dtype::F32, {16}},
                       {name + ".nested_absmax", Dtype::F32, {nested}},
                       {name + ".nested_quant_map", Dtype::F32, {256}},
                       {name + ".quant_state.bitsandbytes__nf4", Dtype::U8, {text}}}};
}

/// All experts of a layer in one tensor, or two.
Result<MadeTensor> fusedTensor(const ModelConfig& config, const WeightId& first,
                               WeightLayout layout)
{
    const std::string name = weightName(first, layout);
    const auto shape = weightShape(config, first.kind);
    MadeTensor made;
    for (int expert = 0; expert < config.experts; ++expert)
        made.sources.push_back({first.kind, first.layer, expert});
    if (shape.size() == 1) {
        made.form = Form::FusedVector;
        made.specs = {{name, Dtype::Bf16, {config.experts, shape[0]}}};
    } else if (layout == WeightLayout::Bf16) {
        made.form = Form::FusedTransposed;
        made.specs = {{name, Dtype::Bf16, {config.experts, shape[1], shape[0]}}};
    } else {
        if (shape[1] % mxfp4Block != 0)
            return badInput(name + " has rows of " + std::to_string(shape[1]) +
                            " numbers, but MXFP4 needs a multiple of 32; choose other sizes");
        const std::int64_t blocks = shape[1] / mxfp4Block;
        made.form = Form::Mxfp4;
        made.specs = {
            {name + "_blocks", Dtype::U8, {config.experts, shape[0], blocks, mxfp4Block / 2}},
            {name + "_scales", Dtype::U8, {config.experts, shape[0], blocks}}};
    }
    return made;
}

MadeTensor plainTensor(const ModelConfig& config, const WeightId& id, WeightLayout layout)
{
    const bool f32 = layout == WeightLayout::Nf4 && isLayerNorm(id.kind);
    const Form form = isMatrix(config, id.kind) ? Form::Rows : f32 ? Form::VectorF32 : Form::Vector;
    return {
        form,
        {id},
        {{weightName(id, layout), f32 ? Dtype::F32 : Dtype::Bf16, weightShape(config, id.kind)}}};
}

} // namespace

std::uint64_t MadeTensor::bytes() const
{
    std::uint64_t sum = 0;
    for (const TensorSpec& spec : specs) {
        std::uint64_t bits = dtypeBits(spec.dtype);
        for (const std::int64_t size : spec.shape)
            bits *= static_cast<std::uint64_t>(size);
        sum += bits / 8;
    }
    return sum;
}

Result<std::vector<MadeTensor>> planCheckpoint(const ModelConfig& config, WeightLayout layout,
                                               std::uint64_t seed, WeightMaker& maker)
{
    std::vector<MadeTensor> tensors;
    tensors.push_back(plainTensor(config, {WeightKind::Embedding}, layout));
    for (int layer = 0; layer < config.layers; ++layer) {
        for (const WeightId& id : layerWeights(config, layer)) {
            if (layout == WeightLayout::Nf4 && isNf4Matrix(id.kind)) {
                MESEWRIGHT_TRY(MadeTensor made, nf4Tensor(config, id, seed, maker));
                tensors.push_back(std::move(made));
            } else if (layout != WeightLayout::Nf4 && isExpertWeight(id.kind)) {
                if (id.expert > 0)
                    continue;
                MESEWRIGHT_TRY(MadeTensor made, fusedTensor(config, id, layout));
                tensors.push_back(std::move(made));
            } else {
                tensors.push_back(plainTensor(config, id, layout));
            }
        }
    }
    tensors.push_back(plainTensor(config, {WeightKind::FinalNorm}, layout));
    tensors.push_back(plainTensor(config, {WeightKind::LmHead}, layout));
    return tensors;
}

std::vector<std::vector<MadeTensor>> intoShards(std::vector<MadeTensor> tensors,
                                                WeightLayout layout)
{
    const std::uint64_t limit = layout == WeightLayout::Nf4     ? 4'000'000'000
                                : layout == WeightLayout::Mxfp4 ? 4'900'000'000
                                                                : 5'000'000'000;
    std::vector<std::vector<MadeTensor>> shards(1);
    std::uint64_t size = 0;
    for (MadeTensor& tensor : tensors) {
        const std::uint64_t bytes = tensor.bytes();
        if (size > 0 && size + bytes > limit) {
            shards.emplace_back();
            size = 0;
        }
        size += bytes;
        shards.back().push_back(std::move(tensor));
    }
    return shards;
}

std::string shardFileName(WeightLayout layout, std::size_t shard, std::size_t shards)
{
    if (layout == WeightLayout::Mxfp4)
        return formatted("model-%05zu-of-%05zu.safetensors", shard, shards - 1);
    return formatted("model-%05zu-of-%05zu.safetensors", shard + 1, shards);
}

} // namespace mesewright
