// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cpu/decodeattention.h"

#include "core/llm/cpu/parallel.h"
#include "core/llm/cpu/smallgemm.h"
#include "core/llm/cpu/softmax.h"

#include <vector>

namespace mesewright::cpu {

void attentionDecode(const AttentionShape& shape, std::span<const DecodeRow> rows, const float* q,
                     std::int64_t qStride, const float* sinks, float* out)
{
    const int d = shape.headDim;
    const int group = shape.group();
    const auto one = [&](std::int64_t row, int kvHead, std::vector<float>& scores) {
        const DecodeRow& cache = rows[static_cast<std::size_t>(row)];
        const int promptKeys = cache.prompt.end - cache.prompt.begin;
        const int tailKeys = cache.tail.end - cache.tail.begin;
        const int total = promptKeys + tailKeys;
        const std::ptrdiff_t columns = roundUp(total) + gemmSlack;
        scores.resize(static_cast<std::size_t>(columns) * group);
        const int head = kvHead * group;
        const StridedMatrix queries{q + row * qStride + static_cast<std::ptrdiff_t>(head) * d, d,
                                    1};
        const auto score = [&](const KvView& view, int at) {
            if (view.end > view.begin)
                smallGemm(group, view.end - view.begin, d, queries,
                          view.block->keys(kvHead) + view.begin, view.block->capacity(),
                          scores.data() + at, columns, false);
        };
        score(cache.prompt, 0);
        score(cache.tail, promptKeys);
        for (int g = 0; g < group; ++g) {
            float maximum = 0;
            float* z = scores.data() + g * columns;
            const float sum = exponentials(z, total, shape.scale, sinks[head + g], maximum);
            multiply(z, total, 1.0f / sum);
        }
        float* to = out + (row * shape.heads + head) * static_cast<std::ptrdiff_t>(d);
        bool accumulate = false;
        const auto weigh = [&](const KvView& view, int at) {
            if (view.end <= view.begin)
                return;
            smallGemm(group, d, view.end - view.begin, {scores.data() + at, columns, 1},
                      view.block->values(kvHead) + static_cast<std::ptrdiff_t>(view.begin) * d, d,
                      to, d, accumulate);
            accumulate = true;
        };
        weigh(cache.prompt, 0);
        weigh(cache.tail, promptKeys);
    };
    parallelFor(static_cast<std::int64_t>(rows.size()), 4,
                [&](std::int64_t begin, std::int64_t end) {
                    std::vector<float> scores;
                    for (std::int64_t row = begin; row < end; ++row)
                        for (int kvHead = 0; kvHead < shape.kvHeads; ++kvHead)
                            one(row, kvHead, scores);
                });
}

} // namespace mesewright::cpu
