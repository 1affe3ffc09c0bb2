// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/playground/answerjudge.h"

#include "core/scoring/scorer.h"

namespace mesewright::ui {

namespace {

JudgedLevel judgeAt(const TaskItem& item, const std::string& answer, Level level,
                    const CancelToken& cancel)
{
    JudgedLevel judged;
    judged.level = level;
    judged.verdict.level = level;
    const auto cannot = [&](const Error& error) {
        judged.verdict.outcome = Outcome::NotRun;
        judged.verdict.reason = error.message;
        return judged;
    };
    ScorerOptions options;
    options.level = level;
    options.cancel = cancel;
    const auto scorer = makeScorer(options);
    if (!scorer)
        return cannot(scorer.error());
    Candidate candidate{item.family, item.input, answer, item.instruction, item.expect.get()};
    const auto verdicts = (*scorer)->score({&candidate, 1});
    if (!verdicts)
        return cannot(verdicts.error());
    judged.verdict = verdicts->front();
    return judged;
}

} // namespace

std::vector<JudgedLevel> judgeAnswer(const TaskItem& item, const std::string& answer, Level deepest,
                                     const CancelToken& cancel)
{
    std::vector<JudgedLevel> levels;
    if (deepest != Level::Syntax) {
        const bool hasFamily = !item.family.empty();
        levels.push_back(judgeAt(item, answer, hasFamily ? Level::Static : Level::Syntax, cancel));
        if (!hasFamily && levels.back().verdict.outcome == Outcome::Passed)
            levels.back().note = "no rules for a free prompt: parsed only";
    }
    if (deepest != Level::Static)
        levels.push_back(judgeAt(item, answer, deepest, cancel));
    return levels;
}

} // namespace mesewright::ui
