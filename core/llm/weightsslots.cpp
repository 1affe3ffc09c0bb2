// SPDX-License-Identifier: Apache-2.0
#include "core/llm/weightsslots.h"

#include "core/llm/mxfp4.h"

#include <algorithm>
#include <cmath>

namespace mesewright {

namespace {

constexpr const char* stateSuffix = ".quant_state.bitsandbytes__nf4";
constexpr const char* fp4Suffix = ".quant_state.bitsandbytes__fp4";

Error misfit(const TensorView& view, const std::string& what)
{
    return badInput(view.file->path().string() + ": tensor '" + view.info->name + "' " + what +
                    "; config.json and weights must be of the same model");
}

Result<void> checkShape(const TensorView& view, const std::vector<std::int64_t>& shape)
{
    if (view.info->shape == shape)
        return {};
    return misfit(view, "has the shape " + shapeText(view.info->shape) +
                            ", but config.json asks for " + shapeText(shape));
}

Result<void> checkDtype(const TensorView& view, Dtype dtype)
{
    if (view.info->dtype == dtype)
        return {};
    return misfit(view, std::string("is ") + dtypeName(view.info->dtype) + ", but " +
                            dtypeName(dtype) + " was expected");
}

Result<void> checkFloat(const TensorView& view)
{
    const Dtype dtype = view.info->dtype;
    if (dtype == Dtype::Bf16 || dtype == Dtype::F32 || dtype == Dtype::F16)
        return {};
    if (dtype == Dtype::U8 || dtype == Dtype::I8)
        return misfit(view, std::string("is ") + dtypeName(dtype) +
                                " as quantised weights are, but no '" + view.info->name +
                                stateSuffix + "' says how to read it");
    return misfit(view,
                  std::string("is ") + dtypeName(dtype) + ", but BF16, F16 or F32 was expected");
}

std::string layerZero(const char* name)
{
    return std::string("model.layers.0.mlp.experts.").append(name);
}

std::string countedWarning(const std::vector<std::string>& names, const char* what)
{
    return std::to_string(names.size()) + " tensors have " + what + " (the first is '" +
           names.front() + "'); the file's own table is used";
}

} // namespace

Result<WeightLayout> findLayout(const Checkpoint& checkpoint)
{
    if (checkpoint.names(layerZero("gate_up_proj_blocks")))
        return WeightLayout::Mxfp4;
    if (checkpoint.names(layerZero("gate_up_projs.0.weight")))
        return WeightLayout::Nf4;
    if (checkpoint.names(layerZero("gate_up_proj")))
        return WeightLayout::Bf16;
    if (checkpoint.names("block.0.attn.norm.scale"))
        return badInput(checkpoint.folder().string() +
                        ": this is OpenAI's 'original' folder, whose names are others; give the "
                        "folder above it");
    return badInput(
        checkpoint.folder().string() + ": no layout of GPT-OSS is recognised (looked for '" +
        layerZero("gate_up_proj") + "', its '_blocks', and '" +
        layerZero("gate_up_projs.0.weight") + "'); give a bf16, MXFP4 or NF4 checkpoint");
}

Result<TensorView> SlotFinder::fetch(const std::string& name,
                                     const std::vector<std::int64_t>& shape) const
{
    MESEWRIGHT_TRY(const TensorView view, m_checkpoint.find(name));
    MESEWRIGHT_CHECK(checkShape(view, shape));
    return view;
}

Result<std::vector<float>> SlotFinder::floats(const std::string& name, std::int64_t count) const
{
    MESEWRIGHT_TRY(const TensorView view, fetch(name, {count}));
    MESEWRIGHT_CHECK(checkDtype(view, Dtype::F32));
    std::vector<float> values(static_cast<std::size_t>(count));
    (void)convertToFloat(Dtype::F32, view.data().data(), values);
    if (!std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v); }))
        return misfit(view, "holds a number that is not finite");
    return values;
}

