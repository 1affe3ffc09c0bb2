// SPDX-License-Identifier: Apache-2.0
#include "core/llm/converttensors.h"

#include "core/llm/bfloat16.h"
#include "core/llm/checkpoint.h"
#include "core/llm/mxfp4.h"
#include "core/llm/nf4.h"

#include <algorithm>
#include <cmath>

namespace mesewright {

namespace {

using Form = ConvertTensor::Form;

bool isNorm(WeightKind kind)
{
    return kind == WeightKind::FinalNorm || kind == WeightKind::InputNorm ||
           kind == WeightKind::PostNorm;
}

bool isExpertMatrix(WeightKind kind)
{
    return kind == WeightKind::GateUp || kind == WeightKind::Down;
}

/// What bitsandbytes quantises: attention's projections and the experts, not router and head.
bool isNf4Matrix(WeightKind kind)
{
    return kind == WeightKind::Query || kind == WeightKind::Key || kind == WeightKind::Value ||
           kind == WeightKind::Output || isExpertMatrix(kind);
}

/// One weight in fp32; numbers that are not finite cannot be quantised.
Result<std::vector<float>> readFinite(const WeightSource& source, const WeightId& id)
{
    std::vector<float> values(static_cast<std::size_t>(weightSize(source.config(), id.kind)));
    MESEWRIGHT_CHECK(source.read(id, values));
    if (!std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v); }))
        return badInput(source.folder().string() + ": '" + weightName(id, source.layout()) +
                        "' holds a number that is not finite; fetch the checkpoint again");
    return values;
}

std::vector<std::uint16_t> toBfloat16(std::span<const float> values)
{
    std::vector<std::uint16_t> bits(values.size());
    std::transform(values.begin(), values.end(), bits.begin(), floatToBfloat16);
    return bits;
}

/// Layer norms of the NF4 layout are F32; elsewhere a norm is BF16 unless that would change it.
Result<Dtype> plainDtype(const WeightSource& source, const WeightId& id, WeightLayout layout)
{
    if (!isNorm(id.kind))
        return Dtype::Bf16;
    if (layout == WeightLayout::Nf4 && id.kind != WeightKind::FinalNorm)
        return Dtype::F32;
    MESEWRIGHT_TRY(const auto values, readFinite(source, id));
    const bool exact =
        std::all_of(values.begin(), values.end(), [](float v) { return roundToBfloat16(v) == v; });
    return exact ? Dtype::Bf16 : Dtype::F32;
}

Result<ConvertTensor> planNf4(const WeightSource& source, const WeightId& id)
{
    const std::string name = weightName(id, WeightLayout::Nf4);
    const std::int64_t elements = weightSize(source.config(), id.kind);
    Nf4State state;
    state.shape = weightShape(source.config(), id.kind);
    state.nested = true;
    MESEWRIGHT_TRY(const auto values, readFinite(source, id));
    state.nestedOffset = nf4Offset(values);
    const std::int64_t blocks = (elements + state.blockSize - 1) / state.blockSize;
    const std::int64_t nested = (blocks + state.nestedBlockSize - 1) / state.nestedBlockSize;
    const auto text = static_cast<std::int64_t>(nf4StateText(state).size());
    return ConvertTensor{Form::Nf4,
                         {id},
                         {{name, Dtype::U8, {(elements + 1) / 2, 1}},
                          {name + ".absmax", Dtype::U8, {blocks}},
                          {name + ".quant_map", Dtype::F32, {16}},
                          {name + ".nested_absmax", Dtype::F32, {nested}},
                          {name + ".nested_quant_map", Dtype::F32, {256}},
                          {name + ".quant_state.bitsandbytes__nf4", Dtype::U8, {text}}}};
}

/// All experts of one kind in one layer.
Result<ConvertTensor> planFused(const WeightSource& source, const WeightId& first,
                                WeightLayout layout)
{
    const ModelConfig& config = source.config();
    const std::string name = weightName(first, layout);
    const auto shape = weightShape(config, first.kind);
    ConvertTensor tensor;
    for (int expert = 0; expert < config.experts; ++expert)
        tensor.sources.push_back({first.kind, first.layer, expert});
    if (layout == WeightLayout::Mxfp4 && isExpertMatrix(first.kind)) {
        if (shape[1] % mxfp4Block != 0)
            return badInput(source.folder().string() + ": '" + name + "' has rows of " +
                            std::to_string(shape[1]) +
                            " numbers, but MXFP4 needs a multiple of 32; choose nf4 or bf16");
        tensor.form = Form::FusedMxfp4;
        const std::int64_t blocks = shape[1] / mxfp4Block;
        tensor.specs = {{name + "_blocks", Dtype::U8, {config.experts, shape[0], blocks, 16}},
                        {name + "_scales", Dtype::U8, {config.experts, shape[0], blocks}}};
        return tensor;
    }
    tensor.form = Form::FusedPlain;
    TensorSpec spec{name, Dtype::Bf16, {config.experts}};
    spec.shape.insert(spec.shape.end(), shape.rbegin(), shape.rend());
    tensor.specs = {std::move(spec)};
    return tensor;
}

