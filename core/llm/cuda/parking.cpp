// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/engine.h"

namespace mesewright::cuda {

namespace {

template <class Body>
void eachBuffer(DeviceLayer& layer, const Body& body)
{
    for (DeviceBuffer* buffer :
         {&layer.inputNorm, &layer.postNorm, &layer.qkv, &layer.qkvBias, &layer.output,
          &layer.outputBias, &layer.sinks, &layer.router, &layer.routerBias, &layer.gateUpBias,
          &layer.downBias, &layer.gateUp.packed, &layer.gateUp.scales, &layer.gateUp.nested,
          &layer.down.packed, &layer.down.scales, &layer.down.nested})
        body(*buffer);
}

} // namespace

std::uint64_t CudaModel::Private::parkable(int layers) const
{
    std::uint64_t sum = weights.embedding.bytes();
    for (int i = 0; i < layers; ++i)
        eachBuffer(const_cast<DeviceLayer&>(weights.layers[static_cast<std::size_t>(i)]),
                   [&](const DeviceBuffer& buffer) { sum += buffer.bytes(); });
    return sum;
}

void CudaModel::Private::park(int layers)
{
    if (parked > 0 || layers == 0)
        return;
    stream.wait();
    // Their form stays known: who asks what a layer is like need not wait for its weights.
    for (int i = 0; i < layers; ++i)
        eachBuffer(weights.layers[static_cast<std::size_t>(i)],
                   [](DeviceBuffer& buffer) { buffer.release(); });
    weights.embedding.release();
    work = Workspace();
    expertWork = ExpertWorkspace();
    groupedWork = GroupedWorkspace();
    parked = layers;
}

void CudaModel::Private::unpark()
{
    if (parked == 0)
        return;
    const Result<WeightSource> source = WeightSource::open(folder, config);
    if (!source)
        throw Failure(source.error());
    reloadWeights(weights, source->checkpoint(), layout, config, {precision, grouped.has_value()},
                  parked);
    parked = 0;
}

} // namespace mesewright::cuda
