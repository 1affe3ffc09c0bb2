// SPDX-License-Identifier: Apache-2.0
#include "core/data/jsonobject.h"
#include "core/data/resultsfile.h"

#include "core/base/sha256.h"

namespace mesewright {

namespace {

void addText(Json& object, const char* key, const std::string& text)
{
    if (!text.empty())
        object[key] = text;
}

template <class T>
void addOptional(Json& object, const char* key, const std::optional<T>& value)
{
    if (value)
        object[key] = *value;
}

template <class Map>
void addMap(Json& object, const char* key, const Map& map)
{
    if (map.empty())
        return;
    Json& out = object[key];
    out = Json::object();
    for (const auto& [name, value] : map)
        out[name] = value;
}

/// The Python project writes an item's 0 and 1 as whole numbers.
Json itemFraction(double value)
{
    return value == 0 || value == 1 ? Json(static_cast<int>(value)) : Json(value);
}

void addIntervals(Json& object, const char* key, const Intervals& intervals)
{
    Json out = Json::object();
    const auto add = [&out](const char* name, const std::optional<Interval>& interval) {
        if (interval)
            out[name] = Json::array({interval->low, interval->high});
    };
    add("wilson", intervals.wilson);
    add("bootstrap", intervals.bootstrap);
    if (!out.empty())
        object[key] = std::move(out);
}

Json metricsToJson(const PassMetrics& metrics, const char* countKey)
{
    Json out = Json::object();
    out[countKey] = metrics.count;
    out["pass_at_1"] = metrics.passAt1;
    out["pass_at_k"] = metrics.passAtK;
    addOptional(out, "pass_at_1_unbiased", metrics.passAt1Unbiased);
    addOptional(out, "pass_at_k_unbiased", metrics.passAtKUnbiased);
    addIntervals(out, "pass_at_1_interval", metrics.passAt1Interval);
    addIntervals(out, "pass_at_k_interval", metrics.passAtKInterval);
    appendRest(out, metrics.extra);
    return out;
}

Json candidateToJson(const CandidateResult& candidate)
{
    Json out = Json::object();
    out["candidate_id"] = candidate.candidateId;
    out["output"] = candidate.output;
    out["valid"] = candidate.valid;
    addText(out, "outcome", candidate.outcome);
    addText(out, "reason", candidate.reason);
    if (candidate.evidence != nullptr)
        out["evidence"] = *candidate.evidence;
    addText(out, "finish", candidate.finish);
    if (!candidate.ids.empty())
        out["ids"] = candidate.ids;
    appendRest(out, candidate.extra);
    return out;
}

Json itemToJson(const ItemResult& item)
{
    Json out = Json::object();
    addText(out, "id", item.id);
    out["instruction"] = item.instruction;
    out["input"] = item.input;
    out["family"] = item.family;
    Json& candidates = out["candidates"];
    candidates = Json::array();
    for (const CandidateResult& candidate : item.candidates)
        candidates.push_back(candidateToJson(candidate));
    out["pass_at_1"] = itemFraction(item.passAt1);
    out["pass_at_k"] = itemFraction(item.passAtK);
    addText(out, "fingerprint", item.fingerprint);
    if (item.expect != nullptr)
        out["expect"] = *item.expect;
    appendRest(out, item.extra);
    return out;
}

Json paramsToJson(const GenerationParams& params)
{
    Json out = Json::object();
    addOptional(out, "temperature", params.temperature);
    addOptional(out, "top_p", params.topP);
    addOptional(out, "top_k", params.topK);
    addOptional(out, "max_new_tokens", params.maxNewTokens);
    appendRest(out, params.extra);
    return out;
}

} // namespace

const PassMetrics* EvalResults::family(const std::string& name) const
{
    for (const auto& [family, metrics] : families) {
        if (family == name)
            return &metrics;
    }
    return nullptr;
}

std::string pairingKey(const ItemResult& item)
{
    if (!item.fingerprint.empty())
        return item.fingerprint;
    std::string key;
    for (const std::string* part : {&item.family, &item.instruction, &item.input})
        key += std::to_string(part->size()) + ":" + *part;
    return sha256Hex(key);
}

bool isMarkedLeaked(const ItemResult& item)
{
    if (item.extra == nullptr || !item.extra->is_object())
        return false;
    const auto leaked = item.extra->find("leaked");
    return leaked != item.extra->end() && *leaked == Json(true);
}

Json resultsToJson(const EvalResults& results)
{
    Json out = Json::object();
    addText(out, "model_name", results.modelName);
    addText(out, "base_model", results.baseModel);
    addText(out, "adapter_path", results.adapterPath);
    addOptional(out, "scale", results.scale);
    out["eval_file"] = results.evalFile;
    out["generation_params"] = paramsToJson(results.generationParams);
    out["seed"] = results.seed;
    out["k"] = results.k;
    out["timestamp"] = results.timestamp;
    out["overall_metrics"] = metricsToJson(results.overall, "total_items");
    Json& families = out["family_metrics"];
    families = Json::object();
    for (const auto& [name, metrics] : results.families)
        families[name] = metricsToJson(metrics, "count");
    if (results.distinct)
        out["distinct_metrics"] = metricsToJson(*results.distinct, "total_items");
    if (results.clean)
        out["clean_metrics"] = metricsToJson(*results.clean, "total_items");
    addText(out, "level", results.level);
    addText(out, "format", results.format);
    addText(out, "extraction", results.extraction);
    addOptional(out, "distinct_items", results.distinctItems);
    addMap(out, "outcomes", results.outcomes);
    if (results.leaks != nullptr)
        out["leaks"] = *results.leaks;
    addMap(out, "finish_reasons", results.finishReasons);
    addMap(out, "tokens", results.tokens);
    addMap(out, "seconds", results.seconds);
    addMap(out, "versions", results.versions);
    addMap(out, "hashes", results.hashes);
    appendRest(out, results.extra);
    // Last, so that a person who opens the file sees the figures first.
    Json& items = out["detailed_results"];
    items = Json::array();
    for (const ItemResult& item : results.items)
        items.push_back(itemToJson(item));
    return out;
}

Result<void> writeResults(const std::filesystem::path& path, const EvalResults& results)
{
    return writeJsonFile(path, resultsToJson(results));
}

} // namespace mesewright
