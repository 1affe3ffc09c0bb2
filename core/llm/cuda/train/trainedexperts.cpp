// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/train/trainedexperts.h"

#include "core/llm/nf4.h"

#include <algorithm>

namespace mesewright::cuda {

namespace {

constexpr int passingExperts = 8; ///< expanded at a time: 265 MB of the full size

DeviceBuffer floatCopy(const DeviceBuffer& from, std::int64_t count, const Stream& stream)
{
    DeviceBuffer to(static_cast<std::uint64_t>(count) * sizeof(float), "the experts' biases");
    convertFloats(Precision::Fp32, FloatType::Bf16, from.data(), count, to.data(), stream.get());
    return to;
}

std::int64_t elementsOf(const ModelConfig& config, moe::Projection projection)
{
    return weightSize(config, projection == moe::Projection::GateUp ? WeightKind::GateUp
                                                                    : WeightKind::Down);
}

} // namespace

TrainedExperts::TrainedExperts(CudaModel::Private& model, int firstLayer, ExpertForm form)
    : m(model), m_firstLayer(firstLayer)
{
    const ModelConfig& config = m.config;
    const std::uint64_t wide = wideSize(m.precision);
    bool passing = false;
    for (int number = firstLayer; number < config.layers; ++number) {
        const DeviceLayer& from = m.weights.layers[static_cast<std::size_t>(number)];
        Layer layer;
        if (from.gateUp.form != ExpertMatrix::Form::Wide) {
            passing |= form == ExpertForm::Packed;
            if (form == ExpertForm::Expanded)
                for (const auto projection : {moe::Projection::GateUp, moe::Projection::Down}) {
                    DeviceBuffer to(static_cast<std::uint64_t>(elementsOf(config, projection)) *
                                        static_cast<unsigned>(config.experts) * wide,
                                    "the trained layers' experts");
                    expand(matrix(number, projection), projection, 0, config.experts, to.data());
                    (projection == moe::Projection::GateUp ? layer.gateUp : layer.down) =
                        std::move(to);
                }
        }
        if (from.grouped) {
            layer.gateUpBias =
                floatCopy(from.gateUpBias,
                          config.experts * weightSize(config, WeightKind::GateUpBias), m.stream);
            layer.downBias = floatCopy(
                from.downBias, config.experts * weightSize(config, WeightKind::DownBias), m.stream);
        }
        m_layers.push_back(std::move(layer));
    }
    if (passing)
        m_passing = DeviceBuffer(
            static_cast<std::uint64_t>(std::max(elementsOf(config, moe::Projection::GateUp),
                                                elementsOf(config, moe::Projection::Down))) *
                static_cast<unsigned>(std::min(passingExperts, config.experts)) * wide,
            "experts in passing");
    m.stream.wait();
}

const ExpertMatrix& TrainedExperts::matrix(int layer, moe::Projection projection) const
{
    const DeviceLayer& from = m.weights.layers[static_cast<std::size_t>(layer)];
    return projection == moe::Projection::GateUp ? from.gateUp : from.down;
}

void TrainedExperts::expand(const ExpertMatrix& matrix, moe::Projection projection, int first,
                            int count, void* to) const
{
    if (matrix.form == ExpertMatrix::Form::Grouped) {
        const auto format = m.layout == WeightLayout::Nf4 ? moe::Format::Nf4 : moe::Format::Mxfp4;
        check(moe::unpack(format, projection, count,
                          matrix.packed.as<std::uint8_t>() +
                              static_cast<std::size_t>(first) * moe::packedExpertBytes(projection),
                          nf4Code().data(), static_cast<__nv_bfloat16*>(to), m.stream.get()),
              "expanding experts");
        return;
    }
    const auto bytes = matrix.elements * static_cast<std::int64_t>(wideSize(m.precision));
    for (int i = 0; i < count; ++i)
        (void)matrix.wide(first + i, m.precision, static_cast<std::byte*>(to) + i * bytes,
                          m.stream);
}

void TrainedExperts::each(int layer, moe::Projection projection, const Body& body)
{
    const ExpertMatrix& source = matrix(layer, projection);
    const Layer& own = m_layers[static_cast<std::size_t>(layer - m_firstLayer)];
    const DeviceBuffer& expanded = projection == moe::Projection::GateUp ? own.gateUp : own.down;
    const auto bytes = source.elements * static_cast<std::int64_t>(wideSize(m.precision));
    const bool passing = source.form != ExpertMatrix::Form::Wide && expanded.data() == nullptr;
    const int piece = passing ? std::min(passingExperts, m.config.experts) : m.config.experts;
    std::vector<const void*> matrices;
    for (int first = 0; first < m.config.experts; first += piece) {
        const int count = std::min(piece, m.config.experts - first);
        const auto* from = (passing                                   ? m_passing
                            : source.form == ExpertMatrix::Form::Wide ? source.packed
                                                                      : expanded)
                               .as<std::byte>();
        if (passing)
            expand(source, projection, first, count, m_passing.data());
        matrices.clear();
        for (int i = 0; i < count; ++i)
            matrices.push_back(from + i * bytes);
        body(first, matrices);
    }
}

const float* TrainedExperts::gateUpBias(int layer) const
{
    const DeviceLayer& from = m.weights.layers[static_cast<std::size_t>(layer)];
    return (from.grouped ? m_layers[static_cast<std::size_t>(layer - m_firstLayer)].gateUpBias
                         : from.gateUpBias)
        .as<float>();
}

const float* TrainedExperts::downBias(int layer) const
{
    const DeviceLayer& from = m.weights.layers[static_cast<std::size_t>(layer)];
    return (from.grouped ? m_layers[static_cast<std::size_t>(layer - m_firstLayer)].downBias
                         : from.downBias)
        .as<float>();
}

std::uint64_t TrainedExperts::bytes(const ModelConfig& config, int layers, Precision precision,
                                    bool packed, bool grouped, ExpertForm form)
{
    const auto up = static_cast<std::uint64_t>(elementsOf(config, moe::Projection::GateUp));
    const auto down = static_cast<std::uint64_t>(elementsOf(config, moe::Projection::Down));
    const auto experts = static_cast<std::uint64_t>(config.experts);
    const auto count = static_cast<std::uint64_t>(layers);
    const std::uint64_t wide = wideSize(precision);
    std::uint64_t sum = 0;
    if (packed)
        sum += form == ExpertForm::Expanded
                   ? count * experts * (up + down) * wide
                   : std::max(up, down) *
                         static_cast<unsigned>(std::min(passingExperts, config.experts)) * wide;
    if (grouped)
        sum += count * experts *
               static_cast<std::uint64_t>(weightSize(config, WeightKind::GateUpBias) +
                                          weightSize(config, WeightKind::DownBias)) *
               sizeof(float);
    return sum;
}

} // namespace mesewright::cuda
