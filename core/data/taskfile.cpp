// SPDX-License-Identifier: Apache-2.0
#include "core/data/taskfile.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/data/jsonl.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <utility>

namespace mesewright {

namespace {

constexpr int noLoss = -100;

/// Takes the rows of one file apart; every problem of a row is one finding.
class RowReader
{
public:
    RowReader(std::string file, RowKinds kinds) : m_file(std::move(file)), m_kinds(kinds) {}

    void read(Json& row, int line)
    {
        m_line = line;
        const bool tokens = row.contains("input_ids") || row.contains("labels");
        if (tokens && m_kinds == RowKinds::Items)
            error("holds input_ids, but an item with instruction, input, output and family was "
                  "expected",
                  "give a file of items");
        else if (tokens)
            readTokens(row);
        else
            readItem(row);
    }

    TaskFile finish()
    {
        m_line = 0;
        if (!m_out.items.empty() && !m_out.tokenRows.empty()) {
            m_line = std::max(m_out.items.front().line, m_out.tokenRows.front().line);
            error("holds items and rows of input_ids, but one kind was expected",
                  "put them into two files");
        } else if (m_out.items.empty() && m_out.tokenRows.empty() && !hasErrors(m_out.findings)) {
            error("holds no items, but at least one line with a JSON object was expected",
                  "give a file that has items");
        }
        return std::move(m_out);
    }

    std::vector<Finding>& findings() { return m_out.findings; }

private:
    void error(std::string text, std::string remedy)
    {
        add(Severity::Error, std::move(text), std::move(remedy));
    }

    void add(Severity severity, std::string text, std::string remedy)
    {
        Finding finding;
        finding.severity = severity;
        finding.file = m_file;
        finding.line = m_line;
        finding.text = std::move(text);
        finding.remedy = std::move(remedy);
        m_out.findings.push_back(std::move(finding));
    }

    /// Moves a text out of the row. A missing optional text stays empty.
    bool takeText(Json& row, const char* key, bool required, std::string& out)
    {
        const auto found = row.find(key);
        if (found == row.end()) {
            if (!required)
                return true;
            std::vector<std::string> present;
            for (const auto& entry : row.items())
                present.push_back(entry.key());
            const std::string near = nearest(key, present);
            error(std::string("has no \"") + key +
                      "\", but instruction, input, output and family were expected",
                  near.empty() ? "add it" : "rename \"" + near + "\"");
            return false;
        }
        if (!found->is_string()) {
            if (!required && found->is_null())
                return true;
            error(std::string("\"") + key + "\" is a JSON " + found->type_name() +
                      ", but text was expected",
                  "put it in quotation marks");
            return false;
        }
        out = std::move(found->get_ref<std::string&>());
        return true;
    }

    void readItem(Json& row)
    {
        TaskItem item;
        item.line = m_line;
        // An id may be a number in other people's files.
        if (const auto id = row.find("id"); id != row.end() && id->is_number_integer())
            *id = id->dump();
        const bool ok =
            takeText(row, "instruction", true, item.instruction) &&
            takeText(row, "input", true, item.input) &&
            takeText(row, "output", true, item.output) &&
            takeText(row, "family", true, item.family) && takeText(row, "id", false, item.id) &&
            takeText(row, row.contains("licence") ? "licence" : "license", false, item.licence) &&
            takeText(row, "source", false, item.source);
        if (!ok)
            return;
        if (item.family.empty()) {
            error("\"family\" is empty, but a name such as scaffold, repair or doc was expected",
                  "name the family");
            return;
        }
        if (const auto expect = row.find("expect"); expect != row.end() && !expect->is_null()) {
            if (!expect->is_object()) {
                error(std::string("\"expect\" is a JSON ") + expect->type_name() +
                          ", but an object was expected",
                      "write for example {\"applies\": true}");
                return;
            }
            item.expect = std::make_shared<const Json>(std::move(*expect));
        }
        if (item.instruction.empty())
            add(Severity::Warning, "\"instruction\" is empty", "say what is asked");
        if (!item.id.empty() && !m_ids.insert(item.id).second)
            add(Severity::Warning, "the id \"" + item.id + "\" stands a second time",
                "give each item an id of its own");
        m_out.items.push_back(std::move(item));
    }

