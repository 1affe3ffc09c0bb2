// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/devicesampler.h"
#include "core/llm/safetensors.h"
#include "tests/core/llm/cuda/gpu.h"

#include <cmath>
#include <filesystem>
#include <limits>
#include <random>

using namespace mesewright;
using namespace mesewright::test;

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

struct Rows
{
    int vocab = 0;
    std::vector<float> logits;
    std::vector<cuda::DrawRow> draws;
};

std::vector<int> drawOnDevice(const Rows& rows, const cuda::DrawSettings& settings)
{
    const cuda::Stream stream;
    const auto logits = toDevice(stream, rows.logits);
    const auto draws = toDevice(stream, rows.draws);
    const cuda::DeviceBuffer ids(rows.draws.size() * sizeof(int), "a test");
    const int count = static_cast<int>(rows.draws.size());
    const cuda::DeviceBuffer scratch(cuda::drawScratch(count) * sizeof(float), "a test");
    cuda::drawTokens(logits.as<float>(), rows.vocab, count, settings, draws.as<cuda::DrawRow>(),
                     ids.as<int>(), scratch.as<float>(), stream.get());
    return toHost<int>(stream, ids, rows.draws.size());
}

int drawOnHost(const Rows& rows, std::size_t row, const cuda::DrawSettings& settings)
{
    const std::span<const float> logits(rows.logits.data() +
                                            row * static_cast<std::size_t>(rows.vocab),
                                        static_cast<std::size_t>(settings.allowed));
    const cuda::DrawRow& draw = rows.draws[row];
    return sampleToken(logits, settings.params,
                       {settings.seed, draw.item, draw.sample, draw.position});
}

Rows randomRows(int vocab, int count, float deviation, unsigned seed)
{
    Rows rows;
    rows.vocab = vocab;
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(0, deviation);
    for (int row = 0; row < count; ++row) {
        for (int i = 0; i < vocab; ++i)
            rows.logits.push_back(normal(random));
        rows.draws.push_back({0x123456789ABCDEFull + static_cast<unsigned>(row) / 5,
                              static_cast<std::uint32_t>(row % 5),
                              static_cast<std::uint32_t>(row * 7)});
    }
    return rows;
}

const SamplingParams variants[] = {
    {false, 0.2, 50, 0.9},  {false, 1.0, 50, 1.0}, {false, 1.0, 50, 0.9}, {false, 0.7, 1, 1.0},
    {false, 1.5, 200, 0.5}, {true, 1.0, 50, 1.0},  {false, 0.0, 50, 1.0}, {false, 1.0, 500, 0.95},
    {false, 0.01, 50, 0.9}, {false, 2.0, 64, 1e-9}};

// exp() may differ in its last digit, so one draw in thousands may fall on the other side.
TEST(CudaSampler, DrawsWhatTheCpuDraws)
{
    MESEWRIGHT_NEEDS_GPU();
    int draws = 0;
    int different = 0;
    for (const int vocab : {201088, 4099, 320, 7}) {
        const Rows rows = randomRows(vocab, 40, 3.0f, static_cast<unsigned>(vocab));
        for (const SamplingParams& params : variants) {
            for (const int barred : {0, 3}) {
                const cuda::DrawSettings settings{params, 3407, vocab - barred};
                const std::vector<int> ids = drawOnDevice(rows, settings);
                for (std::size_t row = 0; row < ids.size(); ++row) {
                    ASSERT_NE(ids[row], cuda::hostDecides) << vocab << " top-k " << params.topK;
                    ++draws;
                    different += ids[row] != drawOnHost(rows, row, settings) ? 1 : 0;
                }
            }
        }
    }
    EXPECT_GE(draws, 3000);
    EXPECT_LE(different, draws / 1000);
}

TEST(CudaSampler, TiesNanAndInfinityAreDecidedAsOnTheCpu)
{
    MESEWRIGHT_NEEDS_GPU();
    Rows rows = randomRows(5003, 8, 2.0f, 5);
    const auto at = [&](std::size_t row, std::size_t i) -> float& {
        return rows.logits[row * 5003 + i];
    };
    for (std::size_t i = 0; i < 5003; ++i) {
        at(0, i) = i % 100 == 3 ? 5.0f : 1.0f; // 51 ties at the top, more at the next
        at(1, i) = -infinity;
        at(2, i) = i == 4711 ? 1.0f : -infinity;
        at(6, i) = std::round(at(6, i)); // many ties everywhere
    }
    at(3, 77) = NAN;
    at(4, 78) = infinity;
    at(5, 79) = -infinity;
    for (const SamplingParams& params : variants) {
        const cuda::DrawSettings settings{params, 1, 5003};
        const std::vector<int> ids = drawOnDevice(rows, settings);
        for (std::size_t row = 0; row < ids.size(); ++row) {
            if (ids[row] == cuda::hostDecides)
                continue;
            EXPECT_EQ(ids[row], drawOnHost(rows, row, settings))
                << "row " << row << " top-k " << params.topK << " T " << params.temperature;
        }
    }
}

TEST(CudaSampler, LeavesUnboundedChoicesToTheHost)
{
    MESEWRIGHT_NEEDS_GPU();
    const Rows rows = randomRows(4096, 2, 1.0f, 9);
    for (const int topK : {0, 513, 4096}) {
        const cuda::DrawSettings settings{{false, 1.0, topK, 0.9}, 1, 4096};
        EXPECT_EQ(drawOnDevice(rows, settings),
                  (std::vector<int>{cuda::hostDecides, cuda::hostDecides}));
    }
}

} // namespace
