// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/expectationvalue.h"

#include "core/base/text.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace mesewright {

namespace {

constexpr double tolerance = 1e-9;
constexpr int deepest = 200;
constexpr std::size_t longestText = 120;

using Entries = std::map<std::string, const Json*, std::less<>>;

bool isTable(const Json& value)
{
    return value.is_array() || value.is_object();
}

/// A table's entries by key, null ones left out.
Entries entriesOf(const Json& table)
{
    Entries entries;
    if (table.is_array()) {
        for (std::size_t i = 0; i < table.size(); ++i) {
            if (!table[i].is_null())
                entries.emplace(std::to_string(i + 1), &table[i]);
        }
        return entries;
    }
    for (const auto& [key, value] : table.get_ref<const Json::object_t&>()) {
        if (!value.is_null())
            entries.emplace(key, &value);
    }
    return entries;
}

bool sameScalar(const Json& a, const Json& b)
{
    if (a.is_number() && b.is_number()) {
        if (a.is_number_integer() && b.is_number_integer())
            return a == b;
        return std::abs(a.get<double>() - b.get<double>()) <= tolerance;
    }
    return a == b;
}

std::string pathTo(const std::string& path, const std::string& key)
{
    const bool index = !key.empty() && std::all_of(key.begin(), key.end(),
                                                   [](char c) { return c >= '0' && c <= '9'; });
    if (path.empty())
        return key;
    return index ? path + "[" + key + "]" : path + "." + key;
}

std::string differenceIn(const Json& expected, const Json* found, const std::string& path,
                         int depth)
{
    const auto words = [&](const Json* wanted) {
        return path + " is " + valueText(found) + ", expected " +
               (wanted == nullptr ? "none" : valueText(wanted));
    };
    if (expected.is_null())
        return found == nullptr || found->is_null() ? "" : words(nullptr);
    if (found == nullptr || depth > deepest)
        return words(&expected);
    if (!isTable(expected) || !isTable(*found))
        return sameScalar(expected, *found) ? "" : words(&expected);
    const Entries wanted = entriesOf(expected);
    const Entries there = entriesOf(*found);
    for (const auto& [key, value] : wanted) {
        const auto other = there.find(key);
        std::string difference = differenceIn(
            *value, other == there.end() ? nullptr : other->second, pathTo(path, key), depth + 1);
        if (!difference.empty())
            return difference;
    }
    for (const auto& [key, value] : there) {
        if (!wanted.contains(key))
            return pathTo(path, key) + " is " + valueText(value) + ", expected none";
    }
    return "";
}

std::string cut(std::string_view text)
{
    std::string shown;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decodeUtf8(text, at);
        if (at >= longestText)
            return shown + "…";
        appendUtf8(shown, point.value < 0x20 || point.value == 0x7F ? U' ' : point.value);
        at += point.length;
    }
    return shown;
}

} // namespace

std::string valueDifference(const Json& expected, const Json* found, const std::string& path)
{
    return differenceIn(expected, found, path, 0);
}

std::string valueText(const Json* value)
{
    if (value == nullptr || value->is_null())
        return "missing";
    if (value->is_string())
        return quotedText(value->get_ref<const std::string&>());
    if (const Json* kind = memberOf(*value, "lua"); kind != nullptr && kind->is_string()) {
        const auto& name = kind->get_ref<const std::string&>();
        return name == "function" || name == "userdata" || name == "table" ? "a " + name : name;
    }
    return cut(jsonLine(*value));
}

std::string quotedText(std::string_view text)
{
    return '"' + cut(text) + '"';
}

bool isLuaFunction(const Json& value)
{
    const Json* kind = memberOf(value, "lua");
    return kind != nullptr && value.size() == 1 && *kind == "function";
}

const Json* memberOf(const Json& object, const std::string& key)
{
    if (!object.is_object())
        return nullptr;
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

} // namespace mesewright
