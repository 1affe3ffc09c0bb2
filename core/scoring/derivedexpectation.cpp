// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/derivedexpectation.h"

#include <charconv>
#include <string>

namespace mesewright {

namespace {

/// What stands between `before` and `after` when the text begins and ends with them.
std::optional<std::string_view> between(std::string_view text, std::string_view before,
                                        std::string_view after)
{
    if (text.size() < before.size() + after.size() || !text.starts_with(before) ||
        !text.ends_with(after))
        return std::nullopt;
    return text.substr(before.size(), text.size() - before.size() - after.size());
}

/// The mod is nowhere named in that data; a program that is loaded alone is `mymod`.
std::string fullName(std::string_view name)
{
    return "mymod:" + std::string(name);
}

Json registers(Json entry)
{
    return {{"registers", Json::array({std::move(entry)})}};
}

std::optional<Json> fromScaffold(std::string_view instruction)
{
    constexpr std::string_view join = "' with description '";
    if (const auto text = between(instruction, "Register a basic node called '", "'")) {
        const auto at = text->find(join);
        if (at == std::string_view::npos)
            return std::nullopt;
        return registers({{"kind", "node"},
                          {"name", fullName(text->substr(0, at))},
                          {"fields", {{"description", text->substr(at + join.size())}}}});
    }
    constexpr std::string_view light = "' with light level ";
    if (const auto text = between(instruction, "Create a light-emitting node '", "")) {
        const auto at = text->find(light);
        if (at == std::string_view::npos)
            return std::nullopt;
        const std::string_view digits = text->substr(at + light.size());
        int level = 0;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), level);
        if (error != std::errc() || end != digits.data() + digits.size())
            return std::nullopt;
        return registers({{"kind", "node"},
                          {"name", fullName(text->substr(0, at))},
                          {"fields", {{"light_source", level}}}});
    }
    if (const auto name =
            between(instruction, "Register a tool called '", "' with specified capabilities"))
        return registers({{"kind", "tool"},
                          {"name", fullName(*name)},
                          {"has", Json::array({"tool_capabilities"})}});
    return std::nullopt;
}

std::optional<Json> fromDoc(std::string_view instruction)
{
    if (instruction == "Using the provided API documentation, write code to register a node")
        return registers({{"kind", "node"}, {"has", Json::array({"description", "tiles"})}});
    if (instruction ==
        "Implement a node that uses the light_source property from the documentation")
        return registers({{"kind", "node"}, {"ranges", {{"light_source", Json::array({0, 14})}}}});
    if (instruction == "Use this API to create a tool with the specified properties")
        return registers({{"kind", "tool"},
                          {"has", Json::array({"tool_capabilities.full_punch_interval",
                                               "tool_capabilities.max_drop_level"})}});
    return std::nullopt;
}

/// The text in single quotes behind `mark`.
std::optional<std::string> quotedBehind(std::string_view text, std::string_view mark)
{
    const auto at = text.find(mark);
    if (at == std::string_view::npos)
        return std::nullopt;
    const auto begin = at + mark.size();
    const auto end = text.find('\'', begin);
    if (end == std::string_view::npos)
        return std::nullopt;
    return std::string(text.substr(begin, end - begin));
}

std::optional<Json> fromRepair(std::string_view instruction, std::string_view input)
{
    if (instruction == "Fix the syntax error in this tool registration") {
        // Nothing of the input runs: what was right can only be read.
        const auto name = quotedBehind(input, "minetest.register_tool('");
        const auto description = quotedBehind(input, "description = '");
        if (!name || !description)
            return std::nullopt;
        Json expect = registers(
            {{"kind", "tool"}, {"name", *name}, {"fields", {{"description", *description}}}});
        expect["applies"] = true;
        return expect;
    }
    const auto name = quotedBehind(input, "minetest.register_node('");
    if (!name)
        return std::nullopt;
    Json entry{{"kind", "node"}, {"name", *name}};
    if (instruction == "Add the missing light_source field to make this node emit light")
        entry["ranges"] = {{"light_source", Json::array({1, 14})}};
    else if (instruction == "Fix the missing tiles field in this node registration")
        entry["has"] = Json::array({"tiles"});
    else
        return std::nullopt;
    return Json{{"applies", true}, {"repair", {{"fault", registers(std::move(entry))}}}};
}

} // namespace

std::optional<Json> deriveExpectation(std::string_view family, std::string_view instruction,
                                      std::string_view input)
{
    if (family == "scaffold")
        return fromScaffold(instruction);
    if (family == "doc")
        return fromDoc(instruction);
    if (family == "repair")
        return fromRepair(instruction, input);
    return std::nullopt;
}

} // namespace mesewright
