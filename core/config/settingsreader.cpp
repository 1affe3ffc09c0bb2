// SPDX-License-Identifier: Apache-2.0
#include "core/config/crosscheck.h"
#include "core/config/fieldcheck.h"
#include "core/config/settingsfile.h"
#include "core/config/yamltree.h"

#include "core/base/files.h"
#include "core/base/text.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace mesewright {

namespace {

/// The names a settings file may hold: "base", "lora", "lora.r", ...
struct KnownKeys
{
    std::vector<std::string> leaves;
    std::vector<std::string> groups;

    template <class T>
    void operator()(const T&, const Field<T>& field)
    {
        leaves.emplace_back(field.path);
        const std::string group(field.path.substr(0, field.path.rfind('.')));
        if (group.size() < field.path.size() && !isGroup(group))
            groups.push_back(group);
    }

    [[nodiscard]] bool isLeaf(const std::string& path) const
    {
        return std::find(leaves.begin(), leaves.end(), path) != leaves.end();
    }
    [[nodiscard]] bool isGroup(const std::string& path) const
    {
        return std::find(groups.begin(), groups.end(), path) != groups.end();
    }
    /// The keys that may stand directly under `prefix` ("" or "lora.").
    [[nodiscard]] std::vector<std::string> under(const std::string& prefix) const
    {
        std::vector<std::string> names;
        for (const auto* list : {&leaves, &groups}) {
            for (const std::string& path : *list) {
                const bool below = path.starts_with(prefix);
                if (below && path.find('.', prefix.size()) == std::string::npos)
                    names.push_back(path.substr(prefix.size()));
            }
        }
        return names;
    }
};

Finding unknownKey(const YamlEntry& entry, const std::string& prefix, const KnownKeys& known,
                   const std::string& file)
{
    const std::vector<std::string> here = known.under(prefix);
    std::string remedy;
    for (const std::string& path : known.leaves) {
        // Right name, wrong place: lr at the top instead of under optim.
        if (path.ends_with("." + entry.key))
            remedy = "put it under " + path.substr(0, path.rfind('.')) + ":";
        else if (path == entry.key && prefix.empty())
            remedy = "write " + path.substr(path.rfind('.') + 1) + " on an indented line below " +
                     path.substr(0, path.rfind('.')) + ":";
        else if (path == entry.key)
            remedy = "put it at the beginning of a line, outside of " +
                     prefix.substr(0, prefix.size() - 1) + ":";
    }
    if (remedy.empty()) {
        const std::string near = nearest(entry.key, here);
        remedy = near.empty() ? "remove it, or use one of " + join(here, ", ")
                              : "write " + near + " if that was meant";
    }
    return findingAt(entry.keyMark, file,
                     "unknown key " + yamlFromText(entry.key) +
                         (prefix.empty() ? "" : " under " + prefix.substr(0, prefix.size() - 1)),
                     remedy);
}

using Entries = std::map<std::string, YamlEntry>;

void gather(const YAML::Node& mapping, const std::string& prefix, const KnownKeys& known,
            const std::string& file, Entries& entries, std::vector<Finding>& findings)
{
    for (YamlEntry& entry : yamlEntries(mapping, file, findings)) {
        const std::string path = prefix + entry.key;
        const bool plainName = entry.key.find('.') == std::string::npos;
        if (plainName && known.isLeaf(path)) {
            entries.emplace(path, entry);
        } else if (plainName && known.isGroup(path)) {
            if (entry.value.IsMap())
                gather(entry.value, path + ".", known, file, entries, findings);
            else
                findings.push_back(findingAt(
                    entry.valueMark(), file,
                    path + " is " + describeNode(entry.value) + ", but a mapping was expected",
                    "write its keys below it, indented: " + join(known.under(path + "."), ", ")));
        } else {
            findings.push_back(unknownKey(entry, prefix, known, file));
        }
    }
}

/// A scalar as T, if it is written as one.
template <class T>
std::optional<T> scalarAs(const YAML::Node& node)
{
    if (!node.IsScalar())
        return {};
    const std::string& text = node.Scalar();
    if constexpr (std::same_as<T, std::string>) {
        if (isPlainScalar(node) && isYamlNull(text))
            return {};
        return text;
    } else {
        if (!isPlainScalar(node))
            return {};
        if constexpr (std::same_as<T, bool>) {
            return yamlBool(text);
        } else if constexpr (std::same_as<T, double>) {
            return yamlNumber(text);
        } else {
            const std::optional<std::int64_t> value = yamlInteger(text);
            if (!value || !std::in_range<T>(*value))
                return {};
            return static_cast<T>(*value);
        }
    }
}

/// What a person probably meant to write, for the remedy.
template <class T>
std::string remedyFor(const YAML::Node& node, const Field<T>& field)
{
    const std::string key(field.path.substr(field.path.rfind('.') + 1));
    if (node.IsNull())
        return "give it a value or remove the line (then it is " +
               valueText(field.defaultValue, field) + ")";
    if constexpr (!std::is_enum_v<T> && !std::same_as<T, std::string>) {
        if (node.IsScalar() && !isPlainScalar(node)) {
            YAML::Node plain(node.Scalar());
            plain.SetTag("?");
            if (scalarAs<typename Field<T>::Entry>(plain))
                return "remove the quotes";
        }
    }
    if (FieldList<T> && node.IsScalar())
        return "write " + key + ": [" + node.Scalar() + "]";
    return "write for example " + key + ": " + valueText(field.defaultValue, field);
}

struct ReadFields
{
    const Entries& entries;
    const std::string& file;
    std::vector<Finding>& findings;

