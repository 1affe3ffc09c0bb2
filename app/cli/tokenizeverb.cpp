// SPDX-License-Identifier: Apache-2.0
#include "app/cli/tokenizeverb.h"

#include "core/base/base64.h"
#include "core/base/text.h"
#include "core/data/jsonl.h"
#include "core/llm/hubcache.h"
#include "core/llm/tokenizer/tokenizer.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace mesewright {

namespace {

constexpr const char* input = "standard input";

std::string place(int line)
{
    return std::string(input) + ", line " + std::to_string(line) + ": ";
}

/// Ids from text: numbers between white space, commas and brackets, so that `1 2` and `[1, 2]`
/// both are fine.
Result<std::vector<int>> idsFromText(const std::string& text)
{
    std::vector<int> ids;
    const char* at = text.data();
    const char* end = at + text.size();
    while (at != end) {
        if (std::string_view(" \t\r\n,[]").find(*at) != std::string_view::npos) {
            ++at;
            continue;
        }
        int id = 0;
        const auto [stop, code] = std::from_chars(at, end, id);
        if (code != std::errc() || id < 0) {
            return badInput(std::string(input) + ": found '" +
                            std::string(at, std::min<std::ptrdiff_t>(end - at, 20)) + "' after " +
                            std::to_string(ids.size()) +
                            " ids, expected token ids with blanks or commas between");
        }
        ids.push_back(id);
        at = stop;
    }
    return ids;
}

Result<std::vector<int>> idsFromRow(const Json& row, int line)
{
    const auto found = row.find("ids");
    const auto right = [](const Json& value) {
        return value.is_number_integer() && value >= 0 && value <= std::numeric_limits<int>::max();
    };
    if (found == row.end() || !found->is_array() ||
        !std::all_of(found->begin(), found->end(), right))
        return badInput(place(line) + "expected {\"ids\": [whole numbers]}");
    return found->get<std::vector<int>>();
}

Result<std::string> textFromRow(const Json& row, int line)
{
    if (const auto text = row.find("text"); text != row.end() && text->is_string())
        return text->get<std::string>();
    if (const auto coded = row.find("bytes_b64"); coded != row.end() && coded->is_string()) {
        if (auto bytes = fromBase64(coded->get<std::string>()))
            return std::move(*bytes);
        return badInput(place(line) + "bytes_b64 is not base64");
    }
    return badInput(place(line) + "expected {\"text\": \"…\"} or {\"bytes_b64\": \"…\"}");
}

class TokenizeVerb final : public PlainVerb
{
public:
    void options(OptionVisitor& v) override
    {
        v.option(&m_tokenizer,
                 Option("tokenizer", "FILE", "a tokenizer.json, or the folder that holds it"));
        v.option(&m_base, Option("base", "DIR", "a checkpoint with a tokenizer.json, instead"));
        v.option(&m_decode, Option("decode", "ids in, text out"));
        v.option(&m_plain, Option("plain", "special strings such as <|end|> are plain text"));
        v.option(&m_skipSpecial, Option("skip_special", "with --decode: leave out special tokens"));
        v.option(&m_jsonl, Option("jsonl", "JSON Lines: {\"text\"} or {\"bytes_b64\"} in, "
                                           "{\"ids\"} out; with --decode the other way round"));
    }

    Result<int> run(Context& context) override
    {
        if (m_tokenizer.empty() == m_base.empty())
            return badInput("tokenize: give either --tokenizer or --base");
        std::filesystem::path path = m_tokenizer;
        if (path.empty()) {
            MESEWRIGHT_TRY(path, resolveBase(m_base));
        }
        MESEWRIGHT_TRY(const Tokenizer tokenizer, Tokenizer::load(path));
        MESEWRIGHT_TRY(const std::string text, readStandardInput());
        MESEWRIGHT_CHECK(m_jsonl ? rows(context, tokenizer, text)
                                 : whole(context, tokenizer, text));
        return 0;
    }

private:
    [[nodiscard]] std::vector<int> encode(const Tokenizer& tokenizer, std::string_view text) const
    {
        return tokenizer.encode(text, m_plain ? SpecialTokens::Plain : SpecialTokens::Parse);
    }

    Result<void> whole(Context& context, const Tokenizer& tokenizer, const std::string& text) const
    {
        if (m_decode) {
            MESEWRIGHT_TRY(const std::vector<int> ids, idsFromText(text));
            // The bytes as they are: encoding and decoding give back any input.
            context.print(tokenizer.decodeBytes(ids, m_skipSpecial));
            context.result(Json{{"text", tokenizer.decode(ids, m_skipSpecial)}});
            return {};
        }
        const std::vector<int> ids = encode(tokenizer, text);
        std::string line;
        for (const int id : ids)
            line += (line.empty() ? "" : " ") + std::to_string(id);
        context.print(line + "\n");
        context.result(Json{{"ids", ids}});
        return {};
    }

    Result<void> rows(Context& context, const Tokenizer& tokenizer, const std::string& text) const
    {
        std::vector<Finding> findings;
        Result<void> failure;
        Json all = Json::array();
        forEachJsonLine(text, input, findings, [&](Json& row, int line) {
            if (!failure || !findings.empty() || context.out.failed())
                return;
            Result<Json> answer = answerRow(tokenizer, row, line);
            if (!answer)
                failure = answer.error();
            else if (context.general.json)
                all.push_back(std::move(*answer));
            else
                context.out.write(jsonLine(*answer) + "\n");
        });
        MESEWRIGHT_CHECK(failure);
        if (hasErrors(findings))
            return firstError(findings);
        context.result(Json{{"rows", std::move(all)}});
        return {};
    }

    [[nodiscard]] Result<Json> answerRow(const Tokenizer& tokenizer, const Json& row,
                                         int line) const
    {
        if (m_decode) {
            MESEWRIGHT_TRY(const std::vector<int> ids, idsFromRow(row, line));
            return Json{{"text", tokenizer.decode(ids, m_skipSpecial)}};
        }
        MESEWRIGHT_TRY(const std::string text, textFromRow(row, line));
        return Json{{"ids", encode(tokenizer, text)}};
    }

    std::string m_tokenizer;
    std::string m_base;
    bool m_decode = false;
    bool m_plain = false;
    bool m_skipSpecial = false;
    bool m_jsonl = false;
};

} // namespace

void addTokenizeVerb(std::vector<VerbEntry>& table)
{
    table.push_back(verbEntry<TokenizeVerb>(
        "tokenize", "turn text into token ids, or back",
        "Reads standard input to its end. Nothing is added in front of or behind the ids."));
}

} // namespace mesewright
