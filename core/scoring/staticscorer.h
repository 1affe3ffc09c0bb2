// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/luanti/luaparser.h"
#include "core/scoring/family.h"
#include "core/scoring/scorer.h"

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
    /// one of the first four, `patched text begins with ERROR:`, `unknown family`, `the family is
    /// broken: …`, or why the parser could not judge.
    std::string reason;
    std::string detail;                 ///< the parser's words, may be empty
    int line = 0;                       ///< line of the judged text; 0 when none applies
    std::optional<bool> diffRule;       ///< repair: whether the diff alone has a diff's marks
    std::optional<std::string> patched; ///< repair: the input after patching
    Json extraction;                    ///< {source, why, line} when code was taken out, else null
};

/// Our `static` level: the Python project's rules, exactly, so that old numbers stay comparable;
/// which rules those are, the families say. White space is stripped at both ends; a program is
/// parsed as Lua 5.1 and searched for its family's patterns; a diff is applied to the input, and
/// what results is parsed and searched for the patterns of the family that `patched` names.
class StaticScorer final : public Scorer
{
public:
    /// Without families the built-in ones are read at the first call.
    explicit StaticScorer(std::filesystem::path luaParser = {},
                          std::shared_ptr<const FamilySet> families = nullptr,
                          Extraction extraction = Extraction::None);

    [[nodiscard]] Level level() const override { return Level::Static; }
    [[nodiscard]] Result<std::vector<Verdict>>
    score(std::span<const Candidate> candidates) override;

    [[nodiscard]] Result<std::vector<StaticVerdict>>
    scoreStatic(std::span<const Candidate> candidates);

private:
    Result<void> scoreBatch(std::span<const Candidate> candidates,
                            std::span<StaticVerdict> verdicts);

    LuaParser m_parser;
    std::shared_ptr<const FamilySet> m_families;
    Extraction m_extraction = Extraction::None;
};

/// The level-independent form; what is specific to static goes into the evidence.
[[nodiscard]] Verdict toVerdict(const StaticVerdict& verdict);

/// Candidates judged in a second, by scoring `candidates` again and again for about
/// `seconds`. For the bench program.
[[nodiscard]] Result<double> benchStaticScoring(std::span<const Candidate> candidates,
                                                double seconds,
                                                const std::filesystem::path& luaParser = {});

} // namespace mesewright
