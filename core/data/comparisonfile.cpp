// SPDX-License-Identifier: Apache-2.0
#include "core/data/comparisonfile.h"

#include "core/data/jsonobject.h"

namespace mesewright {

namespace {

std::optional<PassPair> pairFrom(JsonObject& parent, const char* key, JsonProblem& problem,
                                 std::string* adapterFile = nullptr)
{
    const Json* json = parent.object(key);
    if (json == nullptr)
        return {};
    PassPair pair;
    JsonObject object(*json, key, problem);
    object.number("pass_at_1", pair.passAt1, -1, 1, Need::Required);
    object.number("pass_at_k", pair.passAtK, -1, 1, Need::Required);
    if (adapterFile != nullptr)
        object.text("adapter_file", *adapterFile);
    return pair;
}

ComparedConfiguration pairedFrom(const Json& json, const std::string& path, JsonProblem& problem)
{
    ComparedConfiguration out;
    JsonObject object(json, path, problem);
    object.text("adapter_file", out.adapterFile);
    object.integer<std::int64_t>("distinct_items", out.distinctItems, 0, Need::Required);
    object.number("delta_pass_at_k", out.deltaPassAtK, -1, 1, Need::Required);
    object.number("interval_low", out.interval.low, -1, 1, Need::Required);
    object.number("interval_high", out.interval.high, out.interval.low, 1, Need::Required);
    object.integer<std::int64_t>("gained", out.gained, 0, Need::Required);
    object.integer<std::int64_t>("lost", out.lost, 0, Need::Required);
    object.number("p_value", out.pValue, 0, 1, Need::Required);
    object.number("p_holm", out.holm, 0, 1);
    object.number("discordant_share", out.discordantShare, 0, 1);
    object.number("minimum_detectable_effect", out.detectableEffect, 0, 1e9);
    return out;
}

Json pairToJson(const PassPair& pair)
{
    return {{"pass_at_1", pair.passAt1}, {"pass_at_k", pair.passAtK}};
}

Json pairedToJson(const ComparedConfiguration& c)
{
    Json out = {{"adapter_file", c.adapterFile},
                {"distinct_items", c.distinctItems},
                {"delta_pass_at_k", c.deltaPassAtK},
                {"interval_low", c.interval.low},
                {"interval_high", c.interval.high},
                {"gained", c.gained},
                {"lost", c.lost},
                {"p_value", c.pValue}};
    if (c.holm)
        out["p_holm"] = *c.holm;
    if (c.discordantShare)
        out["discordant_share"] = *c.discordantShare;
    if (c.detectableEffect)
        out["minimum_detectable_effect"] = *c.detectableEffect;
    return out;
}

} // namespace

Result<ComparisonResults> comparisonFromJson(const Json& json, const std::string& where)
{
    JsonProblem problem{where, {}};
    ComparisonResults out;
    JsonObject object(json, "", problem);
    object.text("decision", out.decision, Need::Required);
    if (!problem.error && out.decision != "PROCEED" && out.decision != "ADJUST" &&
        out.decision != "FAIL")
        problem.set("decision",
                    "is \"" + out.decision + "\", but PROCEED, ADJUST or FAIL was expected");
    object.text("reason", out.reason);
    out.baselineMetrics = pairFrom(object, "baseline_metrics", problem);
    out.bestAdapterMetrics = pairFrom(object, "best_adapter_metrics", problem, &out.adapterFile);
    out.deltas = pairFrom(object, "deltas", problem);
    if (const Json* families = object.object("family_deltas")) {
        for (const auto& entry : families->items()) {
            FamilyDelta delta;
            JsonObject family(entry.value(), "family_deltas." + entry.key(), problem);
            family.number("baseline", delta.baseline, 0, 1, Need::Required);
            family.number("adapter", delta.adapter, 0, 1, Need::Required);
            family.number("delta", delta.delta, -1, 1, Need::Required);
            out.familyDeltas.emplace_back(entry.key(), delta);
        }
    }
    object.boolean("threshold_met", out.thresholdMet);
    object.text("rule", out.rule);
    if (const Json* advice = object.array("advice")) {
        for (const Json& line : *advice) {
            if (line.is_string())
                out.advice.push_back(line.get<std::string>());
            else
                problem.set("advice", "holds a JSON " + std::string(line.type_name()) +
                                          ", but text was expected");
        }
    }
    if (const Json* list = object.array("configurations")) {
        for (std::size_t i = 0; i < list->size(); ++i)
            out.configurations.push_back(
                pairedFrom((*list)[i], "configurations[" + std::to_string(i) + "]", problem));
    }
    if (const Json* confirmation = object.object("confirmation"))
        out.confirmation = pairedFrom(*confirmation, "confirmation", problem);
    object.integer<std::int64_t>("leaked_items", out.leakedItems, 0);
    out.extra = object.rest();
    if (problem.error)
        return *problem.error;
    return out;
}

Json comparisonToJson(const ComparisonResults& comparison)
{
    Json out = Json::object();
    out["decision"] = comparison.decision;
    out["reason"] = comparison.reason;
    if (comparison.baselineMetrics)
        out["baseline_metrics"] = pairToJson(*comparison.baselineMetrics);
    if (comparison.bestAdapterMetrics) {
        Json& best = out["best_adapter_metrics"];
        best = pairToJson(*comparison.bestAdapterMetrics);
        best["adapter_file"] = comparison.adapterFile;
    }
    if (comparison.deltas) {
        out["deltas"] = pairToJson(*comparison.deltas);
        Json& families = out["family_deltas"];
        families = Json::object();
        for (const auto& [name, delta] : comparison.familyDeltas)
            families[name] = {
                {"baseline", delta.baseline}, {"adapter", delta.adapter}, {"delta", delta.delta}};
    }
    out["threshold_met"] = comparison.thresholdMet;
    if (!comparison.rule.empty())
        out["rule"] = comparison.rule;
    if (!comparison.advice.empty())
        out["advice"] = comparison.advice;
    if (!comparison.configurations.empty()) {
        Json& list = out["configurations"];
        list = Json::array();
        for (const ComparedConfiguration& configuration : comparison.configurations)
            list.push_back(pairedToJson(configuration));
    }
    if (comparison.confirmation)
        out["confirmation"] = pairedToJson(*comparison.confirmation);
    if (comparison.leakedItems)
        out["leaked_items"] = *comparison.leakedItems;
    appendRest(out, comparison.extra);
    return out;
}

Result<ComparisonResults> readComparison(const std::filesystem::path& path)
{
    MESEWRIGHT_TRY(const Json json, readJsonFile(path));
    return comparisonFromJson(json, path.string());
}

Result<void> writeComparison(const std::filesystem::path& path, const ComparisonResults& comparison)
{
    return writeJsonFile(path, comparisonToJson(comparison));
}

} // namespace mesewright
