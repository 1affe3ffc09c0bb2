// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/luanti/dialect.h"
#include "core/scoring/extraction.h"
#include "core/scoring/scorer.h"

#include <functional>
#include <optional>
#include <string_view>

namespace mesewright {

/// What a family's answers are, or nothing for a family that is not known.
using FamilyKinds = std::function<std::optional<AnswerKind>(std::string_view family)>;

/// scaffold and doc are programs, repair is a diff.
[[nodiscard]] std::optional<AnswerKind> seedFamilyKind(std::string_view family);

/// Our `syntax` level: passed means that LuaJIT 2.1, which Luanti runs, takes the code as a file.
/// For a diff the code is the patched input: applied as git does, else as the Python project does,
/// and the evidence says which. Needs all three parser programs.
///
/// Evidence: "luajit", "lua51", "lua54": {"ok", "line"?, "message"?} (without "ok" when that parser
/// could not judge); "differences": [{"line", "text", "times"?}]; with extraction "extraction":
/// {"source", "why", "line"}; for a diff "patch": {"applied": "strictly"|"by line numbers"|"no",
/// "why"?} and "patched".
class SyntaxScorer final : public Scorer
{
public:
    explicit SyntaxScorer(const LuaPrograms& programs = {},
                          Extraction extraction = Extraction::Auto,
                          FamilyKinds kinds = seedFamilyKind);

    [[nodiscard]] Level level() const override { return Level::Syntax; }
    [[nodiscard]] Result<std::vector<Verdict>>
    score(std::span<const Candidate> candidates) override;

private:
    Result<void> scoreBatch(std::span<const Candidate> candidates, std::span<Verdict> verdicts);

    DialectChecker m_checker;
    Extraction m_extraction;
    FamilyKinds m_kinds;
};

} // namespace mesewright
