// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "core/base/utf8.h"
#include "core/data/datacheck.h"
#include "core/data/linediff.h"

#include <nlohmann/json.hpp>

namespace mesewright {

namespace {

/// Longer texts are cut in the record of a match.
constexpr std::size_t mostBytes = 2000;
/// Lines of a file that are named.
constexpr std::size_t mostLines = 10;

std::string cut(const std::string& text)
{
    if (text.size() <= mostBytes)
        return text;
    const std::string start = text.substr(0, mostBytes);
    return start.substr(0, start.size() - incompleteUtf8Tail(start)) + "…";
}

/// A row as a person reads it.
std::string rowText(const TaskItem& item)
{
    const auto ended = [](const std::string& text) {
        return text.empty() || text.ends_with('\n') ? text : text + "\n";
    };
    return "[" + item.family + "] " + ended(item.instruction) +
           (item.input.empty() ? "" : "[input]\n" + ended(item.input)) + "[output]\n" +
           ended(item.output);
}

/// "lines 3, 4, 5 and 12 more"
std::string linesOf(const std::vector<std::size_t>& rows, std::span<const TaskItem> items)
{
    std::string out = rows.size() == 1 ? "line " : "lines ";
    for (std::size_t i = 0; i < std::min(rows.size(), mostLines); ++i)
        out += (i == 0 ? "" : ", ") + std::to_string(items[rows[i]].line);
    if (rows.size() > mostLines)
        out += " and " + std::to_string(rows.size() - mostLines) + " more";
    return out;
}

std::string sideText(const char* name, const ItemCounts& counts, std::span<const TaskItem> items)
{
    std::string out =
        formatted("%s: %zu rows, %zu distinct, %zu shapes of answers, %zu with a licence\n", name,
                  counts.rows, counts.distinct, counts.shapes, counts.withLicence);
    if (counts.withLicence < counts.rows) {
        std::vector<std::size_t> without;
        for (std::size_t row = 0; row < items.size(); ++row)
            if (items[row].licence.empty())
                without.push_back(row);
        out += formatted("%s: %zu rows name no licence (%s)\n", name, without.size(),
                         linesOf(without, items).c_str());
    }
    if (!counts.answerInPrompt.empty())
        out +=
            formatted("%s: %zu rows hold their answer in the prompt (%s)\n", name,
                      counts.answerInPrompt.size(), linesOf(counts.answerInPrompt, items).c_str());
    return out;
}

} // namespace

Json dataCheckCounts(const DataCheck& check)
{
    // The first two objects are the contract's; what is new stands beside them.
    Json out = Json::object();
    out["train"] = {{"rows", check.train.rows},
                    {"distinct", check.train.distinct},
                    {"shapes", check.train.shapes},
                    {"with_licence", check.train.withLicence}};
    out["eval"] = {{"rows", check.eval.rows},
                   {"distinct", check.eval.distinct},
                   {"leaked_rows", check.leakedRows},
                   {"leaked_distinct", check.leakedDistinct},
                   {"shapes", check.eval.shapes},
                   {"rows_sharing_a_shape", check.rowsSharingAShape},
                   {"with_licence", check.eval.withLicence}};
    out["same_text_rows"] = check.sameTextRows;
    out["same_question_rows"] = check.sameQuestionRows;
    out["rows_sharing_an_instruction_shape"] = check.rowsSharingAnInstructionShape;
    out["rows_sharing_a_row_shape"] = check.rowsSharingARowShape;
    out["near_rows"] = check.nearRows;
    out["near_threshold"] = check.threshold;
    out["clean_rows"] = check.eval.rows - check.sameQuestionRows;
    out["without_licence"] = {{"train", check.train.rows - check.train.withLicence},
                              {"eval", check.eval.rows - check.eval.withLicence}};
    out["answer_in_prompt"] = {{"train", check.train.answerInPrompt.size()},
                               {"eval", check.eval.answerInPrompt.size()}};
    return out;
}

Json dataCheckToJson(const DataCheck& check, std::span<const TaskItem> train,
                     std::span<const TaskItem> eval)
{
    Json out = dataCheckCounts(check);
    const auto lines = [](const std::vector<std::size_t>& rows, std::span<const TaskItem> items) {
        Json list = Json::array();
        for (const std::size_t row : rows)
            list.push_back(items[row].line);
        return list;
    };
    out["answer_in_prompt_lines"] = {{"train", lines(check.train.answerInPrompt, train)},
                                     {"eval", lines(check.eval.answerInPrompt, eval)}};
    Json& near = out["near_matches"];
    near = Json::array();
    for (const NearMatch& match : check.near) {
        const TaskItem& here = eval[match.evalRow];
        const TaskItem& there = train[match.trainRow];
        Json row{{"kind", matchKindName(match.kind)},
                 {"eval_line", here.line},
                 {"eval_rows", match.evalRows},
                 {"train_line", there.line},
                 {"similarity", match.similarity},
                 {"output_similarity", match.outputSimilarity},
                 {"eval_instruction", cut(here.instruction)},
                 {"train_instruction", cut(there.instruction)}};
        if (match.kind != MatchKind::Leaked) {
            row["eval_input"] = cut(here.input);
            row["train_input"] = cut(there.input);
            row["eval_output"] = cut(here.output);
            row["train_output"] = cut(there.output);
        }
        near.push_back(std::move(row));
    }
    return out;
}

std::string dataCheckText(const DataCheck& check, std::span<const TaskItem> train,
                          std::span<const TaskItem> eval, std::size_t texts)
{
    std::string out = sideText("train", check.train, train) + sideText("eval", check.eval, eval);
    out += formatted("leaked: %zu of %zu evaluation rows (%zu distinct) stand in the training file "
                     "word for word\n",
                     check.leakedRows, check.eval.rows, check.leakedDistinct);
    if (check.sameTextRows > check.leakedRows)
        out += formatted("same text: %zu more rows differ in layout or letter case only\n",
                         check.sameTextRows - check.leakedRows);
    if (check.sameQuestionRows > check.sameTextRows)
        out += formatted("same question: %zu more rows ask what training asks, with another "
                         "answer\n",
                         check.sameQuestionRows - check.sameTextRows);
    out += formatted("shapes: %zu of %zu evaluation rows have an answer of a shape that training "
                     "has too\n",
                     check.rowsSharingAShape, check.eval.rows);
    out += formatted("shapes: %zu share that of the instruction, %zu that of the whole row\n",
                     check.rowsSharingAnInstructionShape, check.rowsSharingARowShape);
    out += formatted("near: %zu of %zu evaluation rows share %.0f %% or more of their word triples "
                     "with a training row\n",
                     check.nearRows, check.eval.rows, 100 * check.threshold);
    std::size_t left = texts;
    for (const NearMatch& match : check.near) {
        if (match.kind == MatchKind::Leaked || left == 0)
            continue;
        --left;
        out += formatted("\nnear match (%s, %.0f %% of the word triples; answers %.0f %%): eval "
                         "line %d (-), train line %d (+)\n",
                         std::string(matchKindName(match.kind)).c_str(), 100 * match.similarity,
                         100 * match.outputSimilarity, eval[match.evalRow].line,
                         train[match.trainRow].line) +
               lineDiff(rowText(eval[match.evalRow]), rowText(train[match.trainRow]));
    }
    return out;
}

} // namespace mesewright
