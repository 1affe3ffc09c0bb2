// SPDX-License-Identifier: Apache-2.0
#include "core/config/yamltree.h"

#include "core/base/utf8.h"
#include "core/config/yamlscalar.h"

#include <yaml-cpp/depthguard.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace mesewright {

namespace {

/// Settings are written by people; a file of this size is something else.
constexpr std::size_t largestText = std::size_t{4} << 20;
constexpr int deepestMerge = 8;

int lineOf(std::string_view text, std::size_t byte)
{
    const std::string_view before = text.substr(0, byte);
    return static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
}

/// What keeps the text from being YAML at all, before the parser sees it.
bool looksLikeText(std::string_view yaml, const std::string& file, const YamlKind& kind,
                   std::vector<Finding>& findings)
{
    Finding finding;
    finding.file = file;
    if (yaml.size() > largestText) {
        finding.text = "has " + std::to_string(yaml.size()) + " bytes, but a " + kind.name +
                       " file of at most 4 MiB was expected";
        finding.remedy = std::string("give the ") + kind.name + " file";
        findings.push_back(finding);
        return false;
    }
    for (std::size_t at = 0; at < yaml.size();) {
        const CodePoint point = decodeUtf8(yaml, at);
        const bool control =
            point.value < 0x20 && point.value != '\t' && point.value != '\n' && point.value != '\r';
        if (!point.valid || control) {
            finding.line = lineOf(yaml, at);
            finding.text = point.valid ? "holds a control character, but text was expected"
                                       : "is not UTF-8 here";
            finding.remedy = "save the file as plain UTF-8 text";
            findings.push_back(finding);
            return false;
        }
        at += point.length;
    }
    return true;
}

/// Parses all documents. yaml-cpp takes the end of a text for the end of a quotation; with a
/// comment behind it, the quotation that was never closed is an error as it should be.
std::vector<YAML::Node> parseDocuments(std::string_view yaml)
{
    return YAML::LoadAll(std::string(yaml) + "\n#");
}

/// The line in which the quotation begins that the text does not close: the first line from which
/// on every shorter text has it open too.
int lineOfOpenQuotation(std::string_view yaml)
{
    constexpr int mostTries = 2000;
    int line = lineOf(yaml, yaml.size());
    for (int tries = 0; tries < mostTries && line > 1; ++tries, --line) {
        yaml = yaml.substr(0, yaml.rfind('\n'));
        try {
            static_cast<void>(parseDocuments(yaml));
            return line;
        } catch (const YAML::Exception& error) {
            if (error.msg != YAML::ErrorMsg::EOF_IN_SCALAR)
                return line;
        }
    }
    return line;
}

/// What the parser found, in our words where its own say little.
Finding syntaxFinding(const YAML::Exception& error, std::string_view yaml, const std::string& file)
{
    Finding finding = findingAt(error.mark, file, "is not valid YAML: " + error.msg,
                                "correct the line or the one above it");
    if (error.msg == YAML::ErrorMsg::EOF_IN_SCALAR) {
        finding.line = lineOfOpenQuotation(yaml);
        finding.column = 0;
        finding.text = "is not valid YAML: a quotation begins here and has no end";
        finding.remedy = "add the missing quotation mark";
    } else if (dynamic_cast<const YAML::DeepRecursion*>(&error) != nullptr) {
        finding.text = "is not valid YAML: brackets are nested too deeply";
    }
    // The parser's place may be the end of the text, behind its last line.
    const int last = lineOf(yaml, yaml.size()) - (yaml.ends_with('\n') ? 1 : 0);
    if (finding.line > last) {
        finding.line = std::max(last, 1);
        finding.column = 0;
    }
    return finding;
}

void collect(const YAML::Node& mapping, const std::string& file, bool merged, int depth,
             std::vector<YamlEntry>& entries, std::vector<Finding>& findings)
{
    std::vector<std::pair<YAML::Node, YAML::Mark>> merges;
    for (const auto& pair : mapping) {
        const YAML::Mark mark = pair.first.Mark();
        if (!pair.first.IsScalar()) {
            findings.push_back(findingAt(
                mark, file, "a key is " + describeNode(pair.first) + ", but a name was expected",
                "write name: value"));
            continue;
        }
        const std::string key = pair.first.Scalar();
        if (key == "<<" && isPlainScalar(pair.first)) {
            merges.emplace_back(pair.second, mark);
            continue;
        }
        const auto known = std::find_if(entries.begin(), entries.end(),
                                        [&key](const YamlEntry& e) { return e.key == key; });
        if (known == entries.end())
            entries.push_back({key, pair.second, mark});
        else if (!merged)
            findings.push_back(findingAt(mark, file,
                                         key + " stands a second time (first in line " +
                                             std::to_string(known->keyMark.line + 1) + ")",
                                         "remove one of the two"));
    }
    // What stands in the mapping itself goes before what is merged into it.
    for (const auto& [node, mark] : merges) {
        const bool list = node.IsSequence();
        const std::size_t count = list ? node.size() : 1;
        for (std::size_t i = 0; i < count; ++i) {
            const YAML::Node source = list ? node[i] : node;
            if (!source.IsMap() || depth >= deepestMerge) {
                findings.push_back(
                    findingAt(mark, file,
                              "<< merges " + describeNode(source) + ", but a mapping was expected",
                              "name an anchor of a mapping"));
                break;
            }
            collect(source, file, true, depth + 1, entries, findings);
        }
    }
}

} // namespace

