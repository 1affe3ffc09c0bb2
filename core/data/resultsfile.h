// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/interval.h"
#include "core/base/json.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mesewright {

// A results file (`eval/results/*.json`) as values: the Python project's keys, ours beside them.
// Keys that we do not know are kept in `extra` and written again at the end of their object, so
// that reading and writing loses nothing. The same value always gives the same bytes.

/// Intervals of one figure: Wilson's over rows, and the bootstrap by distinct item.
struct Intervals
{
    std::optional<Interval> wilson;
    std::optional<Interval> bootstrap;
};

/// Figures over all items or one family; fractions are 0..1. `passAt1` and `passAtK` are the
/// Python project's (first candidate; any candidate), the unbiased ones are the estimator's.
struct PassMetrics
{
    std::int64_t count = 0; ///< `total_items` overall, `count` in a family
    double passAt1 = 0;
    double passAtK = 0;
    std::optional<double> passAt1Unbiased;
    std::optional<double> passAtKUnbiased;
    Intervals passAt1Interval;
    Intervals passAtKInterval;
    std::shared_ptr<const Json> extra;
};

/// One answer and its verdict.
struct CandidateResult
{
    int candidateId = 0;
    std::string output;
    bool valid = false;
    std::string
        outcome; ///< passed, failed, not_extracted, not_run; "" in the Python project's files
    std::string reason; ///< why it did not pass
    std::string finish; ///< stop, length; "" if not known
    std::vector<int> ids;
    std::shared_ptr<const Json> evidence; ///< what the level found out, bounded; null if nothing
    std::shared_ptr<const Json> extra;
};

/// One item with its candidates. `id`, `fingerprint` and `expect` are ours: what scoring again and
/// pairing by distinct item need.
struct ItemResult
{
    std::string id;
    std::string fingerprint; ///< itemFingerprint(); "" in the Python project's files
    std::string instruction;
    std::string input;
    std::string family;
    std::shared_ptr<const Json> expect;
    std::vector<CandidateResult> candidates;
    double passAt1 = 0;
    double passAtK = 0;
    std::shared_ptr<const Json> extra;
};

/// How the answers were drawn; what a foreign file leaves out stays empty.
struct GenerationParams
{
    std::optional<double> temperature;
    std::optional<double> topP;
    std::optional<int> topK;
    std::optional<int> maxNewTokens;
    std::shared_ptr<const Json> extra;
};

struct EvalResults
{
    std::string modelName; ///< gate B; `base_model` and the next two in gate D
    std::string baseModel;
    std::string adapterPath;
    std::optional<double> scale;
    std::string evalFile;
    GenerationParams generationParams;
    std::uint64_t seed = 0;
    int k = 0; ///< candidates an item; 0: the file does not say
    std::string timestamp;
    PassMetrics overall;
    /// In the order of the file.
    std::vector<std::pair<std::string, PassMetrics>> families;
    /// `distinct_metrics`: each distinct item counted once. `clean_metrics`: of these the ones that
    /// training did not show; missing when nobody looked for leaks.
    std::optional<PassMetrics> distinct;
    std::optional<PassMetrics> clean;

    std::string level;  ///< syntax, static, exec, engine; "" in the Python project's files
    std::string format; ///< iir, harmony
    std::string extraction; ///< none, auto; "" where the file does not say
    std::map<std::string, std::int64_t> outcomes; ///< answers by outcome
    /// The leak check: `train_file`, its hash and the counts of `data check`; null if there was
    /// none.
    std::shared_ptr<const Json> leaks;
    std::optional<std::int64_t> distinctItems;
    std::map<std::string, std::int64_t> finishReasons; ///< stop, length
    std::map<std::string, std::int64_t> tokens;        ///< prompt, generated
    std::map<std::string, double> seconds;             ///< load, generate, score, total
    std::map<std::string, std::string> versions;       ///< program and libraries
    std::map<std::string, std::string> hashes;         ///< SHA-256 of the inputs
    std::vector<ItemResult> items;                     ///< `detailed_results`
    std::shared_ptr<const Json> extra;

    [[nodiscard]] const PassMetrics* family(const std::string& name) const;
};

/// What two files pair an item by: its fingerprint, or for foreign files one of family,
/// instruction and input.
[[nodiscard]] std::string pairingKey(const ItemResult& item);

/// Whether the item is marked as standing in the training data.
[[nodiscard]] bool isMarkedLeaked(const ItemResult& item);

/// Takes a results object; `where` names the file. Only `overall_metrics` with both figures must
/// be there, but whatever is there must have the right type and range. The error names the place
/// inside the JSON ("detailed_results[3].candidates[0].valid").
[[nodiscard]] Result<EvalResults> resultsFromJson(const Json& json, const std::string& where);
[[nodiscard]] Json resultsToJson(const EvalResults& results);

[[nodiscard]] Result<EvalResults> readResults(const std::filesystem::path& path);
[[nodiscard]] Result<void> writeResults(const std::filesystem::path& path,
                                        const EvalResults& results);

/// Whether the figures follow from `items`: a sentence without the file's name if they do not,
/// nothing if they do or if the file has no items. For rules that need the items.
[[nodiscard]] std::optional<std::string> contradiction(const EvalResults& results);

} // namespace mesewright
