// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/evidence.h"

#include <optional>
#include <string>
#include <vector>

namespace mesewright::report {

/// A table in words, as the page and the Markdown file show it.
struct Table
{
    enum class Column { Text, Number, Code, State };
    struct Bar
    {
        double value = 0;
        std::optional<Interval> interval;
        int series = 1;
        std::optional<double> reference;
    };
    std::vector<std::pair<std::string, Column>> columns;
    std::vector<std::vector<std::string>> rows;
    std::vector<Bar> bars;           ///< one a row, drawn as the last column; or none
    std::vector<GateState> states;   ///< one a row where a column is a State
    std::vector<std::size_t> picked; ///< rows in bold
    bool grouped = false;            ///< rows with the same first cell belong together
};

[[nodiscard]] Table overallTable(const Evidence& evidence);
[[nodiscard]] Table familyTable(const Evidence& evidence);
/// Each model's figures over all rows, over distinct items, and over those not in training.
[[nodiscard]] Table countedTable(const Evidence& evidence);
/// The same answers at each level that they were judged at; empty without a second level.
[[nodiscard]] Table levelTable(const Evidence& evidence);
/// Levels that this machine could not run, a sentence each.
[[nodiscard]] std::vector<std::string> levelNotes(const Evidence& evidence);
/// The untouched model asked in the training template and in the chat format.
[[nodiscard]] Table formatTable(const Evidence& evidence);
[[nodiscard]] Table generationTable(const Evidence& evidence);
[[nodiscard]] Table comparisonTable(const Evidence& evidence);
[[nodiscard]] Table familyDeltaTable(const Evidence& evidence);
[[nodiscard]] Table probeTable(const Evidence& evidence);
[[nodiscard]] Table runTable(const Evidence& evidence);
[[nodiscard]] Table fileTable(const Evidence& evidence);
[[nodiscard]] Table recordedTable(const Evidence& evidence);

/// Names and values: how answers were drawn, and what the training came to.
[[nodiscard]] std::vector<std::pair<std::string, std::string>>
measurementFacts(const Evidence& evidence);
[[nodiscard]] std::vector<std::pair<std::string, std::string>>
trainingFacts(const TrainingEvidence& training);

/// A command of `commands`, broken before options where it is too long for a line.
[[nodiscard]] std::string wrappedCommand(const std::string& command);

/// Text too long for a page, cut at a character with a note on what was left out.
[[nodiscard]] std::string shortened(const std::string& text, const std::string& wholeIsIn);

} // namespace mesewright::report
