// SPDX-License-Identifier: Apache-2.0
#include "core/config/familyfile.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/base/utf8.h"
#include "core/config/yamlscalar.h"
#include "core/config/yamltree.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <exception>
#include <string_view>
#include <tuple>

namespace mesewright {

namespace {

constexpr YamlKind familyKind{"family", "keys", "\"kind: program\"",
                              "write at least name:, title: and kind:"};
const std::vector<std::string> topKeys{"name", "title", "kind", "rules", "patched"};
const std::vector<std::string> ruleKeys{"all_of", "none_of"};
constexpr std::array languages{"en", "de", "fr", "es"};
constexpr std::size_t mostPatterns = 200;
constexpr std::size_t largestText = std::size_t{1} << 20;

bool isFamilyName(std::string_view name)
{
    const auto fits = [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    return !name.empty() && name.size() <= 64 && name[0] >= 'a' && name[0] <= 'z' &&
           std::all_of(name.begin(), name.end(), fits);
}

Finding unknownKey(const YamlEntry& entry, const std::vector<std::string>& known,
                   const std::string& file)
{
    const std::string near = nearest(entry.key, known);
    return findingAt(entry.keyMark, file, "unknown key " + yamlFromText(entry.key),
                     near.empty() ? "remove it, or use one of " + join(known, ", ")
                                  : "write " + near + " if that was meant");
}

PlacedText placed(const YAML::Node& node, const YAML::Mark& mark)
{
    return {node.Scalar(), mark.line + 1, mark.column + 1};
}

/// Reads one file's keys into a family; each problem is a finding.
class FamilyReader
{
public:
    FamilyReader(const std::string& file, std::vector<Finding>& findings)
        : m_file(file), m_findings(findings)
    {
    }

    void read(const YAML::Node& root, FamilyFile& family)
    {
        bool hasName = false;
        bool hasKind = false;
        for (const YamlEntry& entry : yamlEntries(root, m_file, m_findings)) {
            if (entry.key == "name")
                hasName = readName(entry, family);
            else if (entry.key == "title")
                readTitle(entry, family);
            else if (entry.key == "kind")
                hasKind = readKind(entry, family);
            else if (entry.key == "rules")
                readRules(entry, family);
            else if (entry.key == "patched")
                readPatched(entry, family);
            else
                m_findings.push_back(unknownKey(entry, topKeys, m_file));
        }
        // Found but wrong has its finding already.
        if (!hasName && m_findings.empty())
            missing("name", family.name);
        if (!hasKind && m_findings.empty())
            missing("kind", "program");
        if (family.kind == FamilyFile::Kind::Program && !family.patched.text.empty())
            problem(markOf(family.patched), "patched is only for kind: diff",
                    "remove it, or write kind: diff");
    }

private:
    static YAML::Mark markOf(const PlacedText& text)
    {
        YAML::Mark mark;
        mark.line = text.line - 1;
        mark.column = text.column - 1;
        return mark;
    }

    void problem(const YAML::Mark& mark, std::string text, std::string remedy)
    {
        m_findings.push_back(findingAt(mark, m_file, std::move(text), std::move(remedy)));
    }

    void missing(const std::string& key, const std::string& example)
    {
        problem(YAML::Mark::null_mark(), key + " is missing", "write " + key + ": " + example);
    }

    bool readName(const YamlEntry& entry, const FamilyFile& family)
    {
        if (entry.value.IsScalar() && entry.value.Scalar() == family.name)
            return true;
        problem(entry.valueMark(),
                "name is " + describeNode(entry.value) + ", but the folder is called " +
                    family.name,
                "give both the same name");
        return true;
    }

    void readTitle(const YamlEntry& entry, FamilyFile& family)
    {
        if (entry.value.IsScalar() && !entry.value.Scalar().empty())
            family.title = entry.value.Scalar();
        else
            problem(entry.valueMark(),
                    "title is " + describeNode(entry.value) + ", but text was expected",
                    "write a few words for people");
    }

    bool readKind(const YamlEntry& entry, FamilyFile& family)
    {
        const std::string text = entry.value.IsScalar() ? entry.value.Scalar() : "";
        if (text == "diff")
            family.kind = FamilyFile::Kind::Diff;
        else if (text != "program")
            problem(entry.valueMark(),
                    "kind is " + describeNode(entry.value) + ", but program or diff was expected",
                    "write kind: program for answers that are an init.lua, kind: diff for answers "
                    "that are a unified diff");
        return true;
    }

    void readRules(const YamlEntry& entry, FamilyFile& family)
    {
        if (!entry.value.IsMap()) {
            problem(entry.valueMark(),
                    "rules is " + describeNode(entry.value) + ", but a mapping was expected",
                    "write all_of: and none_of: below it, indented");
            return;
        }
        for (const YamlEntry& rule : yamlEntries(entry.value, m_file, m_findings)) {
            if (rule.key == "all_of")
                readPatterns(rule, family.allOf);
            else if (rule.key == "none_of")
                readPatterns(rule, family.noneOf);
            else
                m_findings.push_back(unknownKey(rule, ruleKeys, m_file));
        }
    }

    void readPatterns(const YamlEntry& entry, std::vector<PlacedText>& patterns)
    {
        if (!entry.value.IsSequence()) {
            problem(entry.valueMark(),
                    entry.key + " is " + describeNode(entry.value) +
                        ", but a list of regular expressions was expected",
                    "write one a line, as in - 'register_craft'");
            return;
        }
        if (entry.value.size() > mostPatterns) {
            problem(entry.valueMark(),
                    entry.key + " has " + std::to_string(entry.value.size()) +
                        " entries, but at most " + std::to_string(mostPatterns) + " were expected",
                    "join some of them");
            return;
        }
        for (const YAML::Node& node : entry.value) {
            if (node.IsScalar() && !node.Scalar().empty() &&
                !(isPlainScalar(node) && isYamlNull(node.Scalar())))
                patterns.push_back(placed(node, node.Mark()));
            else
                problem(node.Mark(),
                        entry.key + " holds " + describeNode(node) +
                            ", but a regular expression was expected",
                        "write it in single quotes");
        }
    }

    void readPatched(const YamlEntry& entry, FamilyFile& family)
    {
        if (entry.value.IsScalar() && isFamilyName(entry.value.Scalar()))
            family.patched = placed(entry.value, entry.valueMark());
        else
            problem(entry.valueMark(),
                    "patched is " + describeNode(entry.value) +
                        ", but the name of a family was expected",
                    "write for example patched: scaffold");
    }

    const std::string& m_file;
    std::vector<Finding>& m_findings;
};

/// The text of a file beside family.yaml; nothing, with a finding, if it is no readable text.
std::optional<std::string> textBeside(const std::filesystem::path& path,
                                      std::vector<Finding>& findings)
{
    Finding finding;
    finding.file = path.string();
    auto text = readFile(path);
    std::error_code ignored;
    if (!text)
        finding.text = std::filesystem::exists(path, ignored) ? "cannot be read" : "does not exist";
    else if (text->size() > largestText)
        finding.text = "is larger than 1 MiB";
    else if (!isValidUtf8(*text))
        finding.text = "is not UTF-8";
    else
        return std::move(*text);
    finding.remedy = "put it there as plain UTF-8 text of at most 1 MiB";
    findings.push_back(std::move(finding));
    return std::nullopt;
}

void readBeside(FamilyFile& family, std::vector<Finding>& findings)
{
    std::error_code ignored;
    for (const char* language : languages) {
        const auto path = family.folder / "prompts" / (std::string(language) + ".txt");
        if (!std::filesystem::exists(path, ignored))
            continue;
        if (auto text = textBeside(path, findings))
            family.prompts[language] = std::move(*text);
    }
    const auto script = family.folder / "check.lua";
    if (std::filesystem::exists(script, ignored)) {
        if (auto text = textBeside(script, findings))
            family.check = std::move(*text);
    }
}

void readOne(const std::filesystem::path& folder, FamilyReading& reading)
{
    const std::string name = folder.filename().string();
    std::vector<Finding> findings;
    FamilyFile family;
    family.name = name;
    const std::filesystem::path file = folder / "family.yaml";
    if (!isFamilyName(name)) {
        Finding finding;
        finding.file = folder.string();
        finding.text = "is no name for a family";
        finding.remedy = "use small letters, digits and _, beginning with a letter";
        findings.push_back(std::move(finding));
    } else if (const auto text = textBeside(file, findings)) {
        family = parseFamily(*text, name, file.string(), findings);
        family.folder = folder;
        readBeside(family, findings);
    }
    if (hasErrors(findings))
        reading.broken.push_back({name, firstError(findings).message});
    else
        reading.families.push_back(std::move(family));
    reading.findings.insert(reading.findings.end(), findings.begin(), findings.end());
}

} // namespace

FamilyFile parseFamily(std::string_view yaml, const std::string& name, const std::string& file,
                       std::vector<Finding>& findings)
{
    FamilyFile family;
    family.name = name;
    family.title = name;
    std::vector<Finding> own;
    try {
        const YAML::Node root = loadYamlMapping(yaml, file, own, familyKind);
        if (own.empty())
            FamilyReader(file, own).read(root, family);
    } catch (const std::exception& error) {
        own.push_back(findingAt(YAML::Mark::null_mark(), file,
                                std::string("cannot be read as YAML: ") + error.what(),
                                "correct the file"));
    }
    std::stable_sort(own.begin(), own.end(), [](const Finding& a, const Finding& b) {
        return std::tie(a.line, a.column) < std::tie(b.line, b.column);
    });
    findings.insert(findings.end(), own.begin(), own.end());
    return family;
}

Result<FamilyReading> readFamilies(const std::filesystem::path& folder)
{
    FamilyReading reading;
    std::error_code ignored;
    if (!std::filesystem::exists(folder, ignored))
        return reading;
    MESEWRIGHT_TRY(const auto entries, listFolder(folder));
    for (const std::filesystem::path& entry : entries) {
        if (entry.filename().string().starts_with(".") ||
            !std::filesystem::is_directory(entry, ignored))
            continue;
        readOne(entry, reading);
    }
    return reading;
}

} // namespace mesewright