    template <class T>
    void operator()(T& value, const Field<T>& field)
    {
        const auto found = entries.find(std::string(field.path));
        if (found == entries.end())
            return;
        const YAML::Node& node = found->second.value;
        std::optional<T> read;
        std::string problem;
        if constexpr (FieldList<T>) {
            if (node.IsSequence()) {
                read.emplace();
                for (const YAML::Node& entry : node) {
                    const auto element = scalarAs<typename T::value_type>(entry);
                    if (!element) {
                        problem = "holds " + describeNode(entry);
                        read.reset();
                        break;
                    }
                    read->push_back(*element);
                }
            }
        } else if constexpr (std::is_enum_v<T>) {
            for (const auto& [named, name] : field.names) {
                if (node.IsScalar() && node.Scalar() == name)
                    read = named;
            }
        } else {
            read = scalarAs<T>(node);
        }
        if (!read) {
            if (problem.empty())
                problem = "is " + describeNode(node);
            problem += ", but " + expectationText(field) + " was expected";
        } else {
            problem = problemOf(*read, field);
        }
        if (problem.empty()) {
            value = std::move(*read);
        } else {
            findings.push_back(findingAt(found->second.valueMark(), file,
                                         std::string(field.path) + " " + problem,
                                         remedyFor(node, field)));
        }
    }
};

} // namespace

SettingsReading parseSettings(std::string_view yaml, const std::string& file)
{
    SettingsReading reading;
    std::vector<Finding>& findings = reading.findings;
    try {
        const YAML::Node root = loadYamlMapping(yaml, file, findings);
        if (!findings.empty())
            return reading;
        KnownKeys known;
        Settings::visit(reading.settings, known);
        Entries entries;
        gather(root, "", known, file, entries, findings);
        ReadFields read{entries, file, findings};
        Settings::visit(reading.settings, read);
        for (CrossFinding& cross : crossCheck(reading.settings)) {
            const auto entry = entries.find(cross.path);
            if (entry != entries.end()) {
                cross.finding.line = entry->second.keyMark.line + 1;
                cross.finding.column = entry->second.keyMark.column + 1;
            }
            cross.finding.file = file;
            findings.push_back(std::move(cross.finding));
        }
    } catch (const std::exception& error) {
        findings.push_back(findingAt(YAML::Mark::null_mark(), file,
                                     std::string("cannot be read as YAML: ") + error.what(),
                                     "correct the file"));
    }
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return std::tie(a.line, a.column) < std::tie(b.line, b.column);
    });
    return reading;
}

Result<Settings> readSettings(const std::filesystem::path& path, std::vector<Finding>* findings)
{
    MESEWRIGHT_TRY(const std::string text, readFile(path));
    SettingsReading reading = parseSettings(text, path.string());
    if (hasErrors(reading.findings))
        return firstError(reading.findings);
    if (findings != nullptr)
        *findings = std::move(reading.findings);
    return std::move(reading.settings);
}

} // namespace mesewright
