// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/luanti/luaparser.h"
#include "core/scoring/scorer.h"
#include "core/scoring/staticrules.h"

#include <filesystem>
#include <optional>
#include <string>

namespace mesewright {

/// The judgement of the Python project's rules, with all that led to it.
struct StaticVerdict
{
    Outcome outcome = Outcome::NotRun;
    /// `ok`, `lua syntax`, `missing: PATTERN`, `forbidden: PATTERN`, `patch: does not parse`,
    /// `patch: no file`, `patch: more than one file`, `patch: start out of range`, `patched: ` and
    /// one of the first four, `patched text begins with ERROR:`, `unknown family`, or why the
    /// parser could not judge.
    std::string reason;
    std::string detail;                 ///< the parser's words, may be empty
    int line = 0;                       ///< line of the judged text; 0 when none applies
    std::optional<bool> diffRule;       ///< repair: whether the diff alone has a diff's marks
    std::optional<std::string> patched; ///< repair: the input after patching
};

/// Our `static` level: the Python project's rules, exactly, so that old numbers stay comparable.
/// White space is stripped at both ends; scaffold and doc are parsed as Lua 5.1 and searched for
/// their family's patterns; a repair is a unified diff, applied to the input, and what results
/// must pass as scaffold.
class StaticScorer final : public Scorer
{
public:
    explicit StaticScorer(std::filesystem::path luaParser = {});

    [[nodiscard]] Level level() const override { return Level::Static; }
    [[nodiscard]] Result<std::vector<Verdict>>
    score(std::span<const Candidate> candidates) override;

    [[nodiscard]] Result<std::vector<StaticVerdict>>
    scoreStatic(std::span<const Candidate> candidates);

private:
    Result<void> scoreBatch(std::span<const Candidate> candidates,
                            std::span<StaticVerdict> verdicts);

    LuaParser m_parser;
    StaticRules m_rules;
};

/// The level-independent form; what is specific to static goes into the evidence.
[[nodiscard]] Verdict toVerdict(const StaticVerdict& verdict);

/// Candidates judged in a second, by scoring `candidates` again and again for about
/// `seconds`. For the bench program.
[[nodiscard]] Result<double> benchStaticScoring(std::span<const Candidate> candidates,
                                                double seconds,
                                                const std::filesystem::path& luaParser = {});

} // namespace mesewright