    bool takeNumbers(const Json& row, const char* key, int lowest, std::vector<int>& out)
    {
        const auto found = row.find(key);
        const std::string name = std::string("\"") + key + "\"";
        if (found == row.end()) {
            error("has no " + name + ", but input_ids and labels were expected", "add it");
            return false;
        }
        if (!found->is_array()) {
            error(name + " is a JSON " + found->type_name() + ", but a list was expected",
                  "write [1, 2, 3]");
            return false;
        }
        out.reserve(found->size());
        for (std::size_t i = 0; i < found->size(); ++i) {
            const Json& entry = (*found)[i];
            const bool fits = entry.is_number_integer() &&
                              (!entry.is_number_unsigned() ||
                               entry.get<std::uint64_t>() <=
                                   static_cast<std::uint64_t>(std::numeric_limits<int>::max())) &&
                              (entry.is_number_unsigned() ||
                               entry.get<std::int64_t>() >= std::numeric_limits<int>::min());
            const int number = fits ? entry.get<int>() : 0;
            if (!fits || (number < 0 && number != lowest)) {
                error(
                    name + "[" + std::to_string(i) + "] is " +
                        (entry.is_primitive() ? jsonLine(entry).substr(0, 40) : entry.type_name()) +
                        ", but a token id" +
                        (lowest < 0 ? " or " + std::to_string(lowest) + " (no loss)" : "") +
                        " was expected",
                    "correct the list");
                return false;
            }
            out.push_back(number);
        }
        return true;
    }

    void readTokens(const Json& row)
    {
        TokenRow tokens;
        tokens.line = m_line;
        if (!takeNumbers(row, "input_ids", 0, tokens.inputIds) ||
            !takeNumbers(row, "labels", noLoss, tokens.labels))
            return;
        if (tokens.inputIds.size() != tokens.labels.size()) {
            error("has " + std::to_string(tokens.inputIds.size()) + " input_ids and " +
                      std::to_string(tokens.labels.size()) +
                      " labels, but the same number was expected",
                  "use -100 for tokens without loss");
            return;
        }
        if (tokens.inputIds.size() < 2) {
            error("has " + std::to_string(tokens.inputIds.size()) +
                      " tokens, but at least 2 were expected",
                  "remove the row");
            return;
        }
        if (std::all_of(tokens.labels.begin() + 1, tokens.labels.end(),
                        [](int label) { return label == noLoss; }))
            add(Severity::Warning, "no token of the row counts in the loss", "remove the row");
        m_out.tokenRows.push_back(std::move(tokens));
    }

    std::string m_file;
    RowKinds m_kinds;
    int m_line = 0;
    std::set<std::string> m_ids;
    TaskFile m_out;
};

} // namespace

TaskFile parseTaskRows(std::string_view text, const std::string& file, RowKinds kinds)
{
    RowReader reader(file, kinds);
    forEachJsonLine(text, file, reader.findings(),
                    [&reader](Json& row, int line) { reader.read(row, line); });
    return reader.finish();
}

Result<std::vector<TaskItem>> readTaskItems(const std::filesystem::path& path)
{
    MESEWRIGHT_TRY(const std::string text, readFile(path));
    TaskFile file = parseTaskRows(text, path.string(), RowKinds::Items);
    if (hasErrors(file.findings))
        return firstError(file.findings);
    return std::move(file.items);
}

Result<TaskFile> readTrainFile(const std::filesystem::path& path)
{
    MESEWRIGHT_TRY(const std::string text, readFile(path));
    TaskFile file = parseTaskRows(text, path.string(), RowKinds::ItemsOrTokens);
    if (hasErrors(file.findings))
        return firstError(file.findings);
    return file;
}

} // namespace mesewright