YAML::Mark YamlEntry::valueMark() const
{
    const YAML::Mark mark = value.Mark();
    return value.IsNull() || mark.is_null() || mark.pos < keyMark.pos ? keyMark : mark;
}

YAML::Node loadYamlMapping(std::string_view yaml, const std::string& file,
                           std::vector<Finding>& findings, const YamlKind& kind)
{
    if (!looksLikeText(yaml, file, kind, findings))
        return {};
    std::vector<YAML::Node> documents;
    try {
        documents = parseDocuments(yaml);
    } catch (const YAML::Exception& error) {
        findings.push_back(syntaxFinding(error, yaml, file));
        return {};
    } catch (const std::exception& error) {
        findings.push_back(findingAt(YAML::Mark::null_mark(), file,
                                     std::string("cannot be read as YAML: ") + error.what(),
                                     "correct the file"));
        return {};
    }
    if (documents.empty() || (documents.size() == 1 && documents[0].IsNull())) {
        findings.push_back(findingAt(YAML::Mark::null_mark(), file,
                                     std::string("is empty, but ") + kind.keys + " such as " +
                                         kind.example + " were expected",
                                     kind.leastRemedy));
        return {};
    }
    if (documents.size() > 1) {
        findings.push_back(findingAt(documents[1].Mark(), file,
                                     "holds " + std::to_string(documents.size()) +
                                         " YAML documents, but one was expected",
                                     "remove the lines from the second --- on"));
        return {};
    }
    if (!documents[0].IsMap()) {
        findings.push_back(findingAt(documents[0].Mark(), file,
                                     "holds " + describeNode(documents[0]) +
                                         ", but a mapping of names to values was expected",
                                     std::string("write lines such as ") + kind.example));
        return {};
    }
    return documents[0];
}

std::vector<YamlEntry> yamlEntries(const YAML::Node& mapping, const std::string& file,
                                   std::vector<Finding>& findings)
{
    std::vector<YamlEntry> entries;
    collect(mapping, file, false, 0, entries, findings);
    return entries;
}

Finding findingAt(const YAML::Mark& mark, const std::string& file, std::string text,
                  std::string remedy)
{
    Finding finding;
    finding.file = file;
    if (!mark.is_null()) {
        finding.line = mark.line + 1;
        finding.column = mark.column + 1;
    }
    finding.text = std::move(text);
    finding.remedy = std::move(remedy);
    return finding;
}

std::string describeNode(const YAML::Node& node)
{
    if (!node.IsDefined() || node.IsNull())
        return "nothing";
    if (node.IsSequence())
        return "a list";
    if (node.IsMap())
        return "a mapping";
    constexpr std::size_t longest = 40;
    const std::string& text = node.Scalar();
    std::string shown;
    for (std::size_t at = 0; at < text.size() && at < longest;) {
        const CodePoint point = decodeUtf8(text, at);
        appendUtf8(shown, point.value < 0x20 ? U' ' : point.value);
        at += point.length;
    }
    return '"' + shown + (text.size() > longest ? "…\"" : "\"");
}

bool isPlainScalar(const YAML::Node& node)
{
    const std::string& tag = node.Tag();
    return node.IsScalar() && (tag == "?" || tag.empty() || tag == "tag:yaml.org,2002:int" ||
                               tag == "tag:yaml.org,2002:float" || tag == "tag:yaml.org,2002:bool");
}

} // namespace mesewright
