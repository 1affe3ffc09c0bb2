// SPDX-License-Identifier: Apache-2.0
#include "tests/core/llm/tokenizer/recorded.h"

#include "core/base/files.h"
#include "core/base/text.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace mesewright::test {

namespace {

template <class T>
T needed(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message.c_str());
        std::abort();
    }
    return std::move(*result);
}

std::string base64Decoded(const std::string& text)
{
    const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    unsigned bits = 0;
    int count = 0;
    for (const char c : text) {
        if (c == '=')
            break;
        bits = bits << 6 | static_cast<unsigned>(letters.find(c));
        count += 6;
        if (count >= 8) {
            count -= 8;
            out.push_back(static_cast<char>(bits >> count & 0xFF));
        }
    }
    return out;
}

} // namespace

std::string recordedText(const std::string& name)
{
    const std::filesystem::path unpacked = std::string(MESEWRIGHT_UNPACKED_DATA) + "/" + name;
    const std::filesystem::path plain = std::string(MESEWRIGHT_TEST_DATA) + "/tokenizer/" + name;
    return needed(readFile(std::filesystem::exists(plain) ? plain : unpacked));
}

std::vector<Json> recordedRows(const std::string& name)
{
    std::vector<Json> rows;
    for (const std::string& line : split(recordedText(name), '\n')) {
        if (!line.empty())
            rows.push_back(needed(parseJson(line, name)));
    }
    return rows;
}

const Tokenizer& realTokenizer()
{
    static const Tokenizer tokenizer =
        needed(Tokenizer::load(MESEWRIGHT_UNPACKED_DATA "/o200k-harmony.tokenizer.json"));
    return tokenizer;
}

const Tokenizer& demoTokenizer()
{
    static const Tokenizer tokenizer =
        needed(Tokenizer::load(MESEWRIGHT_SOURCE "/resources/demo/base-nf4"));
    return tokenizer;
}

std::string textOf(const Json& row, const std::string& key, const std::string& base64Key)
{
    if (row.contains(base64Key))
        return base64Decoded(row[base64Key].get<std::string>());
    return row[key].get<std::string>();
}

std::vector<int> idsOf(const Json& value)
{
    return value.get<std::vector<int>>();
}

} // namespace mesewright::test
