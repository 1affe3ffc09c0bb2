// SPDX-License-Identifier: Apache-2.0
#include "core/report/collectruns.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace mesewright::report {

namespace {

/// A gate, a record of it, and the inputs that the record names.
struct Record
{
    std::string gate;
    std::string recordedBy;
    std::string remedy;
};

bool isHash(const std::string& text)
{
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

class RecordReader
{
public:
    RecordReader(WorkspaceFiles& files, Evidence& evidence) : m_files(files), m_evidence(evidence)
    {
    }

    /// `path` may be empty: an input that is only named.
    void add(const Record& record, const std::string& name, const std::string& sha256,
             const std::string& path)
    {
        if (!isHash(sha256))
            return;
        const auto now = path.empty() ? std::nullopt : m_files.hashOf(path);
        const std::string state = path.empty()     ? "no file of its own"
                                  : !now           ? "not here"
                                  : *now == sha256 ? "unchanged"
                                                   : "changed";
        m_evidence.recorded.push_back(
            {record.recordedBy, m_files.shown().path(name), sha256, state});
        if (state != "changed")
            return;
        m_evidence.warnings.push_back({Severity::Error,
                                       "is not the file that " + record.recordedBy +
                                           " was made from: SHA-256 " + sha256.substr(0, 12) +
                                           "\u2026 then, " + now->substr(0, 12) + "\u2026 now",
                                       m_files.shown().path(path), 0, 0, record.remedy});
        if (std::ranges::find(m_stale, record.gate) == m_stale.end())
            m_stale.push_back(record.gate);
    }

    /// `inputs` as runs write it: rows with path and sha256, or an object of them.
    void addInputs(const Record& record, const Json& inputs)
    {
        if (!inputs.is_array() && !inputs.is_object())
            return;
        for (const auto& [key, row] : inputs.items()) {
            if (row.is_string()) {
                add(record, key, row.get<std::string>(), resolved(key));
                continue;
            }
            const auto member = [&row](const char* name) {
                const auto at = row.is_object() ? row.find(name) : row.end();
                return at != row.end() && at->is_string() ? at->get<std::string>() : std::string();
            };
            const std::string path = member("path");
            add(record, path.empty() ? key : path, member("sha256"), resolved(path));
        }
    }

    [[nodiscard]] std::vector<std::string> stale() const { return m_stale; }

private:
    /// Names of results files stand for the files in their folder.
    [[nodiscard]] std::string resolved(const std::string& name) const
    {
        if (!name.empty() && !m_files.exists(name) && m_files.exists("eval/results/" + name))
            return "eval/results/" + name;
        return name;
    }

    WorkspaceFiles& m_files;
    Evidence& m_evidence;
    std::vector<std::string> m_stale;
};

} // namespace

Result<std::vector<std::string>> collectRecordedHashes(WorkspaceFiles& files, Evidence& evidence)
{
    RecordReader reader(files, evidence);
    // Paths were shortened for showing; the file has the whole ones.
    const auto fromResults = [&](const ResultsEvidence& found, const std::string& gate,
                                 const std::string& remedy) -> Result<void> {
        if (found.results.hashes.empty())
            return {};
        MESEWRIGHT_TRY(const auto read, files.readJson(found.file));
        const Json json = read.value_or(Json::object());
        const auto text = [&json](const char* key) {
            const auto at = json.find(key);
            return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
        };
        const std::string adapter = text("adapter_path");
        for (const auto& [name, sha256] : found.results.hashes) {
            std::string path;
            if (name == "eval" || name == "eval_file")
                path = text("eval_file");
            else if (name == "adapter" && !adapter.empty())
                path = adapter + "/adapter_model.safetensors";
            else if (name.find_first_of("./") != std::string::npos)
                path = name;
            reader.add({gate, found.file, remedy}, name, sha256, path);
        }
        return {};
    };
    if (evidence.baseline)
        MESEWRIGHT_CHECK(fromResults(*evidence.baseline, "B", "measure the baseline again"));
    for (const ResultsEvidence& adapter : evidence.adapters)
        MESEWRIGHT_CHECK(fromResults(adapter, "D", "measure the adapters again"));
    for (const auto* confirmation : {&evidence.confirmBaseline, &evidence.confirmAdapter})
        if (*confirmation)
            MESEWRIGHT_CHECK(fromResults(**confirmation, "E", "measure the confirmation again"));

    if (evidence.training) {
        const std::string name = "runs/" + evidence.training->runId + "/run.json";
        MESEWRIGHT_TRY(const auto json, files.readJson(name));
        if (json && json->is_object() && json->contains("inputs"))
            reader.addInputs({"C", name, "train again, or restore the file"}, json->at("inputs"));
    }
    if (evidence.comparison && evidence.comparison->extra &&
        evidence.comparison->extra->is_object())
        for (const char* key : {"hashes", "inputs"})
            if (evidence.comparison->extra->contains(key))
                reader.addInputs({"E", *evidence.comparisonFile, "run gate E again"},
                                 evidence.comparison->extra->at(key));
    return reader.stale();
}

} // namespace mesewright::report
