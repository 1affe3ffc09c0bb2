// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cpu/attention.h"
#include "core/llm/cpu/elementwise.h"
#include "core/llm/cuda/dequantise.h"
#include "core/llm/cuda/train/attentionback.h"
#include "core/llm/cuda/train/lorakernels.h"
#include "core/llm/cuda/train/losskernels.h"
#include "tests/core/llm/cuda/gpu.h"
#include "tests/core/llm/cuda/recordings.h"

#include <bit>
#include <random>

using namespace mesewright;
using namespace mesewright::test;
using cuda::DeviceBuffer;
using cuda::Precision;
using cuda::Stream;

namespace {

std::vector<float> randomFloats(std::size_t count, unsigned seed, float deviation = 1)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(0, deviation);
    std::vector<float> values(count);
    for (float& value : values)
        value = normal(random);
    return values;
}

DeviceBuffer room(std::size_t floats)
{
    return {floats * sizeof(float), "a test"};
}

struct AttentionCase
{
    int heads;
    int kvHeads;
    int headDim;
    int window;
};

class CudaAttentionBack : public testing::TestWithParam<AttentionCase>
{
};

// Rows of several lengths around the tiles' borders, against the CPU's gradients.
TEST_P(CudaAttentionBack, MatchesTheCpu)
{
    MESEWRIGHT_NEEDS_GPU();
    const AttentionCase c = GetParam();
    const float scale = 1.0f / std::sqrt(static_cast<float>(c.headDim));
    const cuda::HeadShape shape{c.heads, c.kvHeads, c.headDim, c.window, scale};
    cpu::PackedRows rows;
    std::vector<int> offsets{0};
    for (const int length : {1, 31, 64, 65, 150}) {
        offsets.push_back(offsets.back() + length);
        rows.offsets.push_back(offsets.back());
    }
    const auto n = static_cast<std::size_t>(offsets.back());
    const auto width = static_cast<std::size_t>(shape.width());
    const auto outWidth = static_cast<std::size_t>(c.heads) * static_cast<std::size_t>(c.headDim);
    const std::vector<float> qkv = randomFloats(n * width, 1);
    const std::vector<float> sinks = randomFloats(static_cast<std::size_t>(c.heads), 2);
    const std::vector<float> gradOut = randomFloats(n * outWidth, 3);
    std::vector<float> out(n * outWidth);
    std::vector<float> logSums(n * static_cast<std::size_t>(c.heads));
    std::vector<float> expected(n * width);
    const cpu::AttentionShape cpuShape{c.heads, c.kvHeads, c.headDim, c.window, scale};
    cpu::attentionForward(cpuShape, rows, qkv.data(), sinks.data(), out.data(), logSums.data());
    cpu::attentionBackward(cpuShape, rows, qkv.data(), out.data(), logSums.data(), gradOut.data(),
                           expected.data());

    const Stream stream;
    const DeviceBuffer dQkv = toDevice(stream, qkv);
    const DeviceBuffer dSinks = toDevice(stream, sinks);
    const DeviceBuffer dGradOut = toDevice(stream, gradOut);
    const DeviceBuffer dOffsets = toDevice(stream, offsets);
    const DeviceBuffer dOut = room(out.size());
    const DeviceBuffer dLogSums = room(logSums.size());
    const DeviceBuffer dots = room(logSums.size());
    const DeviceBuffer gradQkv = toDevice(stream, std::vector<float>(n * width, NAN));
    const int count = static_cast<int>(offsets.size()) - 1;
    cuda::attendPacked(Precision::Fp32, shape, dQkv.data(), dOffsets.as<int>(), count, 150,
                       dSinks.as<float>(), dOut.data(), stream.get(), dLogSums.as<float>());
    EXPECT_LE(largestDifference(toHost<float>(stream, dOut, out.size()), out), 1e-5);
    EXPECT_LE(largestDifference(toHost<float>(stream, dLogSums, logSums.size()), logSums), 1e-5);
    const cuda::AttentionTape tape{dQkv.data(),        dOut.data(), dLogSums.as<float>(),
                                   dOffsets.as<int>(), count,       150,
                                   static_cast<int>(n)};
    cuda::attentionBack(Precision::Fp32, shape, tape, dGradOut.as<float>(), dots.as<float>(),
                        gradQkv.as<float>(), stream.get());
    EXPECT_LE(largestDifference(toHost<float>(stream, gradQkv, expected.size()), expected), 1e-4);

    // In bf16 on what bf16 keeps of the same numbers.
    const DeviceBuffer wideQkv(n * width * 2, "a test");
    const DeviceBuffer wideOut(n * outWidth * 2, "a test");
    cuda::convertFloats(Precision::Bf16, cuda::FloatType::F32, dQkv.data(),
                        static_cast<std::int64_t>(n * width), wideQkv.data(), stream.get());
    cuda::attendPacked(Precision::Bf16, shape, wideQkv.data(), dOffsets.as<int>(), count, 150,
                       dSinks.as<float>(), wideOut.data(), stream.get(), dLogSums.as<float>());
    const cuda::AttentionTape wideTape{wideQkv.data(),     wideOut.data(), dLogSums.as<float>(),
                                       dOffsets.as<int>(), count,          150,
                                       static_cast<int>(n)};
    cuda::attentionBack(Precision::Bf16, shape, wideTape, dGradOut.as<float>(), dots.as<float>(),
                        gradQkv.as<float>(), stream.get());
    const std::vector<float> wide = toHost<float>(stream, gradQkv, expected.size());
    double error = 0;
    double power = 0;
    for (std::size_t i = 0; i < wide.size(); ++i) {
        error += std::pow(double{wide[i]} - expected[i], 2);
        power += std::pow(double{expected[i]}, 2);
    }
    EXPECT_LE(std::sqrt(error / power), 0.015);
}

