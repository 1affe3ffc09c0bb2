// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "core/gates/evaluation.h"
#include "core/scoring/levelcheck.h"

#include <nlohmann/json.hpp>

namespace mesewright {

Json toJson(const EvaluationOptions& o)
{
    return {{"base", o.base},
            {"eval", o.eval.string()},
            {"template", o.templateFile.string()},
            {"k", o.k},
            {"temperature", o.temperature},
            {"top_p", o.topP},
            {"top_k", o.topK},
            {"max_new_tokens", o.maxNewTokens},
            {"seed", o.seed},
            {"format", promptStyleName(o.format)},
            {"template_quirk", o.templateQuirk},
            {"level", levelName(o.level)},
            {"extract", o.extraction ? Json(extractionName(*o.extraction)) : Json()},
            {"families", o.families.string()},
            {"derive_expect", o.deriveExpect},
            {"train", o.train.string()},
            {"strict", o.strict}};
}

EvaluationOptions evaluationOptionsFromJson(const Json& json)
{
    EvaluationOptions o;
    o.base = json.value("base", o.base);
    o.eval = json.value("eval", std::string());
    o.templateFile = json.value("template", std::string());
    o.k = json.value("k", o.k);
    o.temperature = json.value("temperature", o.temperature);
    o.topP = json.value("top_p", o.topP);
    o.topK = json.value("top_k", o.topK);
    o.maxNewTokens = json.value("max_new_tokens", o.maxNewTokens);
    o.seed = json.value("seed", o.seed);
    if (const auto style = parsePromptStyle(json.value("format", "iir")))
        o.format = *style;
    if (const auto level = parseLevel(json.value("level", "static")))
        o.level = *level;
    o.templateQuirk = json.value("template_quirk", false);
    if (const auto extract = json.find("extract"); extract != json.end() && extract->is_string())
        if (const auto extraction = parseExtraction(extract->get<std::string>()))
            o.extraction = *extraction;
    o.families = json.value("families", std::string());
    o.deriveExpect = json.value("derive_expect", false);
    o.train = json.value("train", std::string());
    o.strict = json.value("strict", false);
    return o;
}

Result<void> checkOptions(const EvaluationOptions& o)
{
    if (o.k < 1 || o.k > 1000)
        return badInput(formatted("--k is %d; use 1 to 1000", o.k));
    if (!(o.temperature >= 0 && o.temperature <= 100))
        return badInput(formatted("--temperature is %g; use 0 (greedy) to 100", o.temperature));
    if (!(o.topP > 0 && o.topP <= 1))
        return badInput(formatted("--top_p is %g; use more than 0 and at most 1", o.topP));
    if (o.topK < 0)
        return badInput(formatted("--top_k is %d; use 0 (off) or more", o.topK));
    if (o.maxNewTokens < 1 || o.maxNewTokens > 131072)
        return badInput(formatted("--max_new_tokens is %d; use 1 to 131072", o.maxNewTokens));
    return checkLevel(o.level);
}

} // namespace mesewright
