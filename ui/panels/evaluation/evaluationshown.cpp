// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/evaluationshown.h"

#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/data/prompttemplate.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <algorithm>

namespace mesewright::ui {

namespace {

using report::ResultsEvidence;

/// The same item in a file that was scored from the same answers: the same row, else by its key.
const ItemResult* sameItem(const ResultsEvidence* results, const ItemPair& pair)
{
    if (!results)
        return nullptr;
    const std::vector<ItemResult>& items = results->results.items;
    const std::string key = pairingKey(pair.item());
    const auto row = static_cast<std::size_t>(pair.number - 1);
    if (row < items.size() && pairingKey(items[row]) == key)
        return &items[row];
    const auto found = std::find_if(items.begin(), items.end(), [&](const ItemResult& item) {
        return pairingKey(item) == key;
    });
    return found == items.end() ? nullptr : &*found;
}

bool hasQuirk(const EvalResults& results)
{
    return results.generationParams.extra && results.generationParams.extra->is_object() &&
           results.generationParams.extra->value("template_quirk", false);
}

} // namespace

std::optional<RunSummary> lastRun(const WorkspaceSnapshot& snapshot,
                                  std::initializer_list<const char*> verbs)
{
    std::optional<RunSummary> found;
    for (const RunSummary& run : snapshot.runs) {
        if (std::find(verbs.begin(), verbs.end(), run.verb) == verbs.end())
            continue;
        if (!found || run.alive || !found->alive)
            found = run;
    }
    return found;
}

ResultsOf baseResults()
{
    return [](const LevelResults& level) { return level.baseline; };
}

ResultsOf chatResults()
{
    return [](const LevelResults& level) { return level.baselineChat; };
}

ResultsOf adapterResults(int index)
{
    return [index](const LevelResults& level) -> const ResultsEvidence* {
        return index >= 0 && index < level.adapters.size() ? level.adapters[index] : nullptr;
    };
}

AnswerSubject answerSubject(const EvaluationShown& shown, const ItemPair& pair,
                            const ResultsOf& left, const ResultsOf& right)
{
    AnswerSubject subject;
    subject.owner = shown.snapshot;
    subject.number = pair.number;
    subject.name = itemName(pair);
    subject.family = QString::fromStdString(pair.item().family);
    subject.level = shown.level;
    const ResultsEvidence* asked = nullptr;
    for (const LevelResults& level : shown.levels) {
        AnswerSubject::Level view;
        view.name = level.name;
        const ResultsEvidence* here = left(level);
        const ResultsEvidence* there = right(level);
        view.left = sameItem(here, pair);
        view.right = sameItem(there, pair);
        view.whyNot = level.whyNot;
        if (const ResultsEvidence* any = here ? here : there)
            view.extraction = any->results.extraction;
        if (&level == &shown.results())
            asked = here ? here : there;
        subject.levels.append(view);
    }
    if (asked)
        subject.prompt = promptText(asked->results, pair.item());
    return subject;
}

QString promptText(const EvalResults& results, const ItemResult& item)
{
    const auto translated = [](const char* text) {
        return QCoreApplication::translate("mesewright::ui::Prompt", text);
    };
    const bool withInput = !pythonStrip(item.input).empty();
    const std::string question =
        withInput ? item.instruction + "\n\n" + item.input : item.instruction;
    if (results.format == "harmony")
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Prompt",
                                            "The user's message in the model's own chat format:")) +
               QStringLiteral("\n\n") + QString::fromStdString(question);
    const PromptTemplate builtIn = PromptTemplate::builtIn();
    const auto recorded = results.hashes.find("template");
    if (recorded != results.hashes.end() && recorded->second != sha256Hex(builtIn.text()))
        return translated(QT_TRANSLATE_NOOP(
                   "mesewright::ui::Prompt",
                   "Asked with a template of its own, which is not part of the results. What was "
                   "put into it:")) +
               QStringLiteral("\n\n") + QString::fromStdString(question);
    return QString::fromStdString(builtIn.prompt(
        item.instruction, item.input, hasQuirk(results) ? PromptForm::Seed : PromptForm::Matching));
}

} // namespace mesewright::ui
