// SPDX-License-Identifier: Apache-2.0
#include "core/report/warnings.h"

#include "core/report/figures.h"

#include <algorithm>
#include <cmath>

namespace mesewright::report {

namespace {

// Below this a 95 % interval around one half is wider than 35 points.
constexpr std::int64_t fewItems = 30;

class Warnings
{
public:
    Warnings(Evidence& evidence, std::vector<std::string>& stale)
        : m_evidence(evidence), m_stale(stale)
    {
    }

    void add(Severity severity, std::string file, std::string text, std::string remedy = {})
    {
        m_evidence.warnings.push_back(
            {severity, std::move(text), std::move(file), 0, 0, std::move(remedy)});
    }

    void staleGate(const std::string& gate)
    {
        if (std::ranges::find(m_stale, gate) == m_stale.end())
            m_stale.push_back(gate);
    }

private:
    Evidence& m_evidence;
    std::vector<std::string>& m_stale;
};

void checkOne(const ResultsEvidence& found, Warnings& warnings)
{
    const EvalResults& results = found.results;
    if (const auto what = contradiction(results))
        warnings.add(Severity::Error, found.file, *what,
                     "the file was changed by hand or damaged; measure again");
    if (found.leaked > 0)
        warnings.add(Severity::Error, found.file,
                     count(found.leaked) + " of " + count(results.overall.count) +
                         " rows stand in the adapter's training data word for word, as the gate "
                         "noted: figures on them measure memory",
                     "measure on items that training never saw");
    if (found.notRun > 0)
        warnings.add(Severity::Warning, found.file,
                     count(found.notRun) + " of " + count(found.answers) +
                         " answers could not be judged and count as not passed",
                     "see their reasons in the file");
    const auto cut = results.finishReasons.find("length");
    std::int64_t all = 0;
    for (const auto& [reason, number] : results.finishReasons)
        all += number;
    if (cut != results.finishReasons.end() && cut->second * 10 > all)
        warnings.add(Severity::Warning, found.file,
                     count(cut->second) + " of " + count(all) +
                         " answers were cut off at the token limit",
                     "raise --max_new_tokens");
}

void checkItems(const ResultsEvidence& found, const std::string& what, Warnings& warnings)
{
    const EvalResults& results = found.results;
    const std::int64_t rows = results.overall.count;
    const std::int64_t distinct = results.distinctItems.value_or(rows);
    if (distinct < rows)
        warnings.add(Severity::Warning, found.file,
                     count(rows) + " " + what + " rows are only " +
                         counted(distinct, "distinct item", "distinct items") +
                         "; Wilson's interval takes the rows as independent and is too narrow, "
                         "the bootstrap interval goes by distinct item");
    if (distinct < fewItems) {
        std::string width;
        if (const auto& interval = results.overall.passAtKInterval.wilson)
            width = "; the interval of " + passName(results) + " is " +
                    fixed((interval->high - interval->low) * 100, 0) + " points wide";
        warnings.add(Severity::Warning, found.file,
                     "only " + counted(distinct, "distinct item", "distinct items") + width,
                     "use more items before deciding");
    }
}

/// Settings that must agree for a fair comparison.
std::string differences(const EvalResults& base, const EvalResults& other)
{
    std::vector<std::string> found;
    const auto differs = [&found](bool different, const char* name) {
        if (different)
            found.emplace_back(name);
    };
    const GenerationParams &a = base.generationParams, &b = other.generationParams;
    differs(base.k != other.k, "k");
    differs(base.seed != other.seed, "seed");
    differs(a.temperature != b.temperature, "temperature");
    differs(a.topP != b.topP, "top_p");
    differs(a.topK != b.topK, "top_k");
    differs(a.maxNewTokens != b.maxNewTokens, "max_new_tokens");
    differs(base.level != other.level, "level");
    differs(base.format != other.format, "format");
    differs(base.overall.count != other.overall.count, "number of items");
    for (const char* input : {"eval", "base", "template"}) {
        const auto x = base.hashes.find(input), y = other.hashes.find(input);
        if (x != base.hashes.end() && y != other.hashes.end() && x->second != y->second)
            found.push_back(std::string(input) + " (by its hash)");
    }
    std::string text;
    for (const std::string& name : found)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

bool near(double a, double b)
{
    return std::abs(a - b) <= 1e-9;
}

void checkComparison(const Evidence& evidence, Warnings& warnings)
{
    const ComparisonResults& comparison = *evidence.comparison;
    const std::string& file = *evidence.comparisonFile;
    const auto stale = [&](const std::string& text) {
        warnings.add(Severity::Error, file, text, "run gate E again");
        warnings.staleGate("E");
    };
    if (comparison.leakedItems)
        warnings.add(
            Severity::Error, file,
            "decided on leaked items because it was told to: " + count(*comparison.leakedItems) +
                " evaluation items stand in the training set",
            "decide on items that training never saw");
    if (comparison.baselineMetrics && evidence.baseline &&
        !near(comparison.baselineMetrics->passAtK, evidence.baseline->results.overall.passAtK))
        stale("was decided against another baseline (" +
              percent(comparison.baselineMetrics->passAtK) + ", baseline.json now has " +
              percent(evidence.baseline->results.overall.passAtK) + ")");
    if (comparison.bestAdapterMetrics && !comparison.adapterFile.empty()) {
        const ResultsEvidence* picked =
            evidence.picked ? &evidence.adapters[*evidence.picked] : nullptr;
        const std::string name =
            comparison.adapterFile.substr(comparison.adapterFile.rfind('/') + 1);
        if (picked == nullptr || picked->file.substr(picked->file.rfind('/') + 1) != name)
            stale("picked " + name + ", which is not among the results");
        else if (!near(comparison.bestAdapterMetrics->passAtK, picked->results.overall.passAtK))
            stale("was decided on other figures of " + name + " (" +
                  percent(comparison.bestAdapterMetrics->passAtK) + " then, " +
                  percent(picked->results.overall.passAtK) + " now)");
    }
    if (!comparison.configurations.empty() &&
        comparison.configurations.size() != evidence.adapters.size())
        stale("compared " +
              counted(static_cast<std::int64_t>(comparison.configurations.size()), "configuration",
                      "configurations") +
              ", but there are results of " +
              count(static_cast<std::int64_t>(evidence.adapters.size())));
    if (!comparison.confirmation && comparison.decision != "FAIL")
        warnings.add(Severity::Warning, file,
                     "was decided without a confirmation set: the configuration was picked on the "
                     "items that judge it, so its gain is likely too high",
                     "measure base and picked configuration on unseen items and give them as "
                     "--confirm_baseline and --confirm_adapter");
    if (comparison.rule == "seed")
        warnings.add(Severity::Warning, file,
                     "was decided by the Python project's rule, which knows no interval and no "
                     "correction for picking the best",
                     "use --rule paired");
}

void checkConfirmation(const Evidence& evidence, Warnings& warnings)
{
    if (!evidence.baseline || !evidence.confirmBaseline)
        return;
    std::vector<std::string> keys;
    for (const ItemResult& item : evidence.baseline->results.items)
        keys.push_back(pairingKey(item));
    std::ranges::sort(keys);
    std::int64_t shared = 0;
    for (const ItemResult& item : evidence.confirmBaseline->results.items)
        shared += std::ranges::binary_search(keys, pairingKey(item));
    if (shared > 0)
        warnings.add(Severity::Error, evidence.confirmBaseline->file,
                     counted(shared, "confirmation item was", "confirmation items were") +
                         " already used for picking",
                     "confirm on items that no earlier gate used");
}

/// A gain that is there on the text but not when the answers are run is one of form.
void checkLevels(const Evidence& evidence, Warnings& warnings)
{
    if (!evidence.baseline || !evidence.picked)
        return;
    const ResultsEvidence& picked = evidence.adapters[*evidence.picked];
    const auto name = [](const ResultsEvidence& one) {
        return one.file.substr(one.file.rfind('/') + 1);
    };
    const double gain = picked.results.overall.passAtK - evidence.baseline->results.overall.passAtK;
    for (const LevelEvidence& level : evidence.levels) {
        const auto at = [&](const ResultsEvidence& wanted) {
            return std::ranges::find(level.results, name(wanted), name);
        };
        const auto before = at(*evidence.baseline);
        const auto after = at(picked);
        if (before == level.results.end() || after == level.results.end())
            continue;
        const double deeper = after->results.overall.passAtK - before->results.overall.passAtK;
        const std::string found = "at the level " + level.name + " the gain of " + picked.label +
                                  " is " + points(deeper) + " points, not " + points(gain);
        if (gain > 0 && deeper < gain / 2)
            warnings.add(Severity::Warning, after->file,
                         found + ": much of what was gained is the answers\u2019 form",
                         "decide at that level too, with --level " + level.name);
    }
}

} // namespace

void addResultWarnings(Evidence& evidence, std::vector<std::string>& stale)
{
    Warnings warnings(evidence, stale);
    for (const ResultsEvidence* found : allResults(evidence))
        checkOne(*found, warnings);
    if (evidence.baseline)
        checkItems(*evidence.baseline, "evaluation", warnings);
    for (const auto* found : {&evidence.confirmBaseline, &evidence.confirmAdapter})
        if (*found)
            checkOne(**found, warnings);
    if (evidence.confirmBaseline)
        checkItems(*evidence.confirmBaseline, "confirmation", warnings);
    if (evidence.baseline)
        for (const ResultsEvidence& adapter : evidence.adapters)
            if (const auto what = differences(evidence.baseline->results, adapter.results);
                !what.empty())
                warnings.add(Severity::Error, adapter.file,
                             "was not measured as the baseline was; different: " + what,
                             "measure both with the same settings");
    if (evidence.comparison)
        checkComparison(evidence, warnings);
    checkConfirmation(evidence, warnings);
    checkLevels(evidence, warnings);
    if (evidence.baseline && !evidence.adapters.empty())
        warnings.add(Severity::Note, evidence.baseline->file,
                     "all answers were drawn with one seed (" +
                         std::to_string(evidence.baseline->results.seed) +
                         "); the intervals do not cover what another seed would give");
}

void addTrainingWarnings(Evidence& evidence)
{
    if (!evidence.training)
        return;
    const TrainingEvidence& training = *evidence.training;
    const std::string file = "runs/" + training.runId + "/events.jsonl";
    const auto add = [&](Severity severity, std::string text, std::string remedy) {
        evidence.warnings.push_back({severity, std::move(text), file, 0, 0, std::move(remedy)});
    };
    std::int64_t bad = 0;
    std::int64_t first = 0;
    for (const StepEvent& step : training.steps)
        if (!std::isfinite(step.loss) && bad++ == 0)
            first = step.step;
    if (bad > 0)
        add(Severity::Error,
            "the loss is not a number at " + counted(bad, "step", "steps") + ", first at step " +
                count(first),
            "lower the learning rate and resume from a checkpoint before that step");
    if (training.brokenLines > 0)
        add(Severity::Warning,
            counted(training.brokenLines, "line", "lines") + " could not be read and were left out",
            "look at the disk");
    if (training.status != "done")
        add(training.status == "running" ? Severity::Note : Severity::Warning,
            "the training run is " + training.status +
                (training.reason.empty() ? "" : ": " + training.reason),
            "");
}

} // namespace mesewright::report
