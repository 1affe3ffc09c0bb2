// SPDX-License-Identifier: Apache-2.0
#include "app/cli/promptrows.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/data/jsonl.h"
#include "core/llm/sampler.h"

#include <nlohmann/json.hpp>

namespace mesewright {

namespace {

std::string textOf(const Json& row, const char* key)
{
    const auto found = row.find(key);
    return found != row.end() && found->is_string() ? found->get<std::string>() : std::string();
}

class Reader
{
public:
    Reader(const PromptRowOptions& options, const std::optional<Tokenizer>& tokenizer,
           const std::filesystem::path& where, const ModelConfig& config)
        : m_options(options), m_tokenizer(tokenizer), m_where(where), m_config(config)
    {
    }

    Result<PromptRows> read()
    {
        m_result.stopIds = m_config.eosTokenIds;
        if (m_options.file.empty())
            MESEWRIGHT_CHECK(addText(m_options.text, "--prompt"));
        else
            MESEWRIGHT_CHECK(readFileRows());
        return std::move(m_result);
    }

private:
    Result<void> readFileRows()
    {
        MESEWRIGHT_TRY(const std::string text, readFile(m_options.file));
        std::vector<Finding> findings;
        Result<void> failure;
        forEachJsonLine(text, m_options.file, findings, [&](const Json& row, int line) {
            if (failure)
                failure = addRow(row, m_options.file + ", line " + std::to_string(line));
        });
        if (hasErrors(findings))
            return firstError(findings);
        MESEWRIGHT_CHECK(failure);
        if (m_result.rows.empty())
            return badInput(m_options.file + ": holds no prompts; give one JSON object a line");
        return {};
    }

    Result<void> addRow(const Json& row, const std::string& place)
    {
        if (const auto ids = row.find("ids"); ids != row.end())
            return addIds(*ids, place);
        if (const auto prompt = row.find("prompt"); prompt != row.end() && prompt->is_string())
            return addText(prompt->get<std::string>(), place);
        if (const auto asked = row.find("instruction"); asked != row.end() && asked->is_string())
            return addInstruction(row, place);
        return badInput(place + ": expected {\"prompt\": \"…\"}, {\"ids\": […]} or "
                                "{\"instruction\": \"…\", \"input\": \"…\"}");
    }

    Result<void> addIds(const Json& ids, const std::string& place)
    {
        PromptRow row;
        std::string words;
        for (const Json& id : ids) {
            if (!id.is_number_integer() || id < 0 || id >= m_config.vocabSize) {
                return badInput(place + ": ids holds " + jsonLine(id) +
                                ", expected whole numbers from 0 to " +
                                std::to_string(m_config.vocabSize - 1));
            }
            row.ids.push_back(id.get<int>());
            words += std::to_string(row.ids.back()) + ' ';
        }
        row.itemKey = itemKey(words);
        return add(std::move(row), place);
    }

    Result<void> addText(const std::string& text, const std::string& place)
    {
        MESEWRIGHT_TRY(const Tokenizer* tokenizer, needTokenizer());
        return add(
            {tokenizer->encode(text, m_options.plain ? SpecialTokens::Plain : SpecialTokens::Parse),
             itemKey(text)},
            place);
    }

    /// The same text and draws as the gates give the item.
    Result<void> addInstruction(const Json& row, const std::string& place)
    {
        if (!m_prompts) {
            MESEWRIGHT_TRY(const Tokenizer* tokenizer, needTokenizer());
            MESEWRIGHT_TRY(m_prompts,
                           Prompts::create(*tokenizer, m_options.format, m_config.eosTokenIds));
            m_result.stopIds = m_prompts->stopIds();
        }
        TaskItem item;
        item.family = textOf(row, "family");
        item.instruction = textOf(row, "instruction");
        item.input = textOf(row, "input");
        item.output = textOf(row, "output");
        MESEWRIGHT_TRY(std::vector<int> ids, m_prompts->promptIds(item));
        return add({std::move(ids), itemKey(distinctKey(item))}, place);
    }

    Result<void> add(PromptRow row, const std::string& place)
    {
        if (row.ids.empty())
            return badInput(place + ": the prompt is empty; give at least one token");
        m_result.rows.push_back(std::move(row));
        return {};
    }

    [[nodiscard]] Result<const Tokenizer*> needTokenizer() const
    {
        if (m_tokenizer)
            return &*m_tokenizer;
        return badInput(m_where.string() +
                        ": has no tokenizer.json, which text prompts need; copy the model's into "
                        "the folder or give prompts as {\"ids\": [1, 2, 3]}");
    }

    const PromptRowOptions& m_options;
    const std::optional<Tokenizer>& m_tokenizer;
    const std::filesystem::path& m_where;
    const ModelConfig& m_config;
    std::optional<Prompts> m_prompts;
    PromptRows m_result;
};

} // namespace

Result<PromptRows> readPromptRows(const PromptRowOptions& options,
                                  const std::optional<Tokenizer>& tokenizer,
                                  const std::filesystem::path& where, const ModelConfig& config)
{
    return Reader(options, tokenizer, where, config).read();
}

} // namespace mesewright
