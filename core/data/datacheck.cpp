// SPDX-License-Identifier: Apache-2.0
#include "core/data/datacheck.h"

#include "core/data/textshape.h"
#include "core/data/wordgrams.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace mesewright {

namespace {

/// Training rows of one shape that are looked through for the closest one.
constexpr std::size_t mostOfAShape = 200;
/// Shorter answers ("true") stand in many prompts by chance.
constexpr std::size_t shortestAnswer = 12;

std::size_t hashOf(std::span<const std::string_view> texts)
{
    std::size_t hash = texts.size();
    for (const std::string_view text : texts)
        hash = (hash ^ std::hash<std::string_view>()(text)) * 0x9E3779B97F4A7C15ULL;
    return hash;
}

struct SameItem
{
    std::size_t operator()(const TaskItem* item) const
    {
        const std::array<std::string_view, 4> texts{item->family, item->instruction, item->input,
                                                    item->output};
        return hashOf(texts);
    }
    bool operator()(const TaskItem* a, const TaskItem* b) const
    {
        return a->output == b->output && a->instruction == b->instruction && a->input == b->input &&
               a->family == b->family;
    }
};

/// Rows with what makes them distinct.
using ItemRows = std::unordered_map<const TaskItem*, std::size_t, SameItem, SameItem>;

/// Finds rows whose texts are equal once layout and case are ignored. Only hashes are kept; a hit
/// is made sure by comparing the texts themselves.
class NormalisedRows
{
public:
    /// The first `fields` of instruction, input, output, family are compared.
    explicit NormalisedRows(std::size_t fields) : m_fields(fields) {}

    void add(const TaskItem& item, std::size_t row) { m_rows.emplace(hash(texts(item)), row); }

    [[nodiscard]] std::optional<std::size_t> find(const TaskItem& item,
                                                  std::span<const TaskItem> items) const
    {
        const auto wanted = texts(item);
        std::optional<std::size_t> first;
        const auto [from, to] = m_rows.equal_range(hash(wanted));
        for (auto at = from; at != to; ++at)
            if ((!first || at->second < *first) && texts(items[at->second]) == wanted)
                first = at->second;
        return first;
    }

private:
    [[nodiscard]] std::vector<std::string> texts(const TaskItem& item) const
    {
        std::vector<std::string> out;
        for (const std::string* text : {&item.instruction, &item.input, &item.output, &item.family})
            if (out.size() < m_fields)
                out.push_back(normalisedText(*text));
        return out;
    }
    static std::size_t hash(const std::vector<std::string>& texts)
    {
        return hashOf(std::vector<std::string_view>(texts.begin(), texts.end()));
    }

    std::size_t m_fields;
    std::unordered_multimap<std::size_t, std::size_t> m_rows;
};

bool holds(const std::string& text, const std::string& part)
{
    // Of linear time whatever the texts are, unlike std::string::find.
    return memmem(text.data(), text.size(), part.data(), part.size()) != nullptr;
}

bool answerInPrompt(const TaskItem& item)
{
    const std::string output = normalisedText(item.output);
    return output.size() >= shortestAnswer && (holds(normalisedText(item.instruction), output) ||
                                               holds(normalisedText(item.input), output));
}

WordGrams gramsOf(const TaskItem& item)
{
    const std::array<std::string_view, 3> texts{item.instruction, item.input, item.output};
    return wordGrams(texts);
}

double outputSimilarity(const TaskItem& a, const TaskItem& b)
{
    const std::array<std::string_view, 1> first{a.output};
    const std::array<std::string_view, 1> second{b.output};
    return a.output == b.output ? 1 : gramSimilarity(wordGrams(first), wordGrams(second));
}

/// The shapes of the instruction alone and of the whole row, as hashes: 64 bits are enough to
/// count.
struct RowShapes
{
    explicit RowShapes(const TaskItem& item)
    {
        const std::string asked = normalisedText(shapeOf(item.instruction));
        const std::string given = normalisedText(shapeOf(item.input));
        const std::string answer = normalisedText(shapeOf(item.output));
        const std::array<std::string_view, 1> one{asked};
        const std::array<std::string_view, 4> all{item.family, asked, given, answer};
        instruction = hashOf(one);
        row = hashOf(all);
    }

    std::size_t instruction;
    std::size_t row;
};

/// One file's distinct items and the shapes of its answers.
struct Side
{
    explicit Side(std::span<const TaskItem> all) : items(all)
    {
        for (std::size_t row = 0; row < items.size(); ++row) {
            const TaskItem& item = items[row];
            counts.withLicence += item.licence.empty() ? 0 : 1;
            const auto [known, isNew] = rows.emplace(&item, distinct.size());
            distinctOf.push_back(known->second);
            if (isNew) {
                distinct.push_back(row);
                grams.push_back(gramsOf(item));
                auto& sharing = shapes[shapeOf(item.output)];
                sharing.push_back(distinct.size() - 1);
                const RowShapes masked(item);
                instructionShapes.insert(masked.instruction);
                rowShapes.insert(masked.row);
                inPrompt.push_back(answerInPrompt(item));
            }
            if (inPrompt[known->second])
                counts.answerInPrompt.push_back(row);
        }
        counts.rows = items.size();
        counts.distinct = distinct.size();
        counts.shapes = shapes.size();
    }

