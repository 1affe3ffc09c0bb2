// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/harmony.h"
#include "core/llm/tokenizer/harmonyparser.h"

#include <nlohmann/json.hpp>

namespace mesewright {

Result<std::vector<int>> renderHarmonyPrompt(const Tokenizer& tokenizer,
                                             const HarmonyPrompt& prompt)
{
    Json system = {
        {"type", "system_content"},
        {"model_identity", "You are ChatGPT, a large language model trained by OpenAI."},
        {"reasoning_effort", prompt.reasoning},
        {"knowledge_cutoff", "2024-06"},
        {"channel_config",
         {{"valid_channels", {"analysis", "commentary", "final"}}, {"channel_required", true}}}};
    if (!prompt.date.empty())
        system["conversation_start_date"] = prompt.date;
    const auto message = [](const char* role, Json part) {
        return Json{{"role", role}, {"content", Json::array({std::move(part)})}};
    };
    Json messages = Json::array({message("system", std::move(system))});
    if (!prompt.developer.empty())
        messages.push_back(message(
            "developer", {{"type", "developer_content"}, {"instructions", prompt.developer}}));
    messages.push_back(message("user", {{"type", "text"}, {"text", prompt.user}}));
    return renderHarmony(tokenizer, Json{{"messages", std::move(messages)}});
}

std::optional<std::string> harmonyFinalText(const Tokenizer& tokenizer, std::span<const int> ids)
{
    auto parser = HarmonyParser::create(tokenizer, "assistant", HarmonyParsing::Lenient);
    if (!parser)
        return std::nullopt;
    // What has come before something malformed still counts.
    bool wellFormed = true;
    for (std::size_t i = 0; i < ids.size() && wellFormed; ++i)
        wellFormed = parser->push(ids[i]).ok();
    if (wellFormed)
        wellFormed = parser->finish().ok();
    const auto& messages = parser->messages();
    for (auto message = messages.rbegin(); message != messages.rend(); ++message) {
        if (message->role == "assistant" && message->channel == "final")
            return message->text;
    }
    return std::nullopt;
}

Result<std::vector<int>> harmonyStopIds(const Tokenizer& tokenizer)
{
    MESEWRIGHT_TRY(const HarmonyIds special, HarmonyIds::of(tokenizer));
    std::vector<int> ids = {special.finish, special.call};
    if (const auto end = tokenizer.tokenId("<|endoftext|>"))
        ids.push_back(*end);
    return ids;
}

} // namespace mesewright
