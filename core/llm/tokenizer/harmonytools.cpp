// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/harmonytools.h"

#include "core/base/text.h"
#include "core/llm/tokenizer/typescript.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string_view>
#include <vector>

namespace mesewright {

namespace {

/// Lines as Rust's `lines()` cuts them: the last line feed ends a line, it does not begin one.
std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines = split(text, '\n');
    if (lines.back().empty())
        lines.pop_back();
    for (std::string& line : lines) {
        if (line.ends_with('\r'))
            line.pop_back();
    }
    return lines;
}

/// A text member of an object; "" if it is absent or null.
Result<std::string> text(const Json& object, const char* key, bool needed, const std::string& where)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    const bool absent = !object.is_object() || found == object.end() || found->is_null();
    if (absent && !needed)
        return std::string();
    if (absent || !found->is_string())
        return badInput(where + ": \"" + key + "\" is missing or no text; give a text");
    return found->get<std::string>();
}

Result<void> appendTool(std::string& out, const Json& tool, const std::string& where)
{
    MESEWRIGHT_TRY(const std::string name, text(tool, "name", true, where));
    MESEWRIGHT_TRY(const std::string description, text(tool, "description", false, where));
    for (const std::string& line : linesOf(description))
        out += "// " + line + "\n";
    const auto parameters = tool.find("parameters");
    if (parameters == tool.end() || parameters->is_null())
        out += "type " + name + " = () => any;\n\n";
    else
        out += "type " + name + " = (_: " + typescriptOf(*parameters) + ") => any;\n\n";
    return {};
}

Result<std::string> renderNamespace(const Json& space, const std::string& where)
{
    MESEWRIGHT_TRY(const std::string name, text(space, "name", true, where));
    MESEWRIGHT_TRY(const std::string description, text(space, "description", false, where));
    const auto tools = space.find("tools");
    if (tools == space.end() || !tools->is_array())
        return badInput(where + ": \"tools\" of \"" + name + "\" is no list; give a list");

    std::string out = "## " + name + "\n\n";
    for (const std::string& line : linesOf(description))
        out += (tools->empty() ? "" : "// ") + line + "\n";
    if (!tools->empty()) {
        out += "namespace " + name + " {\n\n";
        for (const Json& tool : *tools)
            MESEWRIGHT_CHECK(appendTool(out, tool, where));
        out += "} // namespace " + name + "\n";
    }
    // Without tools and description the heading keeps one of its two line ends.
    out.pop_back();
    return out;
}

} // namespace

Result<std::string> renderToolsSection(const Json& tools, const std::string& where)
{
    if (!tools.is_object())
        return badInput(where + ": \"tools\" is no object of namespaces; give an object");
    std::map<std::string, const Json*> byKey;
    for (const auto& [key, space] : tools.items())
        byKey.emplace(key, &space);
    std::string out = "# Tools";
    for (const auto& [key, space] : byKey) {
        MESEWRIGHT_TRY(const std::string section, renderNamespace(*space, where));
        out += "\n\n" + section;
    }
    return out;
}

} // namespace mesewright
