// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/scorer.h"

#include "core/luanti/sandbox.h"
#include "core/luanti/server.h"
#include "core/scoring/loadscorer.h"
#include "core/scoring/staticscorer.h"
#include "core/scoring/syntaxscorer.h"

#include <algorithm>
#include <utility>

namespace mesewright {

namespace {

/// Judges in rounds, so that a stop is heeded between them, and keeps what reading the families
/// found.
class Rounds final : public Scorer
{
public:
    Rounds(std::unique_ptr<Scorer> scorer, FamilyLoading families, CancelToken cancel)
        : m_scorer(std::move(scorer)), m_families(std::move(families)), m_cancel(std::move(cancel))
    {
    }

    [[nodiscard]] Level level() const override { return m_scorer->level(); }
    [[nodiscard]] std::span<const Finding> findings() const override { return m_families.findings; }

    [[nodiscard]] Result<std::vector<Verdict>> score(std::span<const Candidate> candidates) override
    {
        constexpr std::size_t round = 4096;
        std::vector<Verdict> verdicts;
        for (std::size_t at = 0; at < candidates.size(); at += round) {
            if (m_cancel.requested())
                return stopped();
            const std::size_t count = std::min(round, candidates.size() - at);
            MESEWRIGHT_TRY(auto part, m_scorer->score(candidates.subspan(at, count)));
            for (std::size_t i = 0; i < count; ++i) {
                // One wording for all levels, and the reason why a family is broken.
                if (m_families.set->find(candidates[at + i].family) == nullptr)
                    part[i].reason = m_families.set->whyNot(candidates[at + i].family);
            }
            std::move(part.begin(), part.end(), std::back_inserter(verdicts));
        }
        return verdicts;
    }

private:
    std::unique_ptr<Scorer> m_scorer;
    FamilyLoading m_families;
    CancelToken m_cancel;
};

FamilyKinds kindsOf(std::shared_ptr<const FamilySet> families)
{
    return [families = std::move(families)](std::string_view name) -> std::optional<AnswerKind> {
        const Family* family = families->find(name);
        if (family == nullptr)
            return std::nullopt;
        return family->kind == Family::Kind::Diff ? AnswerKind::Diff : AnswerKind::Program;
    };
}

std::unique_ptr<ModRunner> runnerFor(const ScorerOptions& options)
{
    if (options.level == Level::Exec) {
        SandboxOptions sandbox;
        sandbox.jobs = options.jobs;
        return std::make_unique<Sandbox>(std::move(sandbox));
    }
    ServerOptions server;
    server.jobs = options.jobs;
    server.cacheFolder = defaultServerCache();
    return std::make_unique<ServerRunner>(std::move(server));
}

} // namespace

Result<std::unique_ptr<Scorer>> makeScorer(const ScorerOptions& options)
{
    MESEWRIGHT_TRY(FamilyLoading families, loadFamilies(options.families));
    const Extraction extraction = options.extraction.value_or(defaultExtraction(options.level));
    const std::shared_ptr<const FamilySet> set = families.set;
    std::unique_ptr<Scorer> scorer;
    switch (options.level) {
    case Level::Syntax:
        scorer = std::make_unique<SyntaxScorer>(LuaPrograms{{}, options.luaParser, {}}, extraction,
                                                kindsOf(set));
        break;
    case Level::Static:
        scorer = std::make_unique<StaticScorer>(options.luaParser, set, extraction);
        break;
    case Level::Exec:
    case Level::Engine:
        return std::unique_ptr<Scorer>(std::make_unique<LoadScorer>(
            runnerFor(options), std::move(families),
            LoadScorer::Options{options.level, extraction, options.cancel}));
    }
    return std::unique_ptr<Scorer>(
        std::make_unique<Rounds>(std::move(scorer), std::move(families), options.cancel));
}

} // namespace mesewright
