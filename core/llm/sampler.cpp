// SPDX-License-Identifier: Apache-2.0
#include "core/llm/sampler.h"

#include "core/base/philox.h"
#include "core/base/sha256.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>

namespace mesewright {

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

/// A token that may still be drawn, its score after the temperature, and its probability among
/// the tokens of the last softmax.
struct Candidate
{
    float score = 0;
    float probability = 0;
    int id = 0;
};

constexpr std::size_t blockSize = 64;

/// One look at a whole row. The highest logit of each block lets later passes skip almost all of
/// the row.
struct RowFacts
{
    std::vector<float> blockHighest; ///< NaN ignored
    float highest = -infinity;
    bool hasNan = false;
};

RowFacts lookAt(std::span<const float> logits)
{
    // Eight lanes, so that the compiler can use vector instructions.
    constexpr std::size_t lanes = 8;
    RowFacts facts;
    facts.blockHighest.reserve(logits.size() / blockSize + 1);
    std::array<int, lanes> bad{};
    for (std::size_t begin = 0; begin < logits.size(); begin += blockSize) {
        const std::size_t end = std::min(begin + blockSize, logits.size());
        const std::size_t whole = end - (end - begin) % lanes;
        std::array<float, lanes> high;
        high.fill(-infinity);
        for (std::size_t i = begin; i < whole; i += lanes) {
            for (std::size_t j = 0; j < lanes; ++j) {
                const float x = logits[i + j];
                high[j] = x > high[j] ? x : high[j];
                bad[j] |= static_cast<int>(x != x);
            }
        }
        for (std::size_t i = whole; i < end; ++i) {
            high[0] = logits[i] > high[0] ? logits[i] : high[0];
            bad[0] |= static_cast<int>(logits[i] != logits[i]);
        }
        facts.blockHighest.push_back(*std::max_element(high.begin(), high.end()));
        facts.highest = std::max(facts.highest, facts.blockHighest.back());
    }
    facts.hasNan = std::any_of(bad.begin(), bad.end(), [](int b) { return b != 0; });
    return facts;
}

/// Calls `visit(id, logit)` for the logits of all blocks that hold one above `bar`, or equal to it.
/// `visit` may raise the bar.
template <class Visit>
void forEachNear(std::span<const float> logits, const RowFacts& facts, const float& bar,
                 Visit visit)
{
    for (std::size_t block = 0; block < facts.blockHighest.size(); ++block) {
        if (facts.blockHighest[block] < bar)
            continue;
        const std::size_t end = std::min((block + 1) * blockSize, logits.size());
        for (std::size_t i = block * blockSize; i < end; ++i)
            visit(i, logits[i]);
    }
}

/// The lowest id among the highest logits; 0 if there is none above -inf.
int argmax(std::span<const float> logits, const RowFacts& facts)
{
    const auto found = std::find(logits.begin(), logits.end(), facts.highest);
    return found == logits.end() ? 0 : static_cast<int>(found - logits.begin());
}

/// The k-th highest of the logits, 0 < k < size, without NaN. Keeps a buffer of what may be among
/// the k; each time it is full the lower part goes and the bar rises, so almost every logit costs
/// one comparison.
float kthHighest(std::span<const float> logits, const RowFacts& facts, std::size_t k)
{
    const std::size_t room = std::max<std::size_t>(2 * k, 256);
    std::vector<float> buffer;
    buffer.reserve(room);
    const auto keepBest = [&buffer, k] {
        std::nth_element(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(k - 1),
                         buffer.end(), std::greater<>());
        buffer.resize(k);
        return buffer[k - 1];
    };
    float bar = -infinity;
    bool full = false;
    forEachNear(logits, facts, bar, [&](std::size_t, float x) {
        if (full && x <= bar)
            return;
        buffer.push_back(x);
        if (buffer.size() == room) {
            bar = keepBest();
            full = true;
        }
    });
    return keepBest();
}

/// Temperature and top-k. The k-th score is the k-th logit divided, as division keeps the order;
/// ties are ties of the divided scores.
std::vector<Candidate> warmCandidates(std::span<const float> logits, const RowFacts& facts,
                                      float temperature, int topK)
{
    const bool divide = temperature != 1.0f;
    const auto score = [divide, temperature](float x) { return divide ? x / temperature : x; };
    const auto size = logits.size();
    float lowestScore = -infinity;
    float lowestLogit = -infinity;
    if (topK > 0 && static_cast<std::size_t>(topK) < size) {
        const float kth = kthHighest(logits, facts, static_cast<std::size_t>(topK));
        lowestScore = score(kth);
        // Logits further below cannot have an equal quotient (a few units in the last place, or
        // a few of the smallest quotients); saves most divisions.
        lowestLogit = kth - std::max(std::abs(kth) * 1e-6f, temperature * 1e-43f);
    }
    std::vector<Candidate> kept;
    forEachNear(logits, facts, lowestLogit, [&](std::size_t i, float x) {
        if (x < lowestLogit)
            return;
        const float s = score(x);
        if (s >= lowestScore && s > -infinity)
            kept.push_back({s, 0.0f, static_cast<int>(i)});
    });
    return kept;
}

/// fp32 softmax of the scores; `highest` is the largest of them.
void softmax(std::vector<Candidate>& candidates, float highest)
{
    double sum = 0;
    for (Candidate& c : candidates) {
        c.probability = std::exp(c.score - highest);
        sum += c.probability;
    }
    for (Candidate& c : candidates)
        c.probability = static_cast<float>(c.probability / sum);
}

/// Orders positive floats coarsely, four steps for each doubling: exponent and the first two bits
/// of the mantissa.
constexpr std::size_t probabilityBuckets = 1024;
std::size_t bucketOf(float probability)
{
    return std::bit_cast<std::uint32_t>(probability) >> 21;
}

/// Removes the tokens whose probability, summed upwards from the smallest, stays at or below
/// 1 - topP; the largest stays. Equal scores are summed by ascending id. `candidates` are in the
/// order of their ids before and after.
void keepTopP(std::vector<Candidate>& candidates, double topP)
{
    // Only the tokens near the edge and above need sorting: a histogram tells which ones lie below
    // it for certain. It stops well before the edge, so that rounding cannot take a token wrongly.
    std::array<double, probabilityBuckets> mass{};
    std::size_t highestBucket = 0;
    for (const Candidate& c : candidates) {
        const std::size_t bucket = bucketOf(c.probability);
        mass[bucket] += c.probability;
        highestBucket = std::max(highestBucket, bucket);
    }
    // The sum is kept in fp64 and compared in fp32, as torch does on the CPU.
    const auto edge = static_cast<float>(1.0 - topP);
    double sum = 0;
    std::size_t first = 0;
    while (first < highestBucket && sum + mass[first] <= 0.999 * static_cast<double>(edge))
        sum += mass[first++];
    std::erase_if(candidates,
                  [first](const Candidate& c) { return bucketOf(c.probability) < first; });
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.score != b.score ? a.score < b.score : a.id < b.id;
    });
    std::size_t removed = 0;
    while (removed + 1 < candidates.size()) {
        sum += candidates[removed].probability;
        if (static_cast<float>(sum) > edge)
            break;
        ++removed;
    }
    candidates.erase(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(removed));
    std::sort(candidates.begin(), candidates.end(),
              [](const Candidate& a, const Candidate& b) { return a.id < b.id; });
}

