// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cpu/attention.h"

#include "core/llm/cpu/parallel.h"
#include "core/llm/cpu/smallgemm.h"
#include "core/llm/cpu/softmax.h"
#include "core/llm/cpu/vectormath.h"

#include <algorithm>
#include <cmath>

namespace mesewright::cpu {

namespace {

constexpr int queryBlock = 32;

// rows [n][width] with a stride, into [width][columns].
void transpose(const float* from, std::ptrdiff_t stride, int n, int width, float* to,
               std::ptrdiff_t columns)
{
    for (int j = 0; j < n; ++j)
        for (int c = 0; c < width; ++c)
            to[c * columns + j] = from[j * stride + c];
}

// One packed row and one key/value head: where its pieces lie.
struct HeadSlice
{
    HeadSlice(const AttentionShape& shape, const PackedRows& rows, int row, int kvHead)
        : length(static_cast<int>(rows.length(row))),
          first(static_cast<int>(rows.firstNeeded(row))),
          stride(static_cast<std::ptrdiff_t>(shape.heads + 2 * shape.kvHeads) * shape.headDim),
          token(rows.offsets[row]), columns(roundUp(length) + gemmSlack), shape(shape),
          kvHead(kvHead)
    {
    }

    [[nodiscard]] std::ptrdiff_t query(int head) const
    {
        return token * stride + static_cast<std::ptrdiff_t>(head) * shape.headDim;
    }
    [[nodiscard]] std::ptrdiff_t key() const { return query(shape.heads + kvHead); }
    [[nodiscard]] std::ptrdiff_t value() const
    {
        return query(shape.heads + shape.kvHeads + kvHead);
    }
    [[nodiscard]] std::ptrdiff_t outStride() const
    {
        return static_cast<std::ptrdiff_t>(shape.heads) * shape.headDim;
    }
    [[nodiscard]] std::ptrdiff_t out(int head) const
    {
        return token * outStride() + static_cast<std::ptrdiff_t>(head) * shape.headDim;
    }
    [[nodiscard]] int firstKey(int position) const
    {
        return shape.window > 0 ? std::max(0, position - shape.window + 1) : 0;
    }