INSTANTIATE_TEST_SUITE_P(Shapes, CudaAttentionBack,
                         testing::Values(AttentionCase{64, 8, 64, 0}, AttentionCase{64, 8, 64, 128},
                                         AttentionCase{4, 2, 32, 16}, AttentionCase{8, 1, 64, 33},
                                         AttentionCase{4, 4, 16, 0}, AttentionCase{4, 2, 128, 40}),
                         [](const auto& info) {
                             const AttentionCase& c = info.param;
                             return "h" + std::to_string(c.heads) + "_" +
                                    std::to_string(c.kvHeads) + "_d" + std::to_string(c.headDim) +
                                    "_w" + std::to_string(c.window);
                         });

// out[i, j] = sum over t of a[t, i] · b[t, j], in double.
std::vector<float> outer(const std::vector<float>& a, int rows, const std::vector<float>& b,
                         int columns, int n)
{
    std::vector<float> out;
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < columns; ++j) {
            double sum = 0;
            for (int t = 0; t < n; ++t)
                sum += double{a[static_cast<std::size_t>(t * rows + i)]} *
                       b[static_cast<std::size_t>(t * columns + j)];
            out.push_back(static_cast<float>(sum));
        }
    return out;
}

std::vector<float> turned(const std::vector<float>& a, int rows, int columns)
{
    std::vector<float> out(a.size());
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < columns; ++j)
            out[static_cast<std::size_t>(j * rows + i)] =
                a[static_cast<std::size_t>(i * columns + j)];
    return out;
}

class CudaLoraKernels : public testing::TestWithParam<int>
{
};

