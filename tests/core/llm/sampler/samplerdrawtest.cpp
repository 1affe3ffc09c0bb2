// SPDX-License-Identifier: Apache-2.0
// The draw itself: its distribution, and that it depends on nothing but its key.
#include "tests/core/llm/sampler/samplingcases.h"

#include <cmath>
#include <map>
#include <set>

using namespace mesewright;
using namespace mesewright::sampling;

namespace {

/// How many standard deviations a chi-square value lies above its mean (Wilson and Hilferty 1931).
double chiSquareDeviate(double chiSquare, double freedom)
{
    const double spread = 2.0 / (9.0 * freedom);
    return (std::cbrt(chiSquare / freedom) - (1 - spread)) / std::sqrt(spread);
}

/// Draws once for each index with the index in one part of the key.
using KeyOf = DrawKey (*)(std::uint32_t);

} // namespace

TEST(SamplerDraw, followsTheRecordedProbabilities)
{
    // A stream must be fair along every part of its key: positions, samples, items and seeds.
    const KeyOf keys[] = {
        [](std::uint32_t i) {
            return DrawKey{3407, 11, 2, i};
        },
        [](std::uint32_t i) {
            return DrawKey{3407, 11, i, 5};
        },
        [](std::uint32_t i) {
            return DrawKey{3407, std::uint64_t{i} << 32, 0, 0};
        },
        [](std::uint32_t i) {
            return DrawKey{i, 1, 0, 0};
        },
    };
    constexpr std::uint32_t draws = 10000;
    int tested = 0;
    for (const Json& row : jsonLines("cases.jsonl")) {
        const auto probabilities = row["probs_f64"].get<std::vector<double>>();
        if (probabilities.size() < 2 || row["id"].get<int>() % 4 != 0 ||
            row.contains("tie_at_the_edge"))
            continue;
        const auto logits = floatsFromBase64(row["logits_f32_b64"]);
        const auto ids = row["kept"].get<std::vector<int>>();
        const SamplingParams params = paramsOf(row);
        std::map<int, std::uint32_t> counts;
        for (std::uint32_t i = 0; i < draws; ++i)
            ++counts[sampleToken(logits, params, keys[tested % std::size(keys)](i))];
        double chiSquare = 0, restExpected = 0, restSeen = 0, drawn = 0;
        int cells = 0;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const double expected = probabilities[i] * draws;
            const double seen = counts[ids[i]];
            drawn += seen;
            if (expected < 5) {
                restExpected += expected;
                restSeen += seen;
                continue;
            }
            chiSquare += (seen - expected) * (seen - expected) / expected;
            ++cells;
        }
        EXPECT_EQ(drawn, draws) << row["id"] << ": a token was drawn that is not kept";
        if (restExpected >= 5) {
            chiSquare += (restSeen - restExpected) * (restSeen - restExpected) / restExpected;
            ++cells;
        }
        ++tested;
        if (cells > 1) {
            EXPECT_LT(chiSquareDeviate(chiSquare, cells - 1), 4.0) << row["id"] << row["what"];
        }
    }
    EXPECT_GE(tested, 12);
}

TEST(SamplerDraw, isAFunctionOfItsKeyAlone)
{
    const auto logits = largeLogits("bf16");
    SamplingParams params;
    params.temperature = 1.5;
    params.topK = 0;
    const auto draw = [&](DrawKey key) { return sampleToken(logits, params, key); };
    const DrawKey key{3407, 42, 3, 17};
    const int first = draw(key);
    for (std::uint32_t i = 0; i < 5; ++i)
        static_cast<void>(draw({1, 2, 3, i}));
    EXPECT_EQ(draw(key), first);
    // Each part of the key matters, its high words too.
    const DrawKey others[] = {{3408, 42, 3, 17}, {3407 + (std::uint64_t{1} << 32), 42, 3, 17},
                              {3407, 43, 3, 17}, {3407, 42 + (std::uint64_t{1} << 32), 3, 17},
                              {3407, 42, 4, 17}, {3407, 42, 3, 18}};
    std::set<int> drawn{first};
    for (const DrawKey& other : others)
        drawn.insert(draw(other));
    EXPECT_GE(drawn.size(), 6u);
}

TEST(SamplerDraw, oneRowAmongStrangersDrawsTheSame)
{
    // The row's memory may start anywhere in a batch of rows.
    const std::vector<float> row{0.1f, 0.5f, 0.2f, 0.4f, 0.3f, 0.0f, 0.6f, 0.7f, 0.9f, 0.8f, 1.0f};
    for (std::size_t offset = 0; offset < 9; ++offset) {
        std::vector<float> batch(offset, 99.0f);
        batch.insert(batch.end(), row.begin(), row.end());
        batch.insert(batch.end(), 7, 99.0f);
        const std::span<const float> view(batch.data() + offset, row.size());
        for (std::uint32_t i = 0; i < 50; ++i)
            EXPECT_EQ(sampleToken(view, {}, {1, 2, 3, i}), sampleToken(row, {}, {1, 2, 3, i}));
    }
}

TEST(SamplerDraw, greedyTakesTheLowestOfEqualMaxima)
{
    SamplingParams greedy;
    greedy.greedy = true;
    greedy.temperature = 0.2;
    greedy.topP = 0.9;
    EXPECT_EQ(sampleToken(std::vector<float>{1, 4, 4, 2}, greedy, {}), 1);
    std::vector<float> many(1003, 0.0f);
    many[801] = many[801 + 64] = 2;
    EXPECT_EQ(sampleToken(many, greedy, {}), 801);
    EXPECT_EQ(sampleToken({}, greedy, {}), 0);
}

TEST(SamplerDraw, itemKeyIsTheHeadOfTheDigest)
{
    // FIPS 180-4's vectors for "abc" and the empty text.
    EXPECT_EQ(itemKey("abc"), 0xba7816bf8f01cfeaULL);
    EXPECT_EQ(itemKey(""), 0xe3b0c44298fc1c14ULL);
    EXPECT_NE(itemKey("a"), itemKey("b"));
}
