// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// What is left of a text when layout and letter case are ignored: runs of white space become one
/// space, none at the ends, ASCII letters small.
[[nodiscard]] std::string normalisedText(std::string_view text);

/// The words that follow each other in a text, `gramWords` at a time, as sorted distinct hashes.
/// Three words: pairs are shared by unrelated code ("local function"), while longer ones are broken
/// by each changed name, so that short edited copies would no longer be seen.
using WordGrams = std::vector<std::uint32_t>;
constexpr std::size_t gramWords = 3;

/// The grams of several texts together; no gram reaches over the end of a text. A word is a run of
/// letters, digits, `_` and bytes above 127, without regard to ASCII case; punctuation does not
/// count. A text of fewer words gives one gram of all of them.
[[nodiscard]] WordGrams wordGrams(std::span<const std::string_view> texts);

/// Jaccard's index: shared grams over all grams, 0 to 1; 0 when both are empty.
[[nodiscard]] double gramSimilarity(const WordGrams& a, const WordGrams& b);

struct NearestRow
{
    std::size_t row = 0;
    double similarity = 0; ///< exact, whatever way the row was found
};

/// For each query the row that is most similar; nothing where no row shares a gram with it.
/// Every pair is looked at while there are at most `exhaustivePairs`. Above that the rows to look
/// at come from MinHash signatures (one-permutation hashing with densification: Shrivastava, 2017)
/// in an LSH forest (Bawa, Condie, Ganesan, 2005), a fixed number a query, so that the time grows
/// as n log n. A row with half of its grams in common is then found with a probability of 99 %, a
/// more similar one still more surely. The same input gives the same answer.
struct NearestOptions
{
    std::size_t exhaustivePairs = 1'000'000;
};
[[nodiscard]] std::vector<NearestRow> nearestRows(std::span<const WordGrams> rows,
                                                  std::span<const WordGrams> queries,
                                                  const NearestOptions& options = {});

} // namespace mesewright
