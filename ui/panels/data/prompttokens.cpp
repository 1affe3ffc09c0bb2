// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/prompttokens.h"

#include "core/base/utf8.h"
#include "core/llm/hubcache.h"
#include "ui/models/workspacesettings.h"

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int noLoss = -100;

QString sentenceOf(const Error& error)
{
    return QString::fromStdString(error.message);
}

/// Collects tokens; bytes that do not yet make a letter wait for the next token.
class TokenText
{
public:
    TokenText(const Tokenizer& tokenizer, ShownRow& row) : m_tokenizer(tokenizer), m_row(row) {}

    void add(int id, TokenKind kind)
    {
        int& count = kind == TokenKind::Asked    ? m_row.asked
                     : kind == TokenKind::Masked ? m_row.masked
                                                 : m_row.trained;
        ++count;
        m_bytes += m_tokenizer.tokenBytes(id);
        m_kind = kind;
        if (incompleteUtf8Tail(m_bytes) == 0)
            flush();
    }

    void flush()
    {
        if (!m_bytes.empty())
            m_row.tokens.append({QString::fromStdString(replaceInvalidUtf8(m_bytes)), m_kind});
        m_bytes.clear();
    }

private:
    const Tokenizer& m_tokenizer;
    ShownRow& m_row;
    std::string m_bytes;
    TokenKind m_kind = TokenKind::Masked;
};

void addRow(const PromptKit& kit, const std::vector<int>& ids, const std::vector<int>& labels,
            ShownRow& row)
{
    TokenText text(*kit.tokenizer, row);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        // The first label has no predecessor that could predict it.
        const bool trained = i > 0 && i < labels.size() && labels[i] != noLoss;
        text.add(ids[i], trained ? TokenKind::Trained : TokenKind::Masked);
    }
    text.flush();
}

TrainRowOptions rowOptions(const Settings& settings)
{
    TrainRowOptions options;
    options.answerOnly = settings.lossOn == Settings::LossOn::Answer;
    options.endToken = settings.endToken;
    options.maxLen = settings.maxLen;
    return options;
}

} // namespace

SharedPrompts loadPrompts(const std::filesystem::path& root)
{
    auto kit = std::make_shared<PromptKit>();
    const WorkspaceSettings workspace = readWorkspaceSettings(root);
    kit->settings = workspace.settings;
    const auto fail = [&kit](const Error& error) -> SharedPrompts {
        kit->problem = sentenceOf(error);
        return kit;
    };
    if (!workspace.found)
        return fail(badInput("config.yaml is not there, which names the model and its prompts; "
                             "write one in Config"));
    const auto folder = resolveBase(workspace.base);
    if (!folder)
        return fail(folder.error());
    auto tokenizer = Tokenizer::load(*folder);
    if (!tokenizer)
        return fail(tokenizer.error());
    kit->tokenizer = std::make_unique<const Tokenizer>(std::move(*tokenizer));
    PromptOptions options;
    const Settings& settings = kit->settings;
    options.style = settings.format == Settings::PromptFormat::Harmony ? PromptStyle::Harmony
                                                                       : PromptStyle::Iir;
    options.seedQuirk = settings.templateQuirk;
    if (!settings.promptTemplate.empty())
        options.templateFile = root / settings.promptTemplate;
    auto prompts = Prompts::create(*kit->tokenizer, options, {});
    if (!prompts)
        return fail(prompts.error());
    kit->prompts.emplace(std::move(*prompts));
    return kit;
}

ShownRow showRow(const PromptKit& kit, const TaskItem& item, bool asked)
{
    ShownRow row;
    if (!kit.prompts) {
        row.problem = kit.problem;
        return row;
    }
    if (asked) {
        const auto ids = kit.prompts->promptIds(item);
        if (!ids) {
            row.problem = sentenceOf(ids.error());
            return row;
        }
        TokenText text(*kit.tokenizer, row);
        for (const int id : *ids)
            text.add(id, TokenKind::Asked);
        text.flush();
        row.answer = QString::fromStdString(item.output);
        return row;
    }
    TrainRowOptions options = rowOptions(kit.settings);
    row.limit = options.maxLen;
    ++options.maxLen; // one more, to see whether it is too long
    const auto whole = kit.prompts->trainRow(item, options);
    if (!whole) {
        row.problem = sentenceOf(whole.error());
        return row;
    }
    TrainRow cut = *whole;
    const auto limit = static_cast<std::size_t>(row.limit);
    row.cut = cut.inputIds.size() > limit;
    cut.inputIds.resize(std::min(cut.inputIds.size(), limit));
    cut.labels.resize(cut.inputIds.size());
    addRow(kit, cut.inputIds, cut.labels, row);
    return row;
}

ShownRow showTokenRow(const PromptKit& kit, const TokenRow& tokens)
{
    ShownRow row;
    if (!kit.tokenizer) {
        row.problem = kit.problem;
        return row;
    }
    row.limit = kit.settings.maxLen;
    row.cut = tokens.inputIds.size() > static_cast<std::size_t>(row.limit);
    addRow(kit, tokens.inputIds, tokens.labels, row);
    return row;
}

std::vector<std::int32_t> countTokens(const PromptKit& kit, const DataState& data,
                                      std::size_t first, std::size_t count,
                                      const CancelToken& cancel)
{
    std::vector<std::int32_t> out;
    const TrainRowOptions options = rowOptions(kit.settings);
    const std::size_t end = std::min(first + count, data.facts.size());
    for (std::size_t i = first; i < end; ++i) {
        std::int32_t tokens = -1;
        if (kit.prompts && data.facts[i].kind == RowFacts::Kind::Item && !cancel.requested())
            if (const auto item = itemOf(data.table.text(i), "", 0))
                if (const auto row = kit.prompts->trainRow(*item, options))
                    tokens = static_cast<std::int32_t>(row->inputIds.size());
        out.push_back(tokens);
    }
    return out;
}

} // namespace mesewright::ui