// A branch and its gradients with the CPU's masks, at ranks below, at and above a thread's eight.
TEST_P(CudaLoraKernels, MatchTheCpuWithItsDropout)
{
    MESEWRIGHT_NEEDS_GPU();
    constexpr int n = 77;
    constexpr int in = 264;
    constexpr int out = 96;
    const int rank = GetParam();
    const float scale = 1.5f;
    const std::vector<float> x = randomFloats(n * in, 1);
    const std::vector<float> a = randomFloats(static_cast<std::size_t>(rank * in), 2, 0.1f);
    const std::vector<float> b = randomFloats(static_cast<std::size_t>(rank * out), 3, 0.1f);
    const std::vector<float> gradY = randomFloats(n * out, 4);
    std::vector<std::uint64_t> ids;
    for (std::uint64_t t = 0; t < n; ++t)
        ids.push_back(t % 5 << 32 | t * 7);
    const cpu::DropoutKey key{3407, 12, 79};
    std::vector<float> dropped(x.size());
    cpu::dropout(x.data(), 0.3f, key, ids, in, dropped.data());
    // Everything by sums over one index: low = dropped · Aᵀ is outer() of the transposed arrays.
    const auto low = outer(turned(dropped, n, in), n, turned(a, rank, in), rank, in);
    const auto y = outer(turned(low, n, rank), n, turned(b, out, rank), out, rank);
    auto gradLow = outer(turned(gradY, n, out), n, b, rank, out);
    for (float& value : gradLow)
        value *= scale;
    const auto gradA = outer(gradLow, rank, dropped, in, n);
    auto gradB = outer(gradY, out, low, rank, n);
    for (float& value : gradB)
        value *= scale;
    auto gradX = outer(turned(gradLow, n, rank), n, a, in, rank);
    cpu::dropout(gradX.data(), 0.3f, key, ids, in, gradX.data());

    const Stream stream;
    const DeviceBuffer dIds = toDevice(stream, ids);
    const cuda::DropoutSite site{0.3f, key.seed, key.step, key.site, dIds.as<std::uint64_t>()};
    const DeviceBuffer dX = toDevice(stream, x);
    const DeviceBuffer dA = toDevice(stream, a);
    const DeviceBuffer dB = toDevice(stream, b);
    const DeviceBuffer dGradY = toDevice(stream, gradY);
    const DeviceBuffer dLow = room(low.size());
    const DeviceBuffer dGradLow = room(low.size());
    const DeviceBuffer dY = toDevice(stream, std::vector<float>(y.size(), 1.0f));
    const DeviceBuffer dGradA = toDevice(stream, std::vector<float>(a.size(), 0.5f));
    const DeviceBuffer dGradB = toDevice(stream, std::vector<float>(b.size(), 0.5f));
    const DeviceBuffer dGradX = toDevice(stream, std::vector<float>(x.size(), 0.5f));
    const DeviceBuffer parts = room(static_cast<std::size_t>(cuda::outerRoom(n, in, rank)));
    cuda::lowRank(Precision::Fp32, dX.data(), dA.as<float>(), site, n, in, rank, dLow.as<float>(),
                  stream.get());
    cuda::addLowRank(dLow.as<float>(), dB.as<float>(), scale, n, out, rank, dY.as<float>(), out,
                     stream.get());
    cuda::lowRankBack(dGradY.as<float>(), out, dB.as<float>(), scale, n, out, rank,
                      dGradLow.as<float>(), stream.get());
    cuda::addGradientB(dGradY.as<float>(), out, dLow.as<float>(), scale, n, out, rank,
                       parts.as<float>(), dGradB.as<float>(), stream.get());
    cuda::addGradientA(Precision::Fp32, dX.data(), dGradLow.as<float>(), site, n, in, rank,
                       parts.as<float>(), dGradA.as<float>(), stream.get());
    cuda::addInputGradient(dGradLow.as<float>(), dA.as<float>(), site, n, in, rank,
                           dGradX.as<float>(), stream.get());
    const auto compare = [&](const DeviceBuffer& got, std::vector<float> expected, float factor,
                             float added, const char* what) {
        for (float& value : expected)
            value = value * factor + added;
        EXPECT_LE(largestDifference(toHost<float>(stream, got, expected.size()), expected), 2e-4)
            << what;
    };
    compare(dLow, low, 1, 0, "low");
    compare(dY, y, scale, 1, "y");
    compare(dGradLow, gradLow, 1, 0, "gradLow");
    compare(dGradA, gradA, 1, 0.5f, "gradA");
    compare(dGradB, gradB, 1, 0.5f, "gradB");
    compare(dGradX, gradX, 1, 0.5f, "gradX");
}

INSTANTIATE_TEST_SUITE_P(Ranks, CudaLoraKernels, testing::Values(3, 8, 20));

// Vocabularies below and above what a block takes at a time; in bf16 gradients take the logits'
// place while others are still read.
TEST(CudaLoss, MatchesTheCpu)
{
    MESEWRIGHT_NEEDS_GPU();
    const Stream stream;
    for (const int vocab : {320, 4096, 20001}) {
        constexpr int n = 5;
        const auto size = static_cast<std::size_t>(n * vocab);
        const std::vector<float> logits = randomFloats(size, 6, 3);
        const std::vector<int> targets{0, vocab - 1, 17, vocab / 2, 300};
        std::vector<float> expected = logits;
        std::vector<double> losses(n);
        cpu::crossEntropy(expected.data(), targets.data(), n, vocab, 0.25f, losses.data());
        const DeviceBuffer dTargets = toDevice(stream, targets);
        const DeviceBuffer dLosses = room(n);
        for (const Precision p : {Precision::Fp32, Precision::Bf16}) {
            const DeviceBuffer dLogits = toDevice(stream, logits);
            cuda::crossEntropy(p, dLogits.as<float>(), dTargets.as<int>(), n, vocab, 0.25f,
                               dLosses.as<float>(), stream.get());
            const auto got = toHost<float>(stream, dLosses, n);
            for (std::size_t i = 0; i < n; ++i)
                EXPECT_NEAR(got[i], losses[i], 1e-4);
            double worst = 0;
            const std::vector<float> floats = toHost<float>(stream, dLogits, size);
            const auto* halves = reinterpret_cast<const std::uint16_t*>(floats.data());
            for (int row = 0; row < n; ++row)
                for (int j = 0; j < vocab; ++j) {
                    const auto at = static_cast<std::size_t>(row * vocab + j);
                    const float value =
                        p == Precision::Fp32
                            ? floats[at]
                            : std::bit_cast<float>(
                                  static_cast<std::uint32_t>(
                                      halves[static_cast<std::size_t>(
                                                 row * cuda::gradientStride(p, vocab)) +
                                             static_cast<std::size_t>(j)])
                                  << 16);
                    worst = std::max(worst, std::abs(double{value} - expected[at]));
                }
            EXPECT_LE(worst, p == Precision::Fp32 ? 1e-6 : 1e-3) << vocab;
        }
    }
}

} // namespace
