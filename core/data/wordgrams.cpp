// SPDX-License-Identifier: Apache-2.0
#include "core/data/wordgrams.h"

#include <algorithm>
#include <array>

namespace mesewright {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool isWord(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// The finaliser of SplitMix64: each bit of the result depends on each of the argument.
std::uint64_t mixed(std::uint64_t x)
{
    x ^= x >> 30;
    x *= 0xBF58476D1CE4E5B9ULL;
    x ^= x >> 27;
    x *= 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

/// The next word's hash; false at the end of the text.
bool nextWord(std::string_view& text, std::uint64_t& hash)
{
    std::size_t at = 0;
    while (at < text.size() && !isWord(text[at]))
        ++at;
    const std::size_t start = at;
    hash = 0xCBF29CE484222325ULL;
    for (; at < text.size() && isWord(text[at]); ++at)
        hash = (hash ^ static_cast<unsigned char>(lower(text[at]))) * 0x100000001B3ULL;
    text.remove_prefix(at);
    return at > start;
}

void addGrams(std::string_view text, WordGrams& grams)
{
    std::array<std::uint64_t, gramWords> last{};
    std::size_t words = 0;
    const auto add = [&](std::size_t from, std::size_t count) {
        std::uint64_t hash = count;
        for (std::size_t i = 0; i < count; ++i)
            hash = mixed(hash * 0x9E3779B97F4A7C15ULL + last[(from + i) % gramWords]);
        grams.push_back(static_cast<std::uint32_t>(hash));
    };
    std::uint64_t word = 0;
    while (nextWord(text, word)) {
        last[words++ % gramWords] = word;
        if (words >= gramWords)
            add(words % gramWords, gramWords);
    }
    if (words > 0 && words < gramWords)
        add(0, words);
}

// The forest: in each round every gram falls into one of the bins, a bin's value is the least hash
// in it, and eight bins in a row are a tree's key. Together 256 values a row.
constexpr std::size_t rounds = 4;
constexpr std::size_t treesARound = 8;
constexpr std::size_t depth = 8;
constexpr std::size_t bins = treesARound * depth;
/// Rows that a tree offers for a query.
constexpr std::size_t offersATree = 8;

using Signature = std::array<std::uint16_t, bins>;
using Key = std::array<std::uint16_t, depth>;

Signature signatureOf(const WordGrams& grams, std::uint64_t round)
{
    constexpr std::uint32_t empty = 0xFFFFFFFF;
    std::array<std::uint32_t, bins> least{};
    least.fill(empty);
    for (const std::uint32_t gram : grams) {
        const std::uint64_t hash = mixed(gram + (round + 1) * 0x9E3779B97F4A7C15ULL);
        auto& bin = least[(hash >> 32) * bins >> 32];
        bin = std::min(bin, static_cast<std::uint32_t>(hash) & 0x7FFFFFFF);
    }
    Signature signature{};
    for (std::size_t bin = 0; bin < bins; ++bin) {
        // An empty bin borrows from one that a hash of its number names; two rows whose bins are
        // filled alike borrow alike.
        std::size_t from = bin;
        for (std::uint64_t attempt = 1; least[from] == empty && !grams.empty(); ++attempt)
            from = attempt > 12 ? (from + 1) % bins
                                : (mixed(bin * 1000003 + attempt) >> 32) * bins >> 32;
        signature[bin] = static_cast<std::uint16_t>(least[from] ^ (least[from] >> 15));
    }
    return signature;
}

std::vector<Signature> signaturesOf(std::span<const WordGrams> texts, std::uint64_t round)
{
    std::vector<Signature> signatures;
    signatures.reserve(texts.size());
    for (const WordGrams& grams : texts)
        signatures.push_back(signatureOf(grams, round));
    return signatures;
}

struct Leaf
{
    Key key;
    std::uint32_t row;

    bool operator<(const Leaf& other) const
    {
        return key != other.key ? key < other.key : row < other.row;
    }
};

Key keyOf(const Signature& signature, std::size_t tree)
{
    Key key{};
    std::copy_n(signature.begin() + static_cast<std::ptrdiff_t>(tree * depth), depth, key.begin());
    return key;
}

std::size_t sharedDepth(const Key& a, const Key& b)
{
    return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
}

/// Adds the leaves around a key that share the longest beginnings with it.
void offer(const std::vector<Leaf>& tree, const Key& key, std::vector<std::uint32_t>& rows)
{
    auto right = std::lower_bound(tree.begin(), tree.end(), Leaf{key, 0});
    auto left = right;
    for (std::size_t taken = 0; taken < offersATree; ++taken) {
        const std::size_t before = left == tree.begin() ? 0 : sharedDepth(key, (left - 1)->key);
        const std::size_t after = right == tree.end() ? 0 : sharedDepth(key, right->key);
        if (before == 0 && after == 0)
            return;
        rows.push_back(before > after ? (--left)->row : (right++)->row);
    }
}

std::vector<std::vector<std::uint32_t>> offeredRows(std::span<const WordGrams> rows,
                                                    std::span<const WordGrams> queries)
{
    std::vector<std::vector<std::uint32_t>> offered(queries.size());
    std::vector<Leaf> tree(rows.size());
    // Round by round, so that one round's signatures are all that is kept.
    for (std::size_t round = 0; round < rounds; ++round) {
        const std::vector<Signature> ofRows = signaturesOf(rows, round);
        const std::vector<Signature> ofQueries = signaturesOf(queries, round);
        for (std::size_t number = 0; number < treesARound; ++number) {
            for (std::size_t i = 0; i < rows.size(); ++i)
                tree[i] = {keyOf(ofRows[i], number), static_cast<std::uint32_t>(i)};
            std::sort(tree.begin(), tree.end());
            for (std::size_t q = 0; q < queries.size(); ++q)
                offer(tree, keyOf(ofQueries[q], number), offered[q]);
        }
    }
    return offered;
}

void look(std::span<const WordGrams> rows, const WordGrams& query, std::size_t row,
          NearestRow& nearest)
{
    const WordGrams& grams = rows[row];
    const auto [small, large] = std::minmax({grams.size(), query.size()});
    if (static_cast<double>(small) <= nearest.similarity * static_cast<double>(large))
        return; // cannot be more similar
    const double similarity = gramSimilarity(grams, query);
    if (similarity > nearest.similarity)
        nearest = {row, similarity};
}

} // namespace

std::string normalisedText(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    bool gap = false;
    for (const char c : text) {
        if (isSpace(c)) {
            gap = !out.empty();
            continue;
        }
        if (gap)
            out += ' ';
        gap = false;
        out += lower(c);
    }
    return out;
}

WordGrams wordGrams(std::span<const std::string_view> texts)
{
    WordGrams grams;
    for (const std::string_view text : texts)
        addGrams(text, grams);
    std::sort(grams.begin(), grams.end());
    grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
    grams.shrink_to_fit();
    return grams;
}

double gramSimilarity(const WordGrams& a, const WordGrams& b)
{
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const std::uint32_t x = a[i];
        const std::uint32_t y = b[j];
        shared += x == y ? 1 : 0;
        i += x <= y ? 1 : 0;
        j += y <= x ? 1 : 0;
    }
    const std::size_t all = a.size() + b.size() - shared;
    return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

std::vector<NearestRow> nearestRows(std::span<const WordGrams> rows,
                                    std::span<const WordGrams> queries,
                                    const NearestOptions& options)
{
    std::vector<NearestRow> nearest(queries.size());
    if (rows.empty() || queries.empty())
        return nearest;
    if (rows.size() <= options.exhaustivePairs / queries.size()) {
        for (std::size_t q = 0; q < queries.size(); ++q)
            for (std::size_t row = 0; row < rows.size(); ++row)
                look(rows, queries[q], row, nearest[q]);
        return nearest;
    }
    auto offered = offeredRows(rows, queries);
    for (std::size_t q = 0; q < queries.size(); ++q) {
        std::sort(offered[q].begin(), offered[q].end());
        offered[q].erase(std::unique(offered[q].begin(), offered[q].end()), offered[q].end());
        for (const std::uint32_t row : offered[q])
            look(rows, queries[q], row, nearest[q]);
    }
    return nearest;
}

} // namespace mesewright
