// SPDX-License-Identifier: Apache-2.0
#include "core/data/prompttemplate.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace mesewright {

namespace {

constexpr std::string_view builtInText =
    "Below is an instruction that describes a task{{INPUT_BLOCK}}. Write a response that completes "
    "the request.\n"
    "\n"
    "### Instruction:\n"
    "{instruction}\n"
    "\n"
    "{{IF_INPUT}}\n"
    "### Input:\n"
    "{input}\n"
    "{{END_IF_INPUT}}\n"
    "\n"
    "### Response:\n"
    "{output}";

constexpr std::string_view inputBlock = ", some of which is provided as input";

constexpr std::string_view ifMarker = "{{IF_INPUT}}";
constexpr std::string_view endMarker = "{{END_IF_INPUT}}";

std::string lineOf(std::string_view text, std::size_t at)
{
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(at);
    return "line " + std::to_string(1 + std::count(text.begin(), end, '\n'));
}

std::string strippedLines(const std::string& text)
{
    std::string out;
    for (std::size_t begin = 0;;) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        out += pythonRightStrip(std::string_view(text).substr(begin, end - begin));
        if (end == text.size())
            return out;
        out += '\n';
        begin = end + 1;
    }
}

} // namespace

PromptTemplate PromptTemplate::builtIn()
{
    return parse(builtInText, "the built-in template").value();
}

Result<PromptTemplate> PromptTemplate::load(const std::filesystem::path& path)
{
    MESEWRIGHT_TRY(const std::string text, readFile(path));
    return parse(text, path.string());
}

Result<PromptTemplate> PromptTemplate::parse(std::string_view text, const std::string& where)
{
    if (!isValidUtf8(text))
        return badInput(where + ": is not UTF-8 text; save the template as UTF-8");

    PromptTemplate result;
    result.m_where = where;
    result.m_text = text;
    bool inside = false;
    std::size_t insideSince = 0;
    std::string literal;
    const auto add = [&](Kind kind) {
        if (!literal.empty())
            result.m_parts.push_back({Kind::Literal, inside, std::exchange(literal, {})});
        if (kind != Kind::Literal)
            result.m_parts.push_back({kind, inside, {}});
    };
    const std::pair<std::string_view, Kind> places[] = {{"{instruction}", Kind::Instruction},
                                                        {"{input}", Kind::Input},
                                                        {"{output}", Kind::Output},
                                                        {"{{INPUT_BLOCK}}", Kind::InputBlock}};
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        const bool begins = rest.starts_with(ifMarker);
        if (begins || rest.starts_with(endMarker)) {
            if (begins == inside)
                return badInput(where + ", " + lineOf(text, at) + ": has " +
                                std::string(begins ? ifMarker : endMarker) +
                                (begins ? " inside another one" : " without one to end") +
                                "; write {{IF_INPUT}} and {{END_IF_INPUT}} in pairs");
            add(Kind::Literal);
            inside = begins;
            insideSince = at;
            at += begins ? ifMarker.size() : endMarker.size();
            continue;
        }
        const auto place = std::find_if(std::begin(places), std::end(places),
                                        [&](const auto& p) { return rest.starts_with(p.first); });
        if (place == std::end(places)) {
            literal += text[at++];
        } else {
            add(place->second);
            at += place->first.size();
        }
    }
    add(Kind::Literal);
    if (inside)
        return badInput(where + ", " + lineOf(text, insideSince) +
                        ": has {{IF_INPUT}} without {{END_IF_INPUT}} behind it; add the end");
    MESEWRIGHT_CHECK(result.checkSections());
    return result;
}

Result<void> PromptTemplate::checkSections() const
{
    const auto first = [&](Kind kind) {
        return std::find_if(m_parts.begin(), m_parts.end(), [&](const Part& part) {
            return part.kind == kind && !part.onlyWithInput;
        });
    };
    const auto output = first(Kind::Output);
    if (first(Kind::Instruction) == m_parts.end() || output == m_parts.end()) {
        const std::string missing = output == m_parts.end() ? "{output}" : "{instruction}";
        return badInput(m_where + ": has no " + missing +
                        " outside of {{IF_INPUT}}, where each item's text goes; add it");
    }
    const bool asked = std::any_of(m_parts.begin(), output, [](const Part& part) {
        return part.kind == Kind::Instruction && !part.onlyWithInput;
    });
    const bool late = std::any_of(output, m_parts.end(), [](const Part& part) {
        return part.kind == Kind::Instruction || part.kind == Kind::Input;
    });
    const bool early = std::any_of(m_parts.begin(), output,
                                   [](const Part& part) { return part.kind == Kind::Output; });
    if (!asked || late || early)
        return badInput(m_where + ": has {output} before {instruction} or {input}, so that the "
                                  "prompt would lack them; put {output} last");
    return {};
}

std::string PromptTemplate::render(std::string_view instruction, std::string_view input,
                                   std::string_view output, bool upToOutput) const
{
    const bool hasInput = !pythonStrip(input).empty();
    std::string text;
    for (const Part& part : m_parts) {
        if (part.onlyWithInput && !hasInput)
            continue;
        if (part.kind == Kind::Output && upToOutput)
            break;
        switch (part.kind) {
        case Kind::Literal:
            text += part.literal;
            break;
        case Kind::Instruction:
            text += instruction;
            break;
        case Kind::Input:
            text += input;
            break;
        case Kind::Output:
            text += output;
            break;
        case Kind::InputBlock:
            text += hasInput ? inputBlock : std::string_view();
            break;
        }
    }
    return strippedLines(text);
}

std::string PromptTemplate::trainText(std::string_view instruction, std::string_view input,
                                      std::string_view output) const
{
    return render(instruction, input, output, false);
}

std::string PromptTemplate::prompt(std::string_view instruction, std::string_view input,
                                   PromptForm form) const
{
    if (form == PromptForm::Matching)
        return render(instruction, input, "", true);
    // The Python project cuts 15 characters although this ending has 14, and puts it back without
    // its line feed.
    constexpr std::string_view ending = "### Response:\n";
    std::string text = render(instruction, input, "", false);
    if (text.ends_with(ending)) {
        text.resize(text.size() - ending.size());
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80)
            text.pop_back();
        if (!text.empty())
            text.pop_back();
        text += "### Response:";
    }
    return text;
}

Result<void> PromptTemplate::checkInputs(std::size_t itemsWithInput) const
{
    const bool place = std::any_of(m_parts.begin(), m_parts.end(),
                                   [](const Part& part) { return part.kind == Kind::Input; });
    if (itemsWithInput > 0 && !place)
        return badInput(m_where + ": has no {input}, but " + std::to_string(itemsWithInput) +
                        " items have an input that would be lost; add {input}");
    return {};
}

} // namespace mesewright
