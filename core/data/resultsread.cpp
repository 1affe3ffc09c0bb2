// SPDX-License-Identifier: Apache-2.0
#include "core/data/jsonobject.h"
#include "core/data/resultsfile.h"

#include <array>
#include <cmath>
#include <string_view>

namespace mesewright {

namespace {

constexpr double unbounded = std::numeric_limits<double>::max();
constexpr std::array<std::string_view, 4> outcomes{"passed", "failed", "not_extracted", "not_run"};

std::string indexed(const std::string& path, std::size_t index)
{
    return path + "[" + std::to_string(index) + "]";
}

std::optional<Interval> intervalFrom(JsonObject& object, const char* key, JsonProblem& problem)
{
    const Json* pair = object.array(key);
    if (pair == nullptr)
        return {};
    const bool numbers = pair->size() == 2 && (*pair)[0].is_number() && (*pair)[1].is_number();
    const Interval interval{numbers ? (*pair)[0].get<double>() : 1,
                            numbers ? (*pair)[1].get<double>() : 0};
    if (!(interval.low >= -1 && interval.low <= interval.high && interval.high <= 1)) {
        problem.set(object.place(key), "is not a pair of numbers [low, high] from -1 to 1");
        return {};
    }
    return interval;
}

Intervals intervalsFrom(JsonObject& metrics, const char* key, JsonProblem& problem)
{
    Intervals out;
    if (const Json* json = metrics.object(key)) {
        JsonObject object(*json, metrics.place(key), problem);
        out.wilson = intervalFrom(object, "wilson", problem);
        out.bootstrap = intervalFrom(object, "bootstrap", problem);
    }
    return out;
}

PassMetrics metricsFrom(const Json& json, const std::string& path, const char* countKey,
                        JsonProblem& problem)
{
    PassMetrics metrics;
    JsonObject object(json, path, problem);
    object.integer<std::int64_t>(countKey, metrics.count, 0);
    object.number("pass_at_1", metrics.passAt1, 0, 1, Need::Required);
    object.number("pass_at_k", metrics.passAtK, 0, 1, Need::Required);
    object.number("pass_at_1_unbiased", metrics.passAt1Unbiased, 0, 1);
    object.number("pass_at_k_unbiased", metrics.passAtKUnbiased, 0, 1);
    metrics.passAt1Interval = intervalsFrom(object, "pass_at_1_interval", problem);
    metrics.passAtKInterval = intervalsFrom(object, "pass_at_k_interval", problem);
    metrics.extra = object.rest();
    return metrics;
}

GenerationParams paramsFrom(const Json& json, const std::string& path, JsonProblem& problem)
{
    GenerationParams params;
    JsonObject object(json, path, problem);
    object.number("temperature", params.temperature, 0, unbounded);
    object.number("top_p", params.topP, 0, 1);
    object.integer("top_k", params.topK, 0);
    object.integer("max_new_tokens", params.maxNewTokens, 0);
    params.extra = object.rest();
    return params;
}

CandidateResult candidateFrom(const Json& json, const std::string& path, int index,
                              JsonProblem& problem)
{
    CandidateResult candidate;
    candidate.candidateId = index;
    JsonObject object(json, path, problem);
    object.integer("candidate_id", candidate.candidateId, 0);
    object.text("output", candidate.output, Need::Required);
    object.boolean("valid", candidate.valid, Need::Required);
    object.text("outcome", candidate.outcome);
    object.text("reason", candidate.reason);
    if (const Json* evidence = object.object("evidence"))
        candidate.evidence = std::make_shared<const Json>(*evidence);
    object.text("finish", candidate.finish);
    if (!candidate.outcome.empty()) {
        const bool known =
            std::find(outcomes.begin(), outcomes.end(), candidate.outcome) != outcomes.end();
        if (!known)
            problem.set(object.place("outcome"),
                        "is \"" + candidate.outcome +
                            "\", but passed, failed, not_extracted or not_run was expected");
        else if (candidate.valid != (candidate.outcome == "passed"))
            problem.set(object.place("valid"),
                        "does not agree with the outcome \"" + candidate.outcome + "\"");
    }
    if (const Json* ids = object.array("ids")) {
        for (std::size_t i = 0; i < ids->size(); ++i) {
            const Json& id = (*ids)[i];
            if (!id.is_number_unsigned() || !std::in_range<int>(id.get<std::uint64_t>())) {
                problem.set(indexed(object.place("ids"), i), "is no token id");
                break;
            }
            candidate.ids.push_back(id.get<int>());
        }
    }
    candidate.extra = object.rest();
    return candidate;
}

ItemResult itemFrom(const Json& json, const std::string& path, JsonProblem& problem)
{
    ItemResult item;
    JsonObject object(json, path, problem);
    object.text("id", item.id);
    object.text("fingerprint", item.fingerprint);
    object.text("instruction", item.instruction, Need::Required);
    object.text("input", item.input);
    object.text("family", item.family, Need::Required);
    if (const Json* expect = object.object("expect"))
        item.expect = std::make_shared<const Json>(*expect);
    if (const Json* candidates = object.array("candidates")) {
        for (std::size_t i = 0; i < candidates->size() && !problem.error; ++i)
            item.candidates.push_back(candidateFrom((*candidates)[i],
                                                    indexed(object.place("candidates"), i),
                                                    static_cast<int>(i), problem));
    }
    object.number("pass_at_1", item.passAt1, 0, 1, Need::Required);
    object.number("pass_at_k", item.passAtK, 0, 1, Need::Required);
    item.extra = object.rest();
    return item;
}

void mapFrom(JsonObject& parent, const char* key, JsonProblem& problem, const auto& take)
{
    const Json* json = parent.object(key);
    if (json == nullptr)
        return;
    JsonObject object(*json, parent.place(key), problem);
    for (const auto& entry : json->items())
        take(object, entry.key());
}

} // namespace

Result<EvalResults> resultsFromJson(const Json& json, const std::string& where)
{
    JsonProblem problem{where, {}};
    EvalResults results;
    JsonObject object(json, "", problem);
    object.text("model_name", results.modelName);
    object.text("base_model", results.baseModel);
    object.text("adapter_path", results.adapterPath);
    object.number("scale", results.scale, -unbounded, unbounded);
    object.text("eval_file", results.evalFile);
    if (const Json* params = object.object("generation_params"))
        results.generationParams = paramsFrom(*params, "generation_params", problem);
    object.integer<std::uint64_t>("seed", results.seed, 0);
    object.integer("k", results.k, 0);
    object.text("timestamp", results.timestamp);
    if (const Json* overall = object.object("overall_metrics", Need::Required))
        results.overall = metricsFrom(*overall, "overall_metrics", "total_items", problem);
    if (const Json* families = object.object("family_metrics")) {
        for (const auto& entry : families->items())
            results.families.emplace_back(
                entry.key(),
                metricsFrom(entry.value(), "family_metrics." + entry.key(), "count", problem));
    }
    const auto metricsOf = [&](const char* key, std::optional<PassMetrics>& out) {
        if (const Json* metrics = object.object(key))
            out = metricsFrom(*metrics, key, "total_items", problem);
    };
    metricsOf("distinct_metrics", results.distinct);
    metricsOf("clean_metrics", results.clean);
    object.text("level", results.level);
    object.text("format", results.format);
    object.text("extraction", results.extraction);
    if (const Json* leaks = object.object("leaks"))
        results.leaks = std::make_shared<const Json>(*leaks);
    object.integer<std::int64_t>("distinct_items", results.distinctItems, 0);
    const auto counts = [](std::map<std::string, std::int64_t>& out) {
        return [&out](JsonObject& o, const std::string& key) {
            o.integer<std::int64_t>(key.c_str(), out[key], 0);
        };
    };
    const auto texts = [](std::map<std::string, std::string>& out) {
        return [&out](JsonObject& o, const std::string& key) { o.text(key.c_str(), out[key]); };
    };
    mapFrom(object, "finish_reasons", problem, counts(results.finishReasons));
    mapFrom(object, "outcomes", problem, counts(results.outcomes));
    mapFrom(object, "tokens", problem, counts(results.tokens));
    mapFrom(object, "seconds", problem, [&results](JsonObject& o, const std::string& key) {
        o.number(key.c_str(), results.seconds[key], 0, unbounded);
    });
    mapFrom(object, "versions", problem, texts(results.versions));
    mapFrom(object, "hashes", problem, texts(results.hashes));
    if (const Json* items = object.array("detailed_results")) {
        for (std::size_t i = 0; i < items->size() && !problem.error; ++i)
            results.items.push_back(itemFrom((*items)[i], indexed("detailed_results", i), problem));
    }
    results.extra = object.rest();
    if (problem.error)
        return *problem.error;
    return results;
}

Result<EvalResults> readResults(const std::filesystem::path& path)
{
    MESEWRIGHT_TRY(const Json json, readJsonFile(path));
    return resultsFromJson(json, path.string());
}

std::optional<std::string> contradiction(const EvalResults& results)
{
    if (results.items.empty())
        return {};
    struct Sums
    {
        std::int64_t count = 0;
        double passAtK = 0;
    };
    Sums overall;
    std::map<std::string, Sums> families;
    for (std::size_t i = 0; i < results.items.size(); ++i) {
        const ItemResult& item = results.items[i];
        bool any = false;
        for (const CandidateResult& candidate : item.candidates)
            any = any || candidate.valid;
        if (!item.candidates.empty() && any != (item.passAtK == 1))
            return indexed("detailed_results", i) + ".pass_at_k is " +
                   jsonLine(Json(item.passAtK)) + ", but " + (any ? "a" : "no") +
                   " candidate of the item is valid";
        for (Sums* sums : {&overall, &families[item.family]}) {
            ++sums->count;
            sums->passAtK += item.passAtK;
        }
    }
    const auto differs = [](const Sums& sums, const PassMetrics& metrics, const std::string& name,
                            const char* countKey) -> std::optional<std::string> {
        if (metrics.count != sums.count)
            return name + "." + countKey + " is " + std::to_string(metrics.count) + ", but " +
                   std::to_string(sums.count) + " items are there";
        const double expected = sums.passAtK / static_cast<double>(sums.count);
        if (std::abs(metrics.passAtK - expected) > 1e-9)
            return name + ".pass_at_k is " + jsonLine(Json(metrics.passAtK)) +
                   ", but the items give " + jsonLine(Json(expected));
        return {};
    };
    if (auto problem = differs(overall, results.overall, "overall_metrics", "total_items"))
        return problem;
    for (const auto& [name, metrics] : results.families) {
        const auto sums = families.find(name);
        if (sums == families.end())
            return "family_metrics." + name + " is there, but no item of that family";
        if (auto problem = differs(sums->second, metrics, "family_metrics." + name, "count"))
            return problem;
    }
    return {};
}

} // namespace mesewright
