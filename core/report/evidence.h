// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/finding.h"
#include "core/data/comparisonfile.h"
#include "core/data/resultsfile.h"
#include "core/metrics/event.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// The report: what a workspace's files say about the five gates, as one value, and that value as
/// HTML, Markdown and CSV. Nothing is run again. The same files give the same bytes: no clock, no
/// host name, and no absolute path reach the value (paths are relative to the workspace; from
/// others only the last part is kept).
namespace mesewright::report {

enum class GateState { Done, Warning, Failed, Stale, Running, Missing };

/// One of the five gates, as a card shows it.
struct GateEvidence
{
    std::string id;   ///< A2, B, C, D, E
    std::string name; ///< "Baseline"
    std::string question;
    GateState state = GateState::Missing;
    std::string stateWord;          ///< "done", "2 warnings", "not run"
    std::string figure;             ///< the gate's one number; "" without
    std::string detail;             ///< one or two sentences; how to go on when it is missing
    std::vector<std::string> files; ///< the evidence, relative to the workspace
};

/// One row of `env/report.json`.
struct ProbeRow
{
    std::string name;
    std::string wanted;
    std::string found;
    std::string state;
    std::string remedy;
    Severity severity = Severity::Note;
    bool passed = true; ///< not where something is absent that only other work needs
};

struct EnvironmentEvidence
{
    std::string file;
    std::vector<ProbeRow> probes;
    std::vector<std::pair<std::string, std::string>> facts; ///< other plain members, in file order
};

/// One results file. `results` is completed: intervals that the file lacks are computed.
struct ResultsEvidence
{
    std::string file;       ///< relative to the workspace
    std::string label;      ///< "base", "ckpt-60 × 0.5"
    std::string checkpoint; ///< "ckpt-60"; "" for the base
    std::int64_t step = 0;
    double scale = 0; ///< 0 for the base
    EvalResults results;
    std::int64_t answers = 0;
    std::int64_t notRun = 0;       ///< answers that could not be judged
    std::int64_t notExtracted = 0; ///< answers without code in them
    std::int64_t leaked = 0;       ///< rows marked as standing in the adapter's training data
};

/// The same answers judged at another level, without the model.
struct LevelEvidence
{
    std::string name;                     ///< syntax, static, exec, engine
    std::string reason;                   ///< why it was not run here; "" if it was
    std::vector<ResultsEvidence> results; ///< named as the files they were scored from
};

/// The training run behind the adapter at hand.
struct TrainingEvidence
{
    std::string runId;
    std::string status;
    std::string reason; ///< why it failed or stopped
    std::vector<StepEvent> steps;
    std::int64_t resumes = 0;
    std::int64_t brokenLines = 0;
    std::vector<std::string> checkpoints; ///< published ones, "ckpt-60"
};

struct RunRow
{
    std::string id;
    std::string verb;
    std::string status;
    std::string created;
    std::string reason;
    /// The options that were given, as `--name value …`, for repeating it.
    std::string command;
};

/// One item before and after.
struct SamplePair
{
    struct Side
    {
        std::string answer;
        std::string verdict; ///< passed, failed, not_extracted, not_run
        std::string reason;
        int candidate = 0; ///< from 1
        std::int64_t passed = 0;
        std::int64_t candidates = 0;
    };
    std::string family;
    std::string id;
    std::string instruction;
    std::string input;
    Side before;
    Side after;
    /// Over the family: items that only the adapter passes, only the base, both, neither.
    std::int64_t gained = 0, lost = 0, both = 0, neither = 0;
};

struct HashedFile
{
    std::string file;
    std::uint64_t bytes = 0;
    std::string sha256;
};

/// A hash that a run or results file recorded of an input of its own.
struct RecordedHash
{
    std::string recordedBy;
    std::string name;
    std::string sha256;
    std::string state; ///< "unchanged", "changed", "not here", "no file of its own"
};

struct Evidence
{
    std::string workspace; ///< its name
    std::optional<EnvironmentEvidence> environment;
    std::optional<ResultsEvidence> baseline;
    std::optional<ResultsEvidence> baselineChat; ///< the base asked in the chat format
    std::vector<LevelEvidence> levels;           ///< shallow to deep
    std::vector<ResultsEvidence> adapters;       ///< by step, then scale
    std::optional<std::size_t> picked;           ///< index in `adapters`
    std::optional<ResultsEvidence> confirmBaseline;
    std::optional<ResultsEvidence> confirmAdapter;
    std::optional<std::string> comparisonFile;
    std::optional<ComparisonResults> comparison;
    std::optional<TrainingEvidence> training;
    std::vector<RunRow> runs;        ///< oldest first
    std::string configFile;          ///< "config.yaml", or "" when there is none
    std::string configText;          ///< without its comment lines
    std::vector<Finding> warnings;   ///< what makes the numbers less trustworthy; errors first
    std::vector<GateEvidence> gates; ///< always five
    std::vector<SamplePair> samples; ///< up to three
    std::vector<HashedFile> files;   ///< what the report was made from
    std::vector<RecordedHash> recorded;
    std::vector<std::string> commands; ///< how to repeat it, one line each
};

/// "pass@5" of these results; "pass@k" when the file does not say k.
[[nodiscard]] std::string passName(const EvalResults& results);

/// The number of items of `metrics` that pass@k counts as passed.
[[nodiscard]] std::int64_t passedItems(const PassMetrics& metrics);

/// All family names: scaffold, repair, doc, then others in the order in which the files have them.
[[nodiscard]] std::vector<std::string> familyNames(const Evidence& evidence);

/// Base, then the adapters: what tables and charts go through.
[[nodiscard]] std::vector<const ResultsEvidence*> allResults(const Evidence& evidence);

} // namespace mesewright::report
