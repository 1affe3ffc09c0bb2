// SPDX-License-Identifier: Apache-2.0
#include "core/data/datacheck.h"

#include "core/base/text.h"
#include "core/data/textshape.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace mesewright {

namespace {

/// More rows of one shape are not looked through for the closest one: time would grow with the
/// product of both files.
constexpr std::size_t mostCompared = 1000;

struct Keys
{
    std::vector<std::string> items;
    std::vector<std::string> shapes;
};

Keys keysOf(std::span<const TaskItem> items)
{
    Keys keys;
    for (const TaskItem& item : items) {
        keys.items.push_back(distinctKey(item));
        keys.shapes.push_back(shapeOf(item.output));
    }
    return keys;
}

std::size_t distinctCount(const std::vector<std::string>& values)
{
    return std::unordered_set<std::string_view>(values.begin(), values.end()).size();
}

ItemCounts countsOf(std::span<const TaskItem> items, const Keys& keys)
{
    ItemCounts counts;
    counts.rows = items.size();
    counts.distinct = distinctCount(keys.items);
    counts.shapes = distinctCount(keys.shapes);
    counts.withLicence = static_cast<std::size_t>(std::count_if(
        items.begin(), items.end(), [](const TaskItem& item) { return !item.licence.empty(); }));
    return counts;
}

using Words = std::unordered_set<std::string_view>;

void addWords(std::string_view text, Words& words)
{
    const auto part = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '_' || static_cast<unsigned char>(c) >= 0x80;
    };
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && part(text[end]))
            ++end;
        if (end > at)
            words.insert(text.substr(at, end - at));
        at = end + 1;
    }
}

Words wordsOf(const TaskItem& item)
{
    Words words;
    addWords(item.instruction, words);
    addWords(item.input, words);
    addWords(item.output, words);
    return words;
}

/// Jaccard's index: shared words over all words.
double similarity(const Words& a, const Words& b)
{
    const auto shared = static_cast<std::size_t>(std::count_if(
        a.begin(), a.end(), [&b](std::string_view word) { return b.contains(word); }));
    const std::size_t all = a.size() + b.size() - shared;
    return all == 0 ? 1 : static_cast<double>(shared) / static_cast<double>(all);
}

/// Up to `most` bytes of a text on one line, cut between characters.
std::string shown(const std::string& text, std::size_t most = 100)
{
    std::string out;
    for (const char c : text) {
        if (out.size() >= most && (static_cast<unsigned char>(c) & 0xC0) != 0x80)
            return out + "…";
        out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    }
    return out;
}

Json countsToJson(const ItemCounts& counts)
{
    return {{"rows", counts.rows},
            {"distinct", counts.distinct},
            {"shapes", counts.shapes},
            {"with_licence", counts.withLicence}};
}

} // namespace

