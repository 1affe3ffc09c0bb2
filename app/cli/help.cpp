// SPDX-License-Identifier: Apache-2.0
#include "app/cli/help.h"

#include "core/base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace mesewright {

namespace {

constexpr std::size_t pageWidth = 96;
constexpr const char* program = "mesewright-cli";

struct Row
{
    std::string left;
    std::string right;
};

/// `text` in lines of at most the page's width, each after the first indented.
std::string wrapped(const std::string& text, std::size_t indent)
{
    std::string out;
    std::size_t column = indent;
    for (const std::string& word : split(text, ' ')) {
        if (column > indent && column + 1 + word.size() > pageWidth) {
            out += '\n' + std::string(indent, ' ');
            column = indent;
        } else if (column > indent) {
            out += ' ';
            ++column;
        }
        out += word;
        column += word.size();
    }
    return out;
}

std::string tableText(const std::vector<Row>& rows)
{
    std::size_t width = 0;
    for (const Row& row : rows)
        width = std::max(width, std::min<std::size_t>(row.left.size(), 30));
    const std::size_t indent = width + 4;
    std::string out;
    for (const Row& row : rows) {
        out += "  " + row.left;
        const std::size_t used = row.left.size() + 2;
        out +=
            used + 2 > indent ? "\n" + std::string(indent, ' ') : std::string(indent - used, ' ');
        out += wrapped(row.right, indent) + "\n";
    }
    return out;
}

std::string defaultWords(const OptionTarget& target, const Option& option)
{
    if (option.required || isFlag(target))
        return {};
    if (!option.defaultWords.empty())
        return option.defaultWords;
    const Json value = optionValue(target);
    if (value.is_null() || (value.is_string() && value.get<std::string>().empty()))
        return {};
    if (value.is_string())
        return value.get<std::string>();
    if (!value.is_array())
        return value.dump();
    std::vector<std::string> parts;
    for (const Json& part : value)
        parts.push_back(part.is_string() ? part.get<std::string>() : part.dump());
    return join(parts, " ");
}

/// Collects the rows of a help page and the words of its usage line.
class HelpVisitor final : public OptionVisitor
{
public:
    void option(OptionTarget target, const Option& option) override
    {
        std::string left = option.shown();
        if (!option.positional && !isFlag(target))
            left += ' ' + (option.value.empty() ? std::string("VALUE") : option.value);
        if (takesSeveral(target))
            left += " ...";
        std::string right = option.help;
        if (!option.choices.empty())
            right += ": " + join(option.choices, ", ");
        if (option.required && !option.positional)
            right += " (needed)";
        if (const std::string words = defaultWords(target, option); !words.empty())
            right += " [" + words + "]";
        usage += option.required ? ' ' + left : option.positional ? " [" + left + ']' : "";
        hasOptional = hasOptional || (!option.required && !option.positional);
        rows.push_back({std::move(left), std::move(right)});
    }

    std::vector<Row> rows;
    std::string usage;
    bool hasOptional = false;
};

std::vector<Row> generalRows()
{
    GeneralOptions general;
    HelpVisitor visitor;
    general.options(visitor);
    visitor.rows.push_back({"--help, -h", "this page, at every level"});
    visitor.rows.push_back({"--version", "the versions of program and engine"});
    return visitor.rows;
}

std::string closing()
{
    return "\nGeneral options, before or after the verb\n" + tableText(generalRows()) +
           "\nExit codes: 0 done; 1 the answer is no; 2 wrong use or bad input; 3 the machine "
           "lacks\nsomething; 4 stopped by the user, can be resumed; 70 our own fault.\n";
}

std::string verbPage(const VerbEntry& entry)
{
    const auto verb = entry.make();
    HelpVisitor visitor;
    verb->options(visitor);
    std::string page = std::string(program) + ' ' + entry.name + ": " + entry.summary +
                       "\n\nUsage: " + program + ' ' + entry.name + visitor.usage +
                       (visitor.hasOptional ? " [options]" : "") + "\n";
    if (!entry.details.empty())
        page += '\n' + entry.details + (entry.details.ends_with('\n') ? "" : "\n");
    if (!visitor.rows.empty())
        page += "\nOptions\n" + tableText(visitor.rows);
    return page + closing();
}

} // namespace

std::string helpPage(std::span<const VerbEntry> table, const std::string& name)
{
    std::vector<Row> rows;
    for (const VerbEntry& entry : table) {
        if (entry.name == name)
            return verbPage(entry);
        if (name.empty() || entry.name.starts_with(name + ' '))
            rows.push_back({entry.name, entry.summary});
    }
    std::string page = std::string(program) + (name.empty() ? "" : ' ' + name) +
                       (name.empty() ? ": fine-tunes and measures GPT-OSS for Luanti mods" : "") +
                       "\n\nUsage: " + program + (name.empty() ? "" : ' ' + name) +
                       " VERB [options]; VERB --help has a verb's options\n\nVerbs\n";
    return page + tableText(rows) + closing();
}

} // namespace mesewright
