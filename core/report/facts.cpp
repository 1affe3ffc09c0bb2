// SPDX-License-Identifier: Apache-2.0
#include "core/report/figures.h"
#include "core/report/gatecards.h"
#include "core/report/tables.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace mesewright::report {

namespace {

using Facts = std::vector<std::pair<std::string, std::string>>;

void add(Facts& facts, const char* name, const std::string& value)
{
    if (!value.empty())
        facts.emplace_back(name, value);
}

template <class T>
std::string optional(const std::optional<T>& value)
{
    return value ? shortest(static_cast<double>(*value)) : std::string();
}

/// The leak check that the gate recorded; "" where there was none.
std::string leakWords(const EvalResults& results)
{
    if (results.leaks == nullptr || !results.leaks->is_object())
        return "";
    const auto number = [](const Json& object, const char* key) -> std::string {
        const auto at = object.find(key);
        return at != object.end() && at->is_number_integer() ? count(at->get<std::int64_t>()) : "?";
    };
    const Json eval = results.leaks->value("eval", Json::object());
    if (!eval.is_object())
        return "";
    return number(eval, "leaked_rows") + " of " + number(eval, "rows") +
           " rows stand in training, " + number(*results.leaks, "same_question_rows") +
           " by their question, " + number(eval, "rows_sharing_a_shape") +
           " share an answer\u2019s shape, " + number(*results.leaks, "near_rows") + " are near";
}

} // namespace

Facts measurementFacts(const Evidence& evidence)
{
    const auto all = allResults(evidence);
    Facts facts;
    if (all.empty())
        return facts;
    const EvalResults& results = all.front()->results;
    add(facts, "base model", results.modelName.empty() ? results.baseModel : results.modelName);
    add(facts, "evaluation file", results.evalFile);
    if (evidence.confirmBaseline)
        add(facts, "confirmation file", evidence.confirmBaseline->results.evalFile);
    add(facts, "scoring level",
        results.level.empty() ? "static (the file does not say)" : results.level);
    add(facts, "taken from an answer",
        results.extraction == "none"   ? "the whole text"
        : results.extraction == "auto" ? "the code in it"
                                       : "");
    add(facts, "prompt format", results.format);
    add(facts, "leaks into the evaluation items", leakWords(results));
    add(facts, "answers an item (k)", results.k > 0 ? std::to_string(results.k) : "");
    const GenerationParams& params = results.generationParams;
    add(facts, "temperature", optional(params.temperature));
    add(facts, "top_p", optional(params.topP));
    add(facts, "top_k", optional(params.topK));
    add(facts, "most new tokens", optional(params.maxNewTokens));
    add(facts, "seed", std::to_string(results.seed));
    add(facts, "measured", results.timestamp);
    for (const auto& [name, version] : results.versions)
        facts.emplace_back(name, version);
    return facts;
}

Facts trainingFacts(const TrainingEvidence& training)
{
    Facts facts;
    const LossSummary loss = lossSummary(training.steps);
    add(facts, "run", training.runId);
    add(facts, "state", training.status);
    add(facts, "updates", count(static_cast<std::int64_t>(training.steps.size())));
    if (loss.few > 0) {
        const std::string few = loss.few == 1 ? "" : " (mean of " + count(loss.few) + ")";
        facts.emplace_back("loss, first steps", fourDigits(loss.first) + few);
        facts.emplace_back("loss, last steps", fourDigits(loss.last) + few);
    }
    if (!training.steps.empty()) {
        const auto highest = std::ranges::max_element(training.steps, {}, [](const StepEvent& s) {
            return std::isfinite(s.lr) ? s.lr : -1.0;
        });
        if (std::isfinite(highest->lr))
            facts.emplace_back("highest learning rate", scientific(highest->lr));
        double norm = notANumber;
        for (const StepEvent& step : training.steps)
            if (std::isfinite(step.gradNorm) && !(norm >= step.gradNorm))
                norm = step.gradNorm;
        if (std::isfinite(norm))
            facts.emplace_back("largest gradient norm", fourDigits(norm));
    }
    if (loss.tokens > 0)
        facts.emplace_back("tokens", count(loss.tokens));
    if (loss.seconds > 0) {
        facts.emplace_back("time in updates", duration(loss.seconds));
        if (loss.tokens > 0)
            facts.emplace_back(
                "tokens a second",
                count(std::llround(static_cast<double>(loss.tokens) / loss.seconds)));
    }
    if (training.resumes > 0)
        facts.emplace_back("resumed", counted(training.resumes, "time", "times"));
    std::string names;
    for (const std::string& name : training.checkpoints)
        names += (names.empty() ? "" : ", ") + name;
    add(facts, "checkpoints", names);
    return facts;
}

} // namespace mesewright::report