Result<WeightSlot> SlotFinder::plain(const std::string& name, const WeightId& id) const
{
    MESEWRIGHT_TRY(const TensorView view, m_checkpoint.find(name));
    MESEWRIGHT_CHECK(checkFloat(view));
    MESEWRIGHT_CHECK(checkShape(view, weightShape(m_config, id.kind)));
    return WeightSlot(PlainSlot{view.info->dtype, view.data(), false});
}

Result<WeightSlot> SlotFinder::fused(const std::string& name, const WeightId& id) const
{
    const std::vector<std::int64_t> one = weightShape(m_config, id.kind);
    std::vector<std::int64_t> shape{m_config.experts};
    shape.insert(shape.end(), one.rbegin(), one.rend()); // [E, in, out]
    MESEWRIGHT_TRY(const TensorView view, m_checkpoint.find(name));
    MESEWRIGHT_CHECK(checkFloat(view));
    MESEWRIGHT_CHECK(checkShape(view, shape));
    const std::size_t bytes = view.info->bytes() / static_cast<std::size_t>(m_config.experts);
    const auto data = view.data().subspan(bytes * static_cast<std::size_t>(id.expert), bytes);
    return WeightSlot(PlainSlot{view.info->dtype, data, one.size() == 2});
}

Result<WeightSlot> SlotFinder::mxfp4(const std::string& name, const WeightId& id) const
{
    const std::vector<std::int64_t> shape = weightShape(m_config, id.kind);
    if (shape[1] % mxfp4Block != 0)
        return badInput(m_checkpoint.folder().string() + ": '" + name + "' is MXFP4, but its " +
                        std::to_string(shape[1]) +
                        " columns by config.json are no multiple of 32; config.json and weights "
                        "must be of the same model");
    const std::int64_t blocks = shape[1] / mxfp4Block;
    MESEWRIGHT_TRY(const TensorView codes,
                   fetch(name + "_blocks", {m_config.experts, shape[0], blocks, mxfp4Block / 2}));
    MESEWRIGHT_CHECK(checkDtype(codes, Dtype::U8));
    MESEWRIGHT_TRY(const TensorView scales,
                   fetch(name + "_scales", {m_config.experts, shape[0], blocks}));
    MESEWRIGHT_CHECK(checkDtype(scales, Dtype::U8));
    const auto count = static_cast<std::size_t>(shape[0] * blocks);
    const auto expert = static_cast<std::size_t>(id.expert);
    return WeightSlot(
        Mxfp4Slot{codes.data().subspan(expert * count * mxfp4Block / 2, count * mxfp4Block / 2),
                  scales.data().subspan(expert * count, count)});
}

