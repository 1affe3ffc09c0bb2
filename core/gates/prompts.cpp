// SPDX-License-Identifier: Apache-2.0
#include "core/gates/prompts.h"

#include "core/base/text.h"
#include "core/llm/tokenizer/harmony.h"

#include <algorithm>

namespace mesewright {

namespace {

constexpr int noLoss = -100;

std::string chatQuestion(const TaskItem& item)
{
    return pythonStrip(item.input).empty() ? item.instruction
                                           : item.instruction + "\n\n" + item.input;
}

} // namespace

Result<PromptStyle> parsePromptStyle(const std::string& name)
{
    if (name == "iir")
        return PromptStyle::Iir;
    if (name == "harmony")
        return PromptStyle::Harmony;
    return badInput("'" + name + "' is no prompt format; use iir or harmony");
}

const char* promptStyleName(PromptStyle style)
{
    return style == PromptStyle::Iir ? "iir" : "harmony";
}

Prompts::Prompts(const Tokenizer& tokenizer, PromptOptions options, PromptTemplate promptTemplate,
                 std::vector<int> stopIds)
    : m_tokenizer(&tokenizer), m_options(std::move(options)), m_template(std::move(promptTemplate)),
      m_stopIds(std::move(stopIds))
{
}

Result<Prompts> Prompts::create(const Tokenizer& tokenizer, const PromptOptions& options,
                                std::vector<int> plainStopIds)
{
    PromptTemplate text = PromptTemplate::builtIn();
    if (!options.templateFile.empty()) {
        MESEWRIGHT_TRY(text, PromptTemplate::load(options.templateFile));
    }
    if (options.style == PromptStyle::Harmony) {
        MESEWRIGHT_TRY(plainStopIds, harmonyStopIds(tokenizer));
    }
    return Prompts(tokenizer, options, std::move(text), std::move(plainStopIds));
}

Result<std::vector<int>> Prompts::promptIds(const TaskItem& item) const
{
    if (m_options.style == PromptStyle::Harmony) {
        HarmonyPrompt prompt;
        prompt.user = chatQuestion(item);
        return renderHarmonyPrompt(*m_tokenizer, prompt);
    }
    const PromptForm form = m_options.seedQuirk ? PromptForm::Seed : PromptForm::Matching;
    return m_tokenizer->encode(m_template.prompt(item.instruction, item.input, form),
                               SpecialTokens::Plain);
}

Result<TrainRow> Prompts::trainRow(const TaskItem& item, const TrainRowOptions& options) const
{
    TrainRow row;
    std::vector<int> prompt;
    if (m_options.style == PromptStyle::Harmony) {
        MESEWRIGHT_TRY(prompt, promptIds(item));
        row.inputIds = prompt;
        m_tokenizer->encodeInto("<|channel|>final<|message|>", SpecialTokens::Parse, row.inputIds);
        m_tokenizer->encodeInto(item.output, SpecialTokens::Plain, row.inputIds);
    } else {
        prompt = m_tokenizer->encode(m_template.prompt(item.instruction, item.input),
                                     SpecialTokens::Plain);
        row.inputIds = m_tokenizer->encode(
            m_template.trainText(item.instruction, item.input, item.output), SpecialTokens::Plain);
    }
    if (options.endToken) {
        const auto end = m_tokenizer->tokenId("<|return|>");
        if (!end)
            return badInput("end_token is on, but the tokenizer has no <|return|>; use the model's "
                            "own tokenizer or set "
                            "end_token: false");
        row.inputIds.push_back(*end);
    }
    row.labels = row.inputIds;
    if (options.answerOnly) {
        // Where an answer begins with a line feed the tokens may straddle the border: what is
        // shared with the prompt carries no loss, what is not does.
        const auto border =
            std::mismatch(prompt.begin(), prompt.end(), row.inputIds.begin(), row.inputIds.end());
        std::fill(row.labels.begin(), row.labels.begin() + (border.first - prompt.begin()), noLoss);
    }
    if (row.inputIds.size() > static_cast<std::size_t>(options.maxLen)) {
        row.inputIds.resize(static_cast<std::size_t>(options.maxLen));
        row.labels.resize(static_cast<std::size_t>(options.maxLen));
    }
    return row;
}

std::string Prompts::answerText(std::span<const int> ids) const
{
    if (m_options.style == PromptStyle::Harmony)
        if (const auto text = harmonyFinalText(*m_tokenizer, ids))
            return std::string(pythonStrip(*text));
    return std::string(pythonStrip(m_tokenizer->decode(ids, true)));
}

} // namespace mesewright