    std::span<const TaskItem> items;
    ItemCounts counts;
    ItemRows rows;
    std::vector<std::size_t> distinct;   ///< first row of each distinct item
    std::vector<std::size_t> distinctOf; ///< distinct item of each row
    std::vector<WordGrams> grams;        ///< of each distinct item
    std::vector<bool> inPrompt;          ///< of each distinct item
    std::unordered_map<std::string, std::vector<std::size_t>> shapes; ///< distinct items
    std::unordered_set<std::size_t> instructionShapes;
    std::unordered_set<std::size_t> rowShapes;
};

/// The most similar of the training items that share a shape.
NearestRow nearestOfShape(const Side& train, const std::vector<std::size_t>& sharing,
                          const WordGrams& grams)
{
    NearestRow nearest{sharing.front(), -1};
    for (std::size_t at = 0; at < std::min(sharing.size(), mostOfAShape); ++at) {
        const double similarity = gramSimilarity(train.grams[sharing[at]], grams);
        if (similarity > nearest.similarity)
            nearest = {sharing[at], similarity};
    }
    return nearest;
}

class Comparison
{
public:
    Comparison(std::span<const TaskItem> train, std::span<const TaskItem> eval,
               const DataCheckOptions& options)
        : m_train(train), m_eval(eval), m_options(options), m_sameText(4), m_sameQuestion(2)
    {
        for (const std::size_t row : m_train.distinct) {
            m_sameText.add(train[row], row);
            m_sameQuestion.add(train[row], row);
        }
    }

    DataCheck run()
    {
        DataCheck check;
        check.train = m_train.counts;
        check.eval = m_eval.counts;
        check.threshold = m_options.threshold;
        std::vector<std::size_t> times(m_eval.distinct.size(), 0);
        for (const std::size_t item : m_eval.distinctOf)
            ++times[item];
        const std::vector<NearestRow> nearest = nearestRows(m_train.grams, m_eval.grams);
        std::vector<MatchKind> kinds;
        for (std::size_t item = 0; item < m_eval.distinct.size(); ++item) {
            NearMatch match = matchOf(item, nearest[item]);
            match.evalRows = times[item];
            kinds.push_back(match.kind);
            count(check, item, match);
            if (match.kind != MatchKind::None)
                check.near.push_back(match);
        }
        for (const std::size_t item : m_eval.distinctOf)
            check.kinds.push_back(kinds[item]);
        std::stable_sort(
            check.near.begin(), check.near.end(), [](const NearMatch& a, const NearMatch& b) {
                return a.kind != b.kind ? a.kind < b.kind : a.similarity > b.similarity;
            });
        return check;
    }

private:
    NearMatch matchOf(std::size_t item, const NearestRow& nearest)
    {
        NearMatch match;
        match.evalRow = m_eval.distinct[item];
        const TaskItem& wanted = m_eval.items[match.evalRow];
        if (const auto same = m_train.rows.find(&wanted); same != m_train.rows.end()) {
            match.trainRow = m_train.distinct[same->second];
            match.kind = MatchKind::Leaked;
            return match;
        }
        const auto shape = m_train.shapes.find(shapeOf(wanted.output));
        std::size_t closest = nearest.row;
        if (const auto text = m_sameText.find(wanted, m_train.items)) {
            match.kind = MatchKind::SameText;
            closest = m_train.distinctOf[*text];
        } else if (const auto question = m_sameQuestion.find(wanted, m_train.items)) {
            match.kind = MatchKind::SameQuestion;
            closest = m_train.distinctOf[*question];
        } else if (shape != m_train.shapes.end()) {
            match.kind = MatchKind::SameShape;
            const NearestRow own = nearestOfShape(m_train, shape->second, m_eval.grams[item]);
            // A row of another shape is shown only if it is the more similar one.
            closest = nearest.similarity > own.similarity ? nearest.row : own.row;
        } else if (nearest.similarity < m_options.threshold || nearest.similarity <= 0) {
            match.kind = MatchKind::None;
            return match;
        }
        match.trainRow = m_train.distinct[closest];
        match.similarity = gramSimilarity(m_train.grams[closest], m_eval.grams[item]);
        match.outputSimilarity = outputSimilarity(m_train.items[match.trainRow], wanted);
        return match;
    }

    void count(DataCheck& check, std::size_t item, const NearMatch& match) const
    {
        const auto rowsIf = [&](bool counted) { return counted ? match.evalRows : 0; };
        check.leakedDistinct += match.kind == MatchKind::Leaked ? 1 : 0;
        check.leakedRows += rowsIf(match.kind == MatchKind::Leaked);
        check.sameTextRows += rowsIf(match.kind <= MatchKind::SameText);
        check.sameQuestionRows += rowsIf(match.kind <= MatchKind::SameQuestion);
        check.nearRows +=
            rowsIf(match.kind != MatchKind::None && match.similarity >= m_options.threshold);
        const TaskItem& wanted = m_eval.items[m_eval.distinct[item]];
        const RowShapes masked(wanted);
        check.rowsSharingAShape += rowsIf(m_train.shapes.contains(shapeOf(wanted.output)));
        check.rowsSharingAnInstructionShape +=
            rowsIf(m_train.instructionShapes.contains(masked.instruction));
        check.rowsSharingARowShape += rowsIf(m_train.rowShapes.contains(masked.row));
    }

    Side m_train;
    Side m_eval;
    DataCheckOptions m_options;
    NormalisedRows m_sameText;
    NormalisedRows m_sameQuestion;
};

} // namespace

std::string_view matchKindName(MatchKind kind)
{
    switch (kind) {
    case MatchKind::Leaked:
        return "leaked";
    case MatchKind::SameText:
        return "same text";
    case MatchKind::SameQuestion:
        return "same question";
    case MatchKind::SameShape:
        return "same shape";
    case MatchKind::Near:
        return "near";
    case MatchKind::None:
        break;
    }
    return "none";
}

bool isLeak(MatchKind kind)
{
    return kind <= MatchKind::SameQuestion;
}

DataCheck checkData(std::span<const TaskItem> train, std::span<const TaskItem> eval,
                    const DataCheckOptions& options)
{
    return Comparison(train, eval, options).run();
}

} // namespace mesewright