Result<void> writeFused(const ConvertTensor& tensor, const WeightSource& source,
                        SafetensorsWriter& writer, const CancelToken& cancel)
{
    for (const WeightId& id : tensor.sources) {
        if (cancel.requested())
            return stopped();
        MESEWRIGHT_TRY(const auto values, readFinite(source, id));
        const auto shape = weightShape(source.config(), id.kind);
        if (tensor.form == Form::FusedMxfp4) {
            std::vector<std::uint8_t> blocks(values.size() / 2);
            std::vector<std::uint8_t> scales(values.size() / mxfp4Block);
            quantiseMxfp4(values, blocks, scales);
            MESEWRIGHT_CHECK(writer.write(tensor.specs[0].name, std::as_bytes(std::span(blocks))));
            MESEWRIGHT_CHECK(writer.write(tensor.specs[1].name, std::as_bytes(std::span(scales))));
            continue;
        }
        std::vector<std::uint16_t> bits = toBfloat16(values);
        if (shape.size() == 2) { // stored as [in, out]
            std::vector<std::uint16_t> turned(bits.size());
            for (std::int64_t out = 0; out < shape[0]; ++out) {
                for (std::int64_t in = 0; in < shape[1]; ++in)
                    turned[static_cast<std::size_t>(in * shape[0] + out)] =
                        bits[static_cast<std::size_t>(out * shape[1] + in)];
            }
            bits = std::move(turned);
        }
        MESEWRIGHT_CHECK(writer.write(tensor.specs[0].name, std::as_bytes(std::span(bits))));
    }
    return {};
}

Result<void> writeNf4(const ConvertTensor& tensor, const WeightSource& source,
                      SafetensorsWriter& writer)
{
    const WeightId& id = tensor.sources.front();
    MESEWRIGHT_TRY(const auto values, readFinite(source, id));
    const Nf4Quantised quantised = quantiseNf4(values);
    Nf4State state;
    state.shape = weightShape(source.config(), id.kind);
    state.nested = true;
    state.nestedOffset = quantised.nestedOffset;
    const std::string text = nf4StateText(state);
    const std::span<const std::byte> parts[] = {std::as_bytes(std::span(quantised.packed)),
                                                std::as_bytes(std::span(quantised.absmax)),
                                                std::as_bytes(std::span(nf4Code())),
                                                std::as_bytes(std::span(quantised.nestedAbsmax)),
                                                std::as_bytes(std::span(dynamicMap())),
                                                std::as_bytes(std::span(text))};
    for (std::size_t i = 0; i < tensor.specs.size(); ++i)
        MESEWRIGHT_CHECK(writer.write(tensor.specs[i].name, parts[i]));
    return {};
}

/// Same layout again: every tensor that the checkpoint names, byte for byte.
Result<std::vector<ConvertTensor>> planCopy(const Checkpoint& checkpoint)
{
    std::vector<ConvertTensor> tensors;
    for (const std::string& name : checkpoint.tensorNames()) {
        MESEWRIGHT_TRY(const TensorView view, checkpoint.find(name));
        tensors.push_back({Form::Copy, {}, {{name, view.info->dtype, view.info->shape}}});
    }
    return tensors;
}

} // namespace

std::uint64_t ConvertTensor::bytes() const
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

Result<std::vector<ConvertTensor>> planConversion(const WeightSource& source, WeightLayout layout,
                                                  const CancelToken& cancel)
{
    // A "bf16" source may be F16 or F32, so that layout is always written anew (BF16 is unchanged).
    if (source.layout() == layout && layout != WeightLayout::Bf16)
        return planCopy(source.checkpoint());
    std::vector<ConvertTensor> tensors;
    for (int layer = -1; layer < source.config().layers; ++layer) {
        for (const WeightId& id : layerWeights(source.config(), layer)) {
            if (cancel.requested())
                return stopped();
            if (id.kind == WeightKind::LmHead && source.config().tiedEmbeddings)
                continue;
            if (layout == WeightLayout::Nf4 && isNf4Matrix(id.kind)) {
                MESEWRIGHT_TRY(ConvertTensor tensor, planNf4(source, id));
                tensors.push_back(std::move(tensor));
            } else if (layout != WeightLayout::Nf4 && isExpertWeight(id.kind)) {
                if (id.expert > 0)
                    continue;
                MESEWRIGHT_TRY(ConvertTensor tensor, planFused(source, id, layout));
                tensors.push_back(std::move(tensor));
            } else {
                MESEWRIGHT_TRY(const Dtype dtype, plainDtype(source, id, layout));
                tensors.push_back(
                    {Form::Plain,
                     {id},
                     {{weightName(id, layout), dtype, weightShape(source.config(), id.kind)}}});
            }
        }
    }
    return tensors;
}

Result<void> writeConverted(const ConvertTensor& tensor, const WeightSource& source,
                            SafetensorsWriter& writer, const CancelToken& cancel)
{
    switch (tensor.form) {
    case Form::Copy: {
        const std::string& name = tensor.specs.front().name;
        MESEWRIGHT_TRY(const TensorView view, source.checkpoint().find(name));
        return writer.write(name, view.data());
    }
    case Form::Plain: {
        MESEWRIGHT_TRY(const auto values, readFinite(source, tensor.sources.front()));
        const TensorSpec& spec = tensor.specs.front();
        if (spec.dtype == Dtype::F32)
            return writer.write(spec.name, std::as_bytes(std::span(values)));
        const auto bits = toBfloat16(values);
        return writer.write(spec.name, std::as_bytes(std::span(bits)));
    }
    case Form::Nf4:
        return writeNf4(tensor, source, writer);
    case Form::FusedPlain:
    case Form::FusedMxfp4:
        break;
    }
    return writeFused(tensor, source, writer, cancel);
}

} // namespace mesewright
