// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/data/prompttemplate.h"
#include "core/data/taskitem.h"
#include "core/llm/tokenizer/tokenizer.h"
#include "core/llm/trainer.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace mesewright {

/// How an item becomes text: the Python project's plain instruction form, or the chat format that
/// the model was trained in.
enum class PromptStyle { Iir, Harmony };
[[nodiscard]] Result<PromptStyle> parsePromptStyle(const std::string& name);
[[nodiscard]] const char* promptStyleName(PromptStyle style);

struct PromptOptions
{
    PromptStyle style = PromptStyle::Iir;
    std::filesystem::path templateFile; ///< empty: the built-in template
    bool seedQuirk = false;             ///< the Python project's prompt, one line feed short
};

struct TrainRowOptions
{
    bool answerOnly = false; ///< loss on the answer only
    bool endToken = false;   ///< `<|return|>` behind the answer
    int maxLen = 2048;
};

/// Turns items into token ids for asking and for training, and answers back into text. Training and
/// prompt agree as ids: a prompt's ids begin the training row wherever the tokenizer allows.
class Prompts
{
public:
    /// `tokenizer` must outlive the object; `plainStopIds` end an answer in the plain form.
    static Result<Prompts> create(const Tokenizer& tokenizer, const PromptOptions& options,
                                  std::vector<int> plainStopIds);

    [[nodiscard]] Result<std::vector<int>> promptIds(const TaskItem& item) const;

    /// The row is cut at `maxLen` tokens from the right.
    [[nodiscard]] Result<TrainRow> trainRow(const TaskItem& item,
                                            const TrainRowOptions& options) const;

    /// The answer's text from generated ids: without special tokens and without white space at both
    /// ends; in chat form the final channel, or the whole text if it never came to it.
    [[nodiscard]] std::string answerText(std::span<const int> ids) const;

    [[nodiscard]] const std::vector<int>& stopIds() const { return m_stopIds; }
    [[nodiscard]] const PromptTemplate& promptTemplate() const { return m_template; }

private:
    Prompts(const Tokenizer& tokenizer, PromptOptions options, PromptTemplate promptTemplate,
            std::vector<int> stopIds);

    const Tokenizer* m_tokenizer;
    PromptOptions m_options;
    PromptTemplate m_template;
    std::vector<int> m_stopIds;
};

} // namespace mesewright
