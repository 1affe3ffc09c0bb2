// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/engine.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace mesewright::cuda {

namespace {

DeviceBuffer floats(std::int64_t count, const char* purpose)
{
    return DeviceBuffer(static_cast<std::uint64_t>(count) * sizeof(float), purpose);
}

} // namespace

HeadShape CudaModel::Private::headShape(int layer) const
{
    return {config.heads, config.kvHeads, config.headDim,
            weights.layers[static_cast<std::size_t>(layer)].sliding ? config.slidingWindow : 0,
            1.0f / std::sqrt(static_cast<float>(config.headDim))};
}

void CudaModel::Private::reservePositions(std::int64_t positions)
{
    if (positions <= rotaryPositions)
        return;
    rotary.reserve(positions);
    const std::int64_t count = positions * rotary.half();
    cosine = floats(count, "the rotary table");
    sine = floats(count, "the rotary table");
    stream.upload(cosine.data(), rotary.cosine(0),
                  static_cast<std::uint64_t>(count) * sizeof(float));
    stream.upload(sine.data(), rotary.sine(0), static_cast<std::uint64_t>(count) * sizeof(float));
    stream.wait();
    rotaryPositions = positions;
}

void CudaModel::Private::reserve(int n, std::int64_t positions)
{
    unpark();
    const char* purpose = "the intermediate results of a batch";
    const std::int64_t wide = static_cast<std::int64_t>(wideSize(precision));
    const std::int64_t width = config.queryWidth() + 2 * config.kvWidth();
    const std::int64_t k = config.expertsPerToken;
    if (n > work.capacity) {
        work = Workspace(); // what is too small goes first
        const auto bytes = [&](std::int64_t count) {
            return DeviceBuffer(static_cast<std::uint64_t>(count * wide), purpose);
        };
        Workspace w;
        w.ids = floats(n, purpose);
        w.positions = floats(n, purpose);
        w.residual = floats(n * static_cast<std::int64_t>(config.hiddenSize), purpose);
        w.x = bytes(n * static_cast<std::int64_t>(config.hiddenSize));
        w.product = floats(n * width, purpose);
        w.qkv = bytes(n * width);
        w.attention = bytes(n * static_cast<std::int64_t>(config.queryWidth()));
        w.chosen = floats(n * k, purpose);
        w.gates = floats(n * k, purpose);
        w.order = floats(n * k, purpose);
        w.place = floats(n * k, purpose);
        w.starts = floats(config.experts + 1, purpose);
        w.capacity = n;
        work = std::move(w);
    }
    if (!adapters.empty()) {
        const auto tokens = static_cast<std::uint64_t>(work.capacity);
        work.factors.reserve(tokens * adapters.size() * sizeof(float), purpose);
        work.low.reserve(tokens * static_cast<unsigned>(widestStack) * sizeof(float), purpose);
        work.lowWide.reserve(tokens * static_cast<unsigned>(widestStack) * sizeof(float), purpose);
    }
    reservePositions(positions);
    bool anyReference = false;
    for (const DeviceLayer& layer : weights.layers)
        anyReference |= !layer.grouped;
    const int choices = std::min(work.capacity, expertTokens) * config.expertsPerToken;
    if (anyReference && choices > expertWork.capacity) {
        const std::int64_t largest =
            std::max(weights.layers.front().gateUp.elements, weights.layers.front().down.elements);
        expertWork = ExpertWorkspace();
        ExpertWorkspace w;
        w.sorted = DeviceBuffer(static_cast<std::uint64_t>(
                                    choices * static_cast<std::int64_t>(config.hiddenSize) * wide),
                                purpose);
        w.wide = DeviceBuffer(static_cast<std::uint64_t>(largest * wide), purpose);
        w.pre = floats(choices * 2 * static_cast<std::int64_t>(config.intermediateSize), purpose);
        w.activated =
            DeviceBuffer(static_cast<std::uint64_t>(
                             choices * static_cast<std::int64_t>(config.intermediateSize) * wide),
                         purpose);
        w.output = floats(choices * static_cast<std::int64_t>(config.hiddenSize), purpose);
        w.starts = PinnedBuffer((static_cast<std::uint64_t>(config.experts) + 1) * sizeof(int));
        w.capacity = choices;
        expertWork = std::move(w);
    }
    const int tokens = std::min(work.capacity, groupedTokens);
    if (grouped && tokens > groupedWork.capacity) {
        groupedWork = GroupedWorkspace();
        GroupedWorkspace w;
        const std::uint64_t slots = static_cast<std::uint64_t>(tokens) * moe::topExperts;
        w.counts = floats(moe::maxExperts, purpose);
        w.sorted = floats(static_cast<std::int64_t>(slots), purpose);
        w.activated = DeviceBuffer(slots * moe::inner * 2, purpose);
        w.slots = DeviceBuffer(slots * moe::downRows * 2, purpose);
        w.scratch = DeviceBuffer(grouped->workspaceBytes, purpose);
        stream.zero(w.scratch.data(), w.scratch.bytes());
        w.capacity = tokens;
        groupedWork = std::move(w);
    }
}