Result<WeightSlot> SlotFinder::nf4(const std::string& name, const WeightId& id)
{
    const std::vector<std::int64_t> shape = weightShape(m_config, id.kind);
    const std::string stateName = name + stateSuffix;
    MESEWRIGHT_TRY(const TensorView stateView, m_checkpoint.find(stateName));
    MESEWRIGHT_CHECK(checkDtype(stateView, Dtype::U8));
    const auto bytes = stateView.data();
    Nf4Tensor tensor;
    MESEWRIGHT_TRY(tensor.state,
                   parseNf4State({reinterpret_cast<const char*>(bytes.data()), bytes.size()},
                                 stateView.file->path().string() + ": " + stateName));
    if (tensor.state.shape != shape)
        return misfit(stateView, "gives the shape " + shapeText(tensor.state.shape) +
                                     ", but config.json asks for " + shapeText(shape));

    const std::int64_t elements = tensor.elements();
    MESEWRIGHT_TRY(const TensorView packed, m_checkpoint.find(name));
    MESEWRIGHT_CHECK(checkDtype(packed, Dtype::U8));
    if (packed.info->shape != std::vector<std::int64_t>{(elements + 1) / 2, 1})
        return misfit(packed, "has the shape " + shapeText(packed.info->shape) + ", but " +
                                  shapeText(std::vector<std::int64_t>{(elements + 1) / 2, 1}) +
                                  " was expected (a transposed packing is not supported)");
    tensor.packed = packed.data();

    const std::int64_t size = tensor.state.blockSize;
    const std::int64_t blocks = elements / size + (elements % size != 0 ? 1 : 0);
    MESEWRIGHT_TRY(const TensorView absmax, fetch(name + ".absmax", {blocks}));
    const bool hasNested = m_checkpoint.names(name + ".nested_absmax");
    if (hasNested && !tensor.state.nested)
        return misfit(stateView,
                      "says nothing of a second level, but '" + name + ".nested_absmax' is there");
    MESEWRIGHT_CHECK(checkDtype(absmax, tensor.state.nested ? Dtype::U8 : Dtype::F32));
    tensor.absmax = absmax.data();
    if (!tensor.state.nested) {
        MESEWRIGHT_CHECK(floats(name + ".absmax", blocks)); // refuses what is not finite
    } else {
        const std::int64_t nestedSize = tensor.state.nestedBlockSize;
        const std::int64_t nested = blocks / nestedSize + (blocks % nestedSize != 0 ? 1 : 0);
        MESEWRIGHT_TRY(tensor.nestedAbsmax, floats(name + ".nested_absmax", nested));
        MESEWRIGHT_TRY(const auto map, floats(name + ".nested_quant_map", 256));
        std::copy(map.begin(), map.end(), tensor.nestedMap.begin());
        // Machines differ in the map's last digit, which means nothing.
        const auto near = [](float a, float b) { return std::abs(a - b) <= 1e-6f * std::abs(b); };
        if (!std::equal(map.begin(), map.end(), dynamicMap().begin(), near))
            m_oddMaps.push_back(name);
    }
    MESEWRIGHT_TRY(const auto code, floats(name + ".quant_map", 16));
    std::copy(code.begin(), code.end(), tensor.code.begin());
    if (tensor.code != nf4Code())
        m_oddCodes.push_back(name);
    return WeightSlot(std::make_shared<const Nf4Tensor>(std::move(tensor)));
}

Result<WeightSlot> SlotFinder::find(const WeightId& id)
{
    std::string name = weightName(id, m_layout);
    if (id.kind == WeightKind::Router || id.kind == WeightKind::RouterBias) {
        // Unsloth's router is a module with a `linear` inside; take whichever name is there.
        const WeightLayout other =
            m_layout == WeightLayout::Nf4 ? WeightLayout::Bf16 : WeightLayout::Nf4;
        if (!m_checkpoint.names(name) && m_checkpoint.names(weightName(id, other)))
            name = weightName(id, other);
    }
    if (id.kind == WeightKind::LmHead && m_config.tiedEmbeddings && !m_checkpoint.names(name))
        return find({WeightKind::Embedding});

    if (m_checkpoint.names(name + fp4Suffix))
        return badInput(m_checkpoint.folder().string() + ": '" + name +
                        "' is quantised to fp4, which is not supported; use an NF4, MXFP4 or bf16 "
                        "checkpoint");
    if (m_checkpoint.names(name + stateSuffix))
        return nf4(name, id);
    if (!isExpertWeight(id.kind) || m_layout == WeightLayout::Nf4)
        return plain(name, id);
    const bool matrix = id.kind == WeightKind::GateUp || id.kind == WeightKind::Down;
    if (matrix && m_layout == WeightLayout::Mxfp4)
        return mxfp4(name, id);
    return fused(name, id);
}

std::vector<std::string> SlotFinder::warnings() const
{
    std::vector<std::string> lines;
    if (!m_oddCodes.empty())
        lines.push_back(countedWarning(m_oddCodes, "a code table that is not the usual NF4 one"));
    if (!m_oddMaps.empty())
        lines.push_back(
            countedWarning(m_oddMaps, "a map of block maxima that is not the usual one"));
    return lines;
}

} // namespace mesewright