DataCheck checkData(std::span<const TaskItem> train, std::span<const TaskItem> eval)
{
    const Keys trainKeys = keysOf(train);
    const Keys evalKeys = keysOf(eval);
    DataCheck check;
    check.train = countsOf(train, trainKeys);
    check.eval = countsOf(eval, evalKeys);

    std::unordered_map<std::string_view, std::size_t> trainRow;
    std::unordered_map<std::string_view, std::vector<std::size_t>> rowsOfShape;
    for (std::size_t i = 0; i < train.size(); ++i) {
        const bool first = trainRow.emplace(trainKeys.items[i], i).second;
        if (auto& rows = rowsOfShape[trainKeys.shapes[i]]; first && rows.size() < mostCompared)
            rows.push_back(i);
    }
    std::unordered_map<std::size_t, Words> trainWords;
    std::unordered_map<std::string_view, std::size_t> nearOf;
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < eval.size(); ++i) {
        const auto same = trainRow.find(evalKeys.items[i]);
        const auto shape = rowsOfShape.find(evalKeys.shapes[i]);
        const bool leaked = same != trainRow.end();
        check.leakedRows += leaked ? 1 : 0;
        check.rowsSharingAShape += shape != rowsOfShape.end() ? 1 : 0;
        if (!seen.insert(evalKeys.items[i]).second) {
            if (const auto known = nearOf.find(evalKeys.items[i]); known != nearOf.end())
                ++check.near[known->second].evalRows;
            continue;
        }
        if (shape == rowsOfShape.end())
            continue;
        NearMatch near;
        near.evalRow = i;
        near.leaked = leaked;
        if (leaked) {
            near.trainRow = same->second;
            ++check.leakedDistinct;
        } else {
            near.similarity = -1;
            const Words words = wordsOf(eval[i]);
            for (const std::size_t row : shape->second) {
                const auto [entry, fresh] = trainWords.try_emplace(row);
                if (fresh)
                    entry->second = wordsOf(train[row]);
                const double value = similarity(words, entry->second);
                if (value > near.similarity)
                    std::tie(near.trainRow, near.similarity) = std::make_tuple(row, value);
            }
        }
        nearOf.emplace(evalKeys.items[i], check.near.size());
        check.near.push_back(near);
    }
    std::stable_sort(check.near.begin(), check.near.end(),
                     [](const NearMatch& a, const NearMatch& b) {
                         return a.leaked != b.leaked ? a.leaked : a.similarity > b.similarity;
                     });
    return check;
}

Json dataCheckToJson(const DataCheck& check, std::span<const TaskItem> train,
                     std::span<const TaskItem> eval)
{
    Json out = Json::object();
    out["train"] = countsToJson(check.train);
    Json& evalJson = out["eval"];
    evalJson = Json::object();
    evalJson["rows"] = check.eval.rows;
    evalJson["distinct"] = check.eval.distinct;
    evalJson["leaked_rows"] = check.leakedRows;
    evalJson["leaked_distinct"] = check.leakedDistinct;
    evalJson["shapes"] = check.eval.shapes;
    evalJson["rows_sharing_a_shape"] = check.rowsSharingAShape;
    evalJson["with_licence"] = check.eval.withLicence;
    Json& near = out["near_matches"];
    near = Json::array();
    for (const NearMatch& match : check.near) {
        near.push_back({{"kind", match.leaked ? "leaked" : "same shape"},
                        {"eval_line", eval[match.evalRow].line},
                        {"eval_rows", match.evalRows},
                        {"train_line", train[match.trainRow].line},
                        {"similarity", match.similarity},
                        {"eval_instruction", eval[match.evalRow].instruction},
                        {"train_instruction", train[match.trainRow].instruction}});
    }
    return out;
}

std::string dataCheckText(const DataCheck& check, std::span<const TaskItem> train,
                          std::span<const TaskItem> eval, std::size_t texts)
{
    const auto line = [](const char* name, const ItemCounts& c) {
        return formatted("%s: %zu rows, %zu distinct, %zu shapes of answers, %zu with a licence\n",
                         name, c.rows, c.distinct, c.shapes, c.withLicence);
    };
    std::string out = line("train", check.train) + line("eval", check.eval);
    out += formatted("leaked: %zu of %zu evaluation rows (%zu distinct) stand in the training file "
                     "word for word\n",
                     check.leakedRows, check.eval.rows, check.leakedDistinct);
    out += formatted("shapes: %zu of %zu evaluation rows have an answer of a shape that training "
                     "has too\n",
                     check.rowsSharingAShape, check.eval.rows);
    std::size_t left = texts;
    for (const NearMatch& match : check.near) {
        if (match.leaked || left == 0)
            continue;
        --left;
        out +=
            formatted("near match (%.0f %% of the words): eval line %d: ", 100 * match.similarity,
                      eval[match.evalRow].line) +
            shown(eval[match.evalRow].instruction) +
            formatted("\n  train line %d: ", train[match.trainRow].line) +
            shown(train[match.trainRow].instruction) + "\n";
    }
    return out;
}

} // namespace mesewright