void CudaModel::Private::setTokens(std::span<const int> ids, std::span<const int> positions,
                                   std::span<const RowAdapter> adapterOfToken)
{
    stream.upload(work.ids.data(), ids.data(), ids.size_bytes());
    stream.upload(work.positions.data(), positions.data(), positions.size_bytes());
    if (!adapters.empty()) {
        std::vector<float> factors(ids.size() * adapters.size());
        fillFactors(adapterOfToken, factors.data());
        stream.upload(work.factors.data(), factors.data(), factors.size() * sizeof(float));
    }
    stream.wait(); // what was given goes
    inputs = {work.ids.as<int>(), work.positions.as<int>(), work.factors.as<float>()};
}

void CudaModel::Private::fillFactors(std::span<const RowAdapter> adapterOfToken, float* to) const
{
    std::fill_n(to, adapterOfToken.size() * adapters.size(), 0.0f);
    for (std::size_t t = 0; t < adapterOfToken.size(); ++t) {
        const RowAdapter& use = adapterOfToken[t];
        if (use.adapter >= 0)
            to[t * adapters.size() + static_cast<std::size_t>(use.adapter)] = static_cast<float>(
                use.scale * adapters[static_cast<std::size_t>(use.adapter)].scaling());
    }
}

void CudaModel::Private::embed(int n)
{
    pending = {}; // whatever a failed pass left
    embedRows(precision, weights.embedding.data(), inputs.ids, n, config.hiddenSize,
              work.residual.as<float>(), stream.get());
}

void CudaModel::Private::adapt(int layer, LoraTarget target, const void* x, int n, int in, int out,
                               float* y, int stride)
{
    if (stacked.empty())
        return;
    const StackedTarget& stack =
        stacked[static_cast<std::size_t>(layer)][static_cast<std::size_t>(target)];
    if (stack.columns == 0)
        return;
    blas.product(precision, x, stack.a.data(), n, stack.columns, in, work.low.as<float>());
    scaleLow(precision, work.low.as<float>(), inputs.factors, stack.owner.as<int>(), n,
             stack.columns, static_cast<int>(adapters.size()), work.lowWide.data(), stream.get());
    blas.product(precision, work.lowWide.data(), stack.b.data(), n, out, stack.columns, y, true,
                 stride);
}

void CudaModel::Private::projectQkv(int layer, int n)
{
    const DeviceLayer& w = weights.layers[static_cast<std::size_t>(layer)];
    const HeadShape shape = headShape(layer);
    const int hidden = config.hiddenSize;
    normRows(precision, work.residual.as<float>(), takePending(), w.inputNorm.as<float>(),
             static_cast<float>(config.rmsNormEps), n, hidden, work.x.data(), stream.get());
    auto* product = work.product.as<float>();
    blas.product(precision, work.x.data(), w.qkv.data(), n, shape.width(), hidden, product);
    adapt(layer, LoraTarget::Query, work.x.data(), n, hidden, config.queryWidth(), product,
          shape.width());
    adapt(layer, LoraTarget::Key, work.x.data(), n, hidden, config.kvWidth(),
          product + config.queryWidth(), shape.width());
    adapt(layer, LoraTarget::Value, work.x.data(), n, hidden, config.kvWidth(),
          product + config.queryWidth() + config.kvWidth(), shape.width());
    rotateQkv(precision, shape, product, w.qkvBias.as<float>(), cosine.as<float>(),
              sine.as<float>(), inputs.positions, n, work.qkv.data(), stream.get());
}

void CudaModel::Private::projectOutput(int layer, int n)
{
    const DeviceLayer& w = weights.layers[static_cast<std::size_t>(layer)];
    auto* residual = work.residual.as<float>();
    blas.product(precision, work.attention.data(), w.output.data(), n, config.hiddenSize,
                 config.queryWidth(), residual, true);
    adapt(layer, LoraTarget::Output, work.attention.data(), n, config.queryWidth(),
          config.hiddenSize, residual, config.hiddenSize);
}

void CudaModel::Private::feedForward(int layer, int n)
{
    const DeviceLayer& w = weights.layers[static_cast<std::size_t>(layer)];
    const Router router{w.router.data(), w.routerBias.as<float>(), config.experts,
                        config.expertsPerToken};
    normAndRoute(precision, work.residual.as<float>(), Pending{w.outputBias.as<float>()},
                 w.postNorm.as<float>(), static_cast<float>(config.rmsNormEps), n,
                 config.hiddenSize, router, work.x.data(), work.chosen.as<int>(),
                 work.gates.as<float>(), stream.get());
    const int step = w.grouped ? groupedTokens : expertTokens;
    for (int first = 0; first < n; first += step) {
        const int count = std::min(step, n - first);
        if (w.grouped)
            groupedExperts(layer, first, count, n <= step);
        else
            referenceExperts(layer, first, count);
    }
}