    int length;
    int first;
    std::ptrdiff_t stride;
    std::int64_t token;
    int columns;
    const AttentionShape& shape;
    int kvHead;
};

// Reads of a packed matrix may run over its end by the slack: the last rows go through a copy.
std::vector<float> copyRows(const float* from, std::ptrdiff_t stride, int n, int width)
{
    std::vector<float> copy(static_cast<std::size_t>(n) * width + gemmSlack);
    for (int j = 0; j < n; ++j)
        std::copy_n(from + j * stride, width, copy.data() + static_cast<std::ptrdiff_t>(j) * width);
    return copy;
}

void forwardSlice(const HeadSlice& s, const float* qkv, const float* sinks, float* out,
                  float* logSumExp)
{
    const int d = s.shape.headDim;
    std::vector<float> keys(static_cast<std::size_t>(d) * s.columns + gemmSlack);
    transpose(qkv + s.key(), s.stride, s.length, d, keys.data(), s.columns);
    const std::vector<float> values = copyRows(qkv + s.value(), s.stride, s.length, d);
    std::vector<float> scores(static_cast<std::size_t>(queryBlock) * s.columns);
    for (int g = 0; g < s.shape.group(); ++g) {
        const int head = s.kvHead * s.shape.group() + g;
        for (int begin = s.first; begin < s.length; begin += queryBlock) {
            const int end = std::min(begin + queryBlock, s.length);
            const int low = s.firstKey(begin);
            smallGemm(end - begin, end - low, d,
                      {qkv + s.query(head) + begin * s.stride, s.stride, 1}, keys.data() + low,
                      s.columns, scores.data(), s.columns, false);
            for (int i = begin; i < end; ++i) {
                float* z = scores.data() + static_cast<std::ptrdiff_t>(i - begin) * s.columns;
                const int from = s.firstKey(i) - low;
                const int visible = i + 1 - s.firstKey(i);
                float maximum = 0;
                const float sum =
                    exponentials(z + from, visible, s.shape.scale, sinks[head], maximum);
                multiply(z + from, visible, 1.0f / sum);
                std::fill(z, z + from, 0.0f);
                std::fill(z + from + visible, z + (end - low), 0.0f);
                if (logSumExp)
                    logSumExp[(s.token + i) * s.shape.heads + head] = maximum + std::log(sum);
            }
            smallGemm(end - begin, d, end - low, {scores.data(), s.columns, 1},
                      values.data() + static_cast<std::ptrdiff_t>(low) * d, d,
                      out + s.out(head) + begin * s.outStride(), s.outStride(), false);
        }
    }
}

// Turns scores into probabilities and dP into dS, both in place.
MESEWRIGHT_CLONES
void softmaxBackward(float* scores, float* gradient, int n, float scale, float logSumExp, float dot)
{
    const int padded = roundUp(n);
    std::fill(scores + n, scores + padded, -INFINITY);
    for (int j = 0; j < padded; j += lanes) {
        Float8 p;
        Float8 g;
        load(p, scores + j);
        load(g, gradient + j);
        p = p * scale - logSumExp;
        expInPlace(p);
        store(scores + j, p);
        g = p * (g - dot) * scale;
        store(gradient + j, g);
    }
}

MESEWRIGHT_CLONES
float dotProduct(const float* a, const float* b, int n)
{
    float sum = 0;
    for (int c = 0; c < n; ++c)
        sum += a[c] * b[c];
    return sum;
}

void backwardSlice(const HeadSlice& s, const float* qkv, const float* out, const float* logSumExp,
                   const float* gradOut, float* gradQkv)
{
    const int d = s.shape.headDim;
    const std::size_t matrix = static_cast<std::size_t>(d) * s.columns + gemmSlack;
    std::vector<float> keysT(matrix);
    std::vector<float> valuesT(matrix);
    transpose(qkv + s.key(), s.stride, s.length, d, keysT.data(), s.columns);
    transpose(qkv + s.value(), s.stride, s.length, d, valuesT.data(), s.columns);
    const std::vector<float> keys = copyRows(qkv + s.key(), s.stride, s.length, d);
    std::vector<float> p(static_cast<std::size_t>(queryBlock) * s.columns);
    std::vector<float> ds(p.size());
    for (int g = 0; g < s.shape.group(); ++g) {
        const int head = s.kvHead * s.shape.group() + g;
        for (int begin = s.first; begin < s.length; begin += queryBlock) {
            const int end = std::min(begin + queryBlock, s.length);
            const int count = end - begin;
            const int low = s.firstKey(begin);
            const int width = end - low;
            const float* queries = qkv + s.query(head) + begin * s.stride;
            const float* grads = gradOut + s.out(head) + begin * s.outStride();
            smallGemm(count, width, d, {queries, s.stride, 1}, keysT.data() + low, s.columns,
                      p.data(), s.columns, false);
            smallGemm(count, width, d, {grads, s.outStride(), 1}, valuesT.data() + low, s.columns,
                      ds.data(), s.columns, false);
            for (int i = begin; i < end; ++i) {
                const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(i - begin) * s.columns;
                const int from = s.firstKey(i) - low;
                const int visible = i + 1 - s.firstKey(i);
                const float dot = dotProduct(gradOut + s.out(head) + i * s.outStride(),
                                             out + s.out(head) + i * s.outStride(), d);
                softmaxBackward(p.data() + at + from, ds.data() + at + from, visible, s.shape.scale,
                                logSumExp[(s.token + i) * s.shape.heads + head], dot);
                for (float* row : {p.data() + at, ds.data() + at}) {
                    std::fill(row, row + from, 0.0f);
                    std::fill(row + from + visible, row + width, 0.0f);
                }
            }
            const std::vector<float> queryRows = copyRows(queries, s.stride, count, d);
            const std::vector<float> gradRows = copyRows(grads, s.outStride(), count, d);
            smallGemm(count, d, width, {ds.data(), s.columns, 1},
                      keys.data() + static_cast<std::ptrdiff_t>(low) * d, d,
                      gradQkv + s.query(head) + begin * s.stride, s.stride, false);
            smallGemm(width, d, count, {ds.data(), 1, s.columns}, queryRows.data(), d,
                      gradQkv + s.key() + low * s.stride, s.stride, true);
            smallGemm(width, d, count, {p.data(), 1, s.columns}, gradRows.data(), d,
                      gradQkv + s.value() + low * s.stride, s.stride, true);
        }
    }
}

} // namespace

void attentionForward(const AttentionShape& shape, const PackedRows& rows, const float* qkv,
                      const float* sinks, float* out, float* logSumExp)
{
    parallelFor(static_cast<std::int64_t>(rows.count()) * shape.kvHeads, 1,
                [&](std::int64_t begin, std::int64_t end) {
                    for (std::int64_t i = begin; i < end; ++i) {
                        const HeadSlice slice(shape, rows, static_cast<int>(i / shape.kvHeads),
                                              static_cast<int>(i % shape.kvHeads));
                        forwardSlice(slice, qkv, sinks, out, logSumExp);
                    }
                });
}

void attentionBackward(const AttentionShape& shape, const PackedRows& rows, const float* qkv,
                       const float* out, const float* logSumExp, const float* gradOut,
                       float* gradQkv)
{
    const std::int64_t width =
        static_cast<std::int64_t>(shape.heads + 2 * shape.kvHeads) * shape.headDim;
    std::fill_n(gradQkv, rows.tokens() * width, 0.0f);
    parallelFor(static_cast<std::int64_t>(rows.count()) * shape.kvHeads, 1,
                [&](std::int64_t begin, std::int64_t end) {
                    for (std::int64_t i = begin; i < end; ++i) {
                        const HeadSlice slice(shape, rows, static_cast<int>(i / shape.kvHeads),
                                              static_cast<int>(i % shape.kvHeads));
                        backwardSlice(slice, qkv, out, logSumExp, gradOut, gradQkv);
                    }
                });
}

} // namespace mesewright::cpu
