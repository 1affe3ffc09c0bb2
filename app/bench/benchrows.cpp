// SPDX-License-Identifier: Apache-2.0
#include "app/bench/benchrows.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace mesewright {

namespace {

constexpr int noLoss = -100;
constexpr const char* expectedRow =
    "{\"input_ids\": [whole numbers], \"labels\": [as many, -100 for no loss]}";

bool isIdList(const Json& value, int least)
{
    return value.is_array() && std::all_of(value.begin(), value.end(), [least](const Json& id) {
               return id.is_number_integer() && id >= least &&
                      id <= std::numeric_limits<int>::max();
           });
}

bool isTokenRow(const Json& row)
{
    return row.is_object() && row.contains("input_ids");
}

// `labels` of the result is empty where the file has none.
Result<TrainRow> tokenRow(const Json& row, const std::string& where)
{
    if (!isTokenRow(row) || !isIdList(row["input_ids"], 0) || row["input_ids"].empty())
        return badInput(where + ": expected " + expectedRow);
    TrainRow result{row["input_ids"].get<std::vector<int>>(), {}};
    if (const auto labels = row.find("labels"); labels != row.end()) {
        if (!isIdList(*labels, noLoss) || labels->size() != result.inputIds.size())
            return badInput(where + ": 'labels' does not match 'input_ids', expected " +
                            expectedRow);
        result.labels = labels->get<std::vector<int>>();
    }
    return result;
}

// Empty for a file of task items.
Result<std::vector<TrainRow>> readTokenRows(const std::filesystem::path& file)
{
    MESEWRIGHT_TRY(const std::string text, readFile(file));
    std::vector<TrainRow> rows;
    int number = 0;
    for (const std::string& line : split(text, '\n')) {
        ++number;
        if (pythonStrip(line).empty())
            continue;
        const std::string where = formatted("%s, line %d", file.c_str(), number);
        MESEWRIGHT_TRY(const Json row, parseJson(line, where));
        if (rows.empty() && !isTokenRow(row)) {
#ifdef MESEWRIGHT_BENCH_FULL
            return std::vector<TrainRow>();
#else
            return badInput(where + ": this engine-only build takes token rows only, expected " +
                            expectedRow);
#endif
        }
        MESEWRIGHT_TRY(TrainRow taken, tokenRow(row, where));
        rows.push_back(std::move(taken));
    }
    if (rows.empty())
        return badInput(file.string() + " has no rows; give a file with at least one");
    return rows;
}

} // namespace

Result<std::vector<GenerationRequest>> readPrompts(const BenchInput& input)
{
    MESEWRIGHT_TRY(const auto rows, readTokenRows(input.file));
#ifdef MESEWRIGHT_BENCH_FULL
    if (rows.empty())
        return promptsOfItems(input);
#endif
    std::vector<GenerationRequest> requests;
    for (const TrainRow& row : rows) {
        const auto answer = std::find_if(row.labels.begin(), row.labels.end(),
                                         [](int label) { return label != noLoss; });
        const auto length = row.labels.empty()
                                ? row.inputIds.end()
                                : row.inputIds.begin() + (answer - row.labels.begin());
        GenerationRequest request;
        request.prompt.assign(row.inputIds.begin(), length);
        if (request.prompt.empty())
            return badInput(formatted("%s: row %zu has loss from its first token on, so that "
                                      "nothing is left as prompt; set its prompt's labels to -100",
                                      input.file.c_str(), requests.size() + 1));
        request.itemKey = itemKey(std::to_string(requests.size()));
        requests.push_back(std::move(request));
    }
    return requests;
}

Result<std::vector<TrainRow>> readTrainRows(const BenchInput& input)
{
    MESEWRIGHT_TRY(auto rows, readTokenRows(input.file));
#ifdef MESEWRIGHT_BENCH_FULL
    if (rows.empty())
        return trainRowsOfItems(input);
#endif
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].labels.empty())
            return badInput(formatted("%s: row %zu has no 'labels', which training needs; expected "
                                      "%s",
                                      input.file.c_str(), i + 1, expectedRow));
    return rows;
}

} // namespace mesewright