void CudaModel::Private::referenceExperts(int layer, int first, int n)
{
    const DeviceLayer& w = weights.layers[static_cast<std::size_t>(layer)];
    const int k = config.expertsPerToken;
    const int hidden = config.hiddenSize;
    const int inner = config.intermediateSize;
    const std::int64_t wide = static_cast<std::int64_t>(wideSize(precision));
    const int* chosen = work.chosen.as<int>() + first * k;
    sortByExpert(chosen, n * k, config.experts, work.starts.as<int>(), work.order.as<int>(),
                 work.place.as<int>(), stream.get());
    const std::size_t startBytes = (static_cast<std::size_t>(config.experts) + 1) * sizeof(int);
    stream.download(expertWork.starts.as<int>(), work.starts.data(), startBytes);
    gatherRows(precision, work.x.as<std::byte>() + static_cast<std::int64_t>(first) * hidden * wide,
               work.order.as<int>(), k, n * k, hidden, expertWork.sorted.data(), stream.get());
    stream.wait();
    const int* starts = expertWork.starts.as<int>();
    for (int e = 0; e < config.experts; ++e) {
        const std::int64_t begin = starts[e];
        const int count = starts[e + 1] - starts[e];
        if (count == 0)
            continue;
        auto* pre = expertWork.pre.as<float>() + begin * 2 * inner;
        auto* activated = expertWork.activated.as<std::byte>() + begin * inner * wide;
        blas.product(precision, expertWork.sorted.as<std::byte>() + begin * hidden * wide,
                     w.gateUp.wide(e, precision, expertWork.wide.data(), stream), count, 2 * inner,
                     hidden, pre);
        swigluRows(precision, pre,
                   w.gateUpBias.as<float>() + static_cast<std::int64_t>(e) * 2 * inner,
                   static_cast<float>(config.swigluLimit), count, inner, activated, stream.get());
        blas.product(precision, activated,
                     w.down.wide(e, precision, expertWork.wide.data(), stream), count, hidden,
                     inner, expertWork.output.as<float>() + begin * hidden);
    }
    combineRows(work.residual.as<float>() + static_cast<std::int64_t>(first) * hidden,
                expertWork.output.as<float>(), w.downBias.as<float>(), chosen,
                work.gates.as<float>() + first * k, work.place.as<int>(), n, k, hidden,
                stream.get());
}

void CudaModel::Private::groupedExperts(int layer, int first, int n, bool last)
{
    const DeviceLayer& w = weights.layers[static_cast<std::size_t>(layer)];
    const int hidden = config.hiddenSize;
    const std::int64_t offset = static_cast<std::int64_t>(first) * moe::topExperts;
    moe::Routing routing;
    routing.rows = n;
    routing.experts = work.chosen.as<int>() + offset;
    routing.weights = work.gates.as<float>() + offset;
    routing.counts = groupedWork.counts.as<int>();
    routing.sorted = groupedWork.sorted.as<int>();
    moe::Layer experts;
    experts.format = layout == WeightLayout::Nf4 ? moe::Format::Nf4 : moe::Format::Mxfp4;
    experts.gateUp = w.gateUp.packed.as<std::uint8_t>();
    experts.gateUpBias = w.gateUpBias.as<__nv_bfloat16>();
    experts.down = w.down.packed.as<std::uint8_t>();
    experts.downBias = w.downBias.as<__nv_bfloat16>();
    moe::Buffers buffers;
    buffers.activated = groupedWork.activated.as<__nv_bfloat16>();
    buffers.slots = groupedWork.slots.as<__nv_bfloat16>();
    buffers.workspace = groupedWork.scratch.data();
    const moe::Policy policy = moe::policyFor(n, experts.format);
    const auto* x = work.x.as<__nv_bfloat16>();
    const auto* rows = reinterpret_cast<const __nv_bfloat16*>(
        reinterpret_cast<const std::byte*>(x) + static_cast<std::int64_t>(first) * hidden * 2);
    check(moe::plan(routing, stream.get()), "planning experts");
    check(moe::gateUp(*grouped, experts, routing, policy, rows, buffers, stream.get()),
          "experts, first half");
    check(moe::down(*grouped, experts, routing, policy, buffers, stream.get()),
          "experts, second half");
    // One piece waits for the next norm; of several each must be added before the next comes.
    pending = {nullptr, buffers.slots, moe::topExperts};
    if (!last)
        settle(first, n);
}

Pending CudaModel::Private::takePending()
{
    return std::exchange(pending, Pending{});
}

void CudaModel::Private::settle(int first, int n)
{
    const Pending now = takePending();
    if (now.slots != nullptr)
        addSlots(work.residual.as<float>() + static_cast<std::int64_t>(first) * config.hiddenSize,
                 now.slots, n, now.k, config.hiddenSize, stream.get());
}

void CudaModel::Private::head(const int* rows, int count, float* logits)
{
    normPicked(precision, work.residual.as<float>(), rows, weights.finalNorm.as<float>(),
               static_cast<float>(config.rmsNormEps), count, config.hiddenSize, work.x.data(),
               stream.get());
    blas.product(precision, work.x.data(), weights.lmHead.data(), count, config.vocabSize,
                 config.hiddenSize, logits);
}

} // namespace mesewright::cuda
