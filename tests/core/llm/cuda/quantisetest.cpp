// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/quantise.h"
#include "app/bench/weightmaker.h"
#include "core/llm/cuda/dequantise.h"
#include "core/llm/mxfp4.h"
#include "tests/core/llm/cuda/gpu.h"

#include <cmath>
#include <random>

using namespace mesewright;
using namespace mesewright::test;

namespace {

RandomMatrix matrixOf(std::int64_t rows, std::int64_t columns)
{
    return {{77, 16, 3, 2}, 0.018634f, rows, columns};
}

// The GPU makes the same bytes as the CPU, and those of the CPU are the reference stack's.
TEST(CudaQuantise, MakesTheBytesOfTheCpu)
{
    MESEWRIGHT_NEEDS_GPU();
    const auto host = makeHostMaker();
    const auto device = makeCudaMaker("cuda");
    ASSERT_TRUE(device.ok());
    for (const RandomMatrix& matrix : {matrixOf(5760, 2880), matrixOf(96, 64), matrixOf(31, 192)}) {
        const Nf4Quantised expected = host->nf4(matrix).value();
        const Nf4Quantised made = (*device)->nf4(matrix).value();
        EXPECT_EQ(made.packed, expected.packed);
        EXPECT_EQ(made.absmax, expected.absmax);
        EXPECT_EQ(made.nestedAbsmax, expected.nestedAbsmax);
        EXPECT_EQ(made.nestedOffset, expected.nestedOffset);
        EXPECT_EQ((*device)->nf4Offset(matrix).value(), expected.nestedOffset);
        const Mxfp4Bytes four = host->mxfp4(matrix).value();
        const Mxfp4Bytes deviceFour = (*device)->mxfp4(matrix).value();
        EXPECT_EQ(deviceFour.blocks, four.blocks);
        EXPECT_EQ(deviceFour.scales, four.scales);
        std::vector<std::uint16_t> a;
        std::vector<std::uint16_t> b;
        ASSERT_TRUE(host->transposed(matrix, a).ok());
        ASSERT_TRUE((*device)->transposed(matrix, b).ok());
        EXPECT_EQ(a, b);
        ASSERT_TRUE(host->rows(matrix, 2, 20, a).ok());
        ASSERT_TRUE((*device)->rows(matrix, 2, 20, b).ok());
        EXPECT_EQ(a, b);
    }
}

/// Values that reach every edge: zeros of both signs, ties, extremes, subnormals.
std::vector<float> hardValues()
{
    std::mt19937 random(7);
    std::normal_distribution<float> normal;
    std::vector<float> values;
    for (const float scale : {1.0f, 1e-30f, 1e30f, 3e-39f, 0.0f})
        for (int i = 0; i < 320; ++i)
            values.push_back(normal(random) * scale);
    for (int i = 0; i < 64; ++i)
        values.push_back(0.25f * static_cast<float>(i % 25) * (i % 2 == 0 ? 1.0f : -1.0f));
    for (int i = 0; i < 64; ++i)
        values.push_back(i % 3 == 0 ? -0.0f : 0.0f);
    return values;
}

TEST(CudaQuantise, Mxfp4OfHardValues)
{
    MESEWRIGHT_NEEDS_GPU();
    const std::vector<float> values = hardValues();
    std::vector<std::uint8_t> blocks(values.size() / 2);
    std::vector<std::uint8_t> scales(values.size() / 32);
    quantiseMxfp4(values, blocks, scales);
    const cuda::Stream stream;
    const auto from = toDevice(stream, values);
    const cuda::DeviceBuffer toBlocks(blocks.size(), "a test");
    const cuda::DeviceBuffer toScales(scales.size(), "a test");
    cuda::packMxfp4(from.as<float>(), static_cast<std::int64_t>(values.size()),
                    toBlocks.as<std::uint8_t>(), toScales.as<std::uint8_t>(), stream.get());
    EXPECT_EQ(toHost<std::uint8_t>(stream, toBlocks, blocks.size()), blocks);
    EXPECT_EQ(toHost<std::uint8_t>(stream, toScales, scales.size()), scales);

    std::vector<float> expected(values.size());
    EXPECT_EQ(dequantiseMxfp4(std::as_bytes(std::span(blocks)), std::as_bytes(std::span(scales)),
                              expected),
              -1);
    const cuda::DeviceBuffer out(values.size() * 4, "a test");
    cuda::dequantiseMxfp4(cuda::Precision::Fp32, toBlocks.as<std::uint8_t>(),
                          toScales.as<std::uint8_t>(), static_cast<std::int64_t>(values.size()),
                          out.data(), stream.get());
    EXPECT_EQ(toHost<float>(stream, out, values.size()), expected);
}

} // namespace
