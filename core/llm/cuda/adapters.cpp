// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/engine.h"

namespace mesewright::cuda {

namespace {

/// Uploads fp32 values as wide ones.
DeviceBuffer wideCopy(const std::vector<float>& values, Precision precision, const Stream& stream)
{
    DeviceBuffer plain(values.size() * sizeof(float), "an adapter");
    DeviceBuffer to(values.size() * wideSize(precision), "an adapter");
    stream.upload(plain.data(), values.data(), values.size() * sizeof(float));
    convertFloats(precision, FloatType::F32, plain.data(), static_cast<std::int64_t>(values.size()),
                  to.data(), stream.get());
    stream.wait();
    return to;
}

} // namespace

void CudaModel::Private::stackAdapters()
{
    if (!adaptersChanged)
        return;
    stacked.clear();
    widestStack = 0;
    for (const LoraAdapter& adapter : adapters)
        if (const Result<void> fits = checkAdapterFits(adapter, config); !fits)
            throw Failure(fits.error());
    if (adapters.empty()) {
        adaptersChanged = false;
        return;
    }
    std::vector<std::array<StackedTarget, 4>> all(weights.layers.size());
    for (std::size_t layer = 0; layer < all.size(); ++layer) {
        for (const LoraTarget target : allLoraTargets) {
            std::vector<std::pair<int, const LoraPair*>> parts;
            int columns = 0;
            for (std::size_t i = 0; i < adapters.size(); ++i)
                for (const LoraPair& pair : adapters[i].pairs)
                    if (pair.layer == static_cast<int>(layer) && pair.target == target) {
                        parts.emplace_back(static_cast<int>(i), &pair);
                        columns += adapters[i].rank;
                    }
            // cuBLAS wants rows of bf16 to begin at multiples of 8 elements: pad with zeros.
            const int padded = (columns + 7) / 8 * 8;
            if (columns == 0)
                continue;
            const auto in = static_cast<std::size_t>(loraInput(config, target));
            const auto out = static_cast<std::size_t>(loraOutput(config, target));
            std::vector<float> a(static_cast<std::size_t>(padded) * in);
            std::vector<float> b(out * static_cast<std::size_t>(padded));
            std::vector<int> owner(static_cast<std::size_t>(padded), 0);
            std::size_t column = 0;
            for (const auto& [index, pair] : parts) {
                const auto rank =
                    static_cast<std::size_t>(adapters[static_cast<std::size_t>(index)].rank);
                std::copy(pair->a.begin(), pair->a.end(),
                          a.begin() + static_cast<std::ptrdiff_t>(column * in));
                for (std::size_t row = 0; row < out; ++row)
                    std::copy_n(pair->b.begin() + static_cast<std::ptrdiff_t>(row * rank), rank,
                                b.begin() + static_cast<std::ptrdiff_t>(
                                                row * static_cast<std::size_t>(padded) + column));
                std::fill_n(owner.begin() + static_cast<std::ptrdiff_t>(column), rank, index);
                column += rank;
            }
            StackedTarget& to = all[layer][static_cast<std::size_t>(target)];
            to.columns = padded;
            to.a = wideCopy(a, precision, stream);
            to.b = wideCopy(b, precision, stream);
            to.owner = DeviceBuffer(owner.size() * sizeof(int), "an adapter");
            stream.upload(to.owner.data(), owner.data(), owner.size() * sizeof(int));
            stream.wait();
            widestStack = std::max(widestStack, padded);
        }
    }
    stacked = std::move(all);
    adaptersChanged = false;
}

} // namespace mesewright::cuda
