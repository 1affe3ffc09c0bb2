// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/data/datacheck.h"
#include "core/data/rowtable.h"
#include "core/data/taskfile.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mesewright::ui {

/// What is known of one line of a data file without parsing it again.
struct RowFacts
{
    enum class Kind : std::uint8_t { Blank, Item, Tokens, Bad };

    std::uint32_t family = 0; ///< numbers of DataNames
    std::uint32_t licence = 0;
    std::uint32_t source = 0;
    std::uint32_t characters = 0; ///< of instruction, input and output together, in bytes
    std::int32_t tokens = -1;     ///< as trained, after the cut; -1: not counted yet
    std::int32_t match = -1;      ///< line of the other file that comes closest
    std::uint32_t copies = 0;     ///< how many rows of the other file are equal, word for word
    float similarity = 0;
    Kind kind = Kind::Blank;
    bool compared = false; ///< with the other file; before that `leak` says nothing
    MatchKind leak = MatchKind::None;
};

/// Texts that many rows share. Number 0 is "" (not recorded).
class DataNames
{
public:
    std::uint32_t numberOf(const std::string& name);
    [[nodiscard]] const std::string& nameOf(std::uint32_t number) const { return m_names[number]; }
    [[nodiscard]] std::size_t size() const { return m_names.size(); }

private:
    std::vector<std::string> m_names{std::string()};
};

/// One data file as a value: its lines, and what is known of each. Shared between the interface
/// thread and jobs, never changed once it is shared.
struct DataState
{
    RowTable table;
    std::vector<RowFacts> facts; ///< one a line
    DataNames families;
    DataNames licences;
    DataNames sources;
    std::vector<Finding> findings; ///< of the text, at most `mostFindings`
    std::size_t badRows = 0;
    std::uint64_t version = 0; ///< another number for another text

    static constexpr std::size_t mostFindings = 200;
};
using SharedData = std::shared_ptr<const DataState>;

/// What a person wants to see. Empty sets hide nothing.
struct RowFilter
{
    QString text;                     ///< letters anywhere in the row, case ignored
    std::set<std::uint32_t> noFamily; ///< numbers that are hidden
    std::set<std::uint32_t> noLicence;
    std::set<std::uint32_t> noSource;
    std::set<MatchKind> noLeak;
    std::set<int> noLength; ///< numbers of `lengthBin`
    /// Only these lines, in the file's order: the first batch.
    std::optional<std::vector<int>> only;
    std::optional<std::int32_t> fewestTokens;
    std::optional<std::int32_t> mostTokens;

    [[nodiscard]] bool hidesNothing() const;
};

/// Lengths in tokens, put together by powers of two: below 64, 64 to 127 and so on.
inline constexpr int lengthBins = 7;
[[nodiscard]] int lengthBin(std::int32_t tokens);
/// The first length of a bin; of `lengthBins`: none.
[[nodiscard]] std::int32_t firstOfBin(int bin);
/// "64 – 127 tokens"
[[nodiscard]] QString lengthWord(int bin);

/// Reads what was typed into the search field: words, and `family:repair`, `licence:MIT`,
/// `source:x`, `leak:leaked`, `tokens:>100`, `tokens:<50`, `tokens:64-127` among them;
/// `family:=doc` takes that name alone.
[[nodiscard]] RowFilter parseFilter(const QString& typed, const DataState& data);

/// "leaked word for word" and so on: what the leak column and the filter call it.
[[nodiscard]] QString leakWord(MatchKind kind);

// The following read a whole file's text and are meant for jobs.

/// Lines and facts of a text; `file` is named in the findings.
[[nodiscard]] DataState indexText(std::shared_ptr<const std::string> text, const std::string& file,
                                  std::uint64_t version);
/// The facts of one line, for what a person has just changed.
[[nodiscard]] RowFacts factsOf(std::string_view line, DataState& names);
/// The item of a line, or the finding that says why it is none.
[[nodiscard]] Result<TaskItem> itemOf(std::string_view line, const std::string& file, int number);

/// Lines that pass the filter, in the file's order; blank lines never do.
[[nodiscard]] std::vector<int> filterRows(const DataState& data, const RowFilter& filter,
                                          const CancelToken& cancel);

/// How each row of `data` stands to the rows of `other`, and the figures of both.
struct LeakFacts
{
    std::uint64_t version = 0; ///< of `data`
    std::uint64_t otherVersion = 0;
    std::vector<RowFacts> facts; ///< with leak, match, copies and similarity
    DataCheck check;             ///< `data` in the place of the evaluation items
};
[[nodiscard]] LeakFacts checkLeaks(const DataState& data, const DataState& other,
                                   const CancelToken& cancel);

} // namespace mesewright::ui