/// The surviving tokens by ascending id with their probabilities.
std::vector<Candidate> survivors(std::span<const float> logits, const SamplingParams& params)
{
    if (logits.empty())
        return {};
    const RowFacts facts = lookAt(logits);
    const auto temperature = static_cast<float>(params.temperature);
    const bool usable = temperature > 0 && temperature < infinity;
    const float highest = usable ? facts.highest / temperature : infinity;
    // Greedy, or nothing that a softmax could be taken of.
    if (params.greedy || !usable || facts.hasNan || !(std::abs(highest) < infinity))
        return {{facts.highest, 1.0f, argmax(logits, facts)}};

    std::vector<Candidate> kept = warmCandidates(logits, facts, temperature, params.topK);
    softmax(kept, highest);
    if (params.topP < 1.0) {
        keepTopP(kept, params.topP);
        softmax(kept, highest);
    }
    return kept;
}

/// The philox number of a draw: key and counter hold exactly the four numbers.
double unitNumber(const DrawKey& key)
{
    const auto low = [](std::uint64_t x) { return static_cast<std::uint32_t>(x); };
    const auto high = [](std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32); };
    const auto words = philox4x32({low(key.item), high(key.item), key.sample, key.position},
                                  {low(key.seed), high(key.seed)});
    return unitDouble(words[0], words[1]);
}

} // namespace

KeptTokens keptTokens(std::span<const float> logits, const SamplingParams& params)
{
    const std::vector<Candidate> kept = survivors(logits, params);
    KeptTokens out;
    out.ids.reserve(kept.size());
    out.probabilities.reserve(kept.size());
    for (const Candidate& c : kept) {
        out.ids.push_back(c.id);
        out.probabilities.push_back(c.probability);
    }
    return out;
}

int sampleToken(std::span<const float> logits, const SamplingParams& params, const DrawKey& key)
{
    const std::vector<Candidate> kept = survivors(logits, params);
    if (kept.size() <= 1)
        return kept.empty() ? 0 : kept.front().id;
    double total = 0;
    for (const Candidate& c : kept)
        total += c.probability;
    // The first token whose cumulative probability exceeds the number: never one of probability 0.
    const double target = unitNumber(key) * total;
    double sum = 0;
    int last = kept.front().id;
    for (const Candidate& c : kept) {
        sum += c.probability;
        if (c.probability > 0)
            last = c.id;
        if (sum > target)
            return c.id;
    }
    return last;
}

std::uint64_t itemKey(std::string_view text)
{
    const std::string digest = sha256Hex(text);
    std::uint64_t key = 0;
    std::from_chars(digest.data(), digest.data() + 16, key, 16);
    return key;
}

} // namespace mesewright
