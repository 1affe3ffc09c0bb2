// SPDX-License-Identifier: Apache-2.0
#include "app/cli/scoreverbs.h"

#include "core/base/text.h"
#include "core/gates/answerscoring.h"
#include "core/gates/passmetrics.h"
#include "core/gates/rescoring.h"
#include "core/scoring/levelcheck.h"

namespace mesewright {

namespace {

const std::vector<std::string> levels{"syntax", "static", "exec", "engine"};

/// What `score` and `rescore` share.
struct ScoringFields
{
    std::optional<std::string> level;
    std::optional<std::string> extract;
    std::string families;
    int jobs = 0;
    bool deriveExpect = false;

    void options(OptionVisitor& v)
    {
        v.option(&extract, Option("extract", "NAME", "what is taken from an answer")
                               .oneOf({"none", "auto"})
                               .defaultsTo("none for static, auto for the others"));
        v.option(&families, Option("families", "DIR", "families of your own"));
        v.option(&deriveExpect,
                 Option("derive_expect", "rows without expect get what their instruction says, "
                                         "where it has the Python project's wording"));
        v.option(&jobs, Option("jobs", "N", "programs that run at once")
                            .within(1, 1024)
                            .defaultsTo("as many as fit the machine"));
    }

    [[nodiscard]] Result<ScorerOptions> take(const Context& context) const
    {
        ScorerOptions options;
        MESEWRIGHT_TRY(options.level, parseLevel(level.value_or("static")));
        if (extract) {
            MESEWRIGHT_TRY(options.extraction, parseExtraction(*extract));
        }
        options.families = families;
        options.jobs = jobs;
        options.cancel = context.cancel;
        return options;
    }
};

class ScoreVerb final : public PlainVerb
{
public:
    void options(OptionVisitor& v) override
    {
        v.option(&m_answers,
                 Option("answers", "FILE",
                        "JSON Lines with id, family, instruction, input, answer, expect")
                     .needed());
        v.option(&m_level,
                 Option("level", "NAME", "how deep to judge: syntax, static, exec or engine")
                     .needed()
                     .oneOf(levels));
        m_fields.options(v);
        v.option(&m_measured, Option("measured", "keep the seconds and the memory of each program "
                                                 "too; the output then differs from run to run"));
        v.option(&m_out,
                 Option("out", "FILE", "write the verdicts there").defaultsTo("standard output"));
    }

    Result<int> run(Context& context) override
    {
        m_fields.level = m_level;
        Json list = Json::array();
        AnswerScoring scoring;
        scoring.answers = m_answers;
        scoring.out = m_out;
        scoring.deriveExpect = m_fields.deriveExpect;
        scoring.measured = m_measured;
        MESEWRIGHT_TRY(scoring.scorer, m_fields.take(context));
        if (m_out.empty())
            scoring.line = [&](const std::string& line) {
                if (context.general.json)
                    list.push_back(Json::parse(line));
                else
                    context.print(line + "\n");
            };
        MESEWRIGHT_TRY(const AnswerScores scores, scoreAnswers(scoring, context.progress));
        Json result{{"rows", scores.rows}, {"outcomes", scores.outcomes}};
        if (m_out.empty()) {
            result["verdicts"] = std::move(list);
        } else {
            std::string words;
            for (const auto& [name, count] : scores.outcomes)
                words += ", " + std::to_string(count) + " " + name;
            context.print(m_out + ": " + std::to_string(scores.rows) + " verdicts" + words + "\n");
            result["out"] = m_out;
        }
        // The rows say so one by one; the exit code says it of the whole.
        const Result<void> able = checkLevel(scoring.scorer.level);
        if (!able) {
            context.progress.message("nothing could be run: " + able.error().message);
            result["problem"] = able.error().message;
        }
        context.result(std::move(result));
        return able ? 0 : exitCode(able.error().kind);
    }

private:
    std::string m_answers;
    std::string m_level;
    ScoringFields m_fields;
    bool m_measured = false;
    std::string m_out;
};

class RescoreVerb final : public PlainVerb
{
public:
    void options(OptionVisitor& v) override
    {
        v.option(&m_results, Option("results", "FILE", "the results file").needed());
        v.option(&m_fields.level,
                 Option("level", "NAME", "how deep to judge: syntax, static, exec or engine")
                     .oneOf(levels)
                     .defaultsTo("the file's own, or static"));
        m_fields.options(v);
        v.option(&m_out,
                 Option("out", "FILE", "the new file").defaultsTo("replaces the results file"));
    }

    Result<int> run(Context& context) override
    {
        RescoreOptions options;
        options.results = m_results;
        options.out = m_out.empty() ? m_results : m_out;
        MESEWRIGHT_TRY(options.scorer, m_fields.take(context));
        options.ownLevel = !m_fields.level;
        options.deriveExpect = m_fields.deriveExpect;
        MESEWRIGHT_TRY(const Rescored done, rescoreFile(options, context.progress));
        const EvalResults& results = done.results;
        context.print(resultsText(results, "overall") +
                      formatted("\n%s: %zu answers scored, %zu verdicts changed\n",
                                options.out.c_str(), done.counts.answers, done.counts.changed));
        context.result(Json{{"out", options.out.string()},
                            {"level", results.level},
                            {"answers", done.counts.answers},
                            {"changed", done.counts.changed},
                            {"outcomes", results.outcomes},
                            {"pass_at_1", results.overall.passAt1},
                            {"pass_at_k", results.overall.passAtK}});
        return 0;
    }

private:
    std::string m_results;
    ScoringFields m_fields;
    std::string m_out;
};

} // namespace

void addScoreVerbs(std::vector<VerbEntry>& table)
{
    table.push_back(verbEntry<ScoreVerb>(
        "score", "judge answers",
        "One line a row, in the same order: id, outcome (passed, failed, not_extracted, not_run), "
        "level,\nreason, evidence. Exit 0 when every row was judged, whatever the verdicts; 3 when "
        "the level engine\nfinds no server (its rows then say not_run). Levels: syntax (Luanti's "
        "Lua takes it), static (the\nPython project's rules), exec (runs in the sandbox and does "
        "what expect asks), engine (a real\nserver loads it). Stopped with --out, the same command "
        "goes on."));
    table.push_back(verbEntry<RescoreVerb>(
        "rescore", "score a saved results file again, without the model",
        "Verdicts and figures are made anew from the answers in the file; the same file gives the "
        "same bytes.\nStopped, the same command goes on."));
}

} // namespace mesewright
