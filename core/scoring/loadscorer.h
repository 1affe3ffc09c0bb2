// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/luanti/modrun.h"
#include "core/scoring/family.h"
#include "core/scoring/scorer.h"

#include <memory>
#include <string>
#include <vector>

namespace mesewright {

/// The evidence key under which a verdict keeps what differs from run to run (seconds, memory, the
/// log of a program that was cut off). Writers of files leave it out, so that scoring twice gives
/// the same bytes.
inline constexpr char measuredKey[] = "measured";

/// Our `exec` and `engine` levels, which differ in the runner only. An answer's code is taken out,
/// for a diff applied to the input, loaded as the only mod of an empty game, and what it registered
/// and did is held against the item's `expect` and then shown to the family's check.
///
/// passed: it loads, `expect` holds, the check says true. failed: one of these does not, or a limit
/// was met. not_extracted: no code in the answer. not_run: an unknown or broken family, an `expect`
/// that cannot be read, a broken check, or a program that this machine could not run.
///
/// Evidence: "extraction" {source, why, line}, "patch" {applied, why} and "patched" for a diff,
/// "input" {loads, reason} where the unchanged input was run too, "mod", "judge", "registered" and
/// "registered_count", "expect" {holds, problems}, "check" {holds, reason}, "findings" and
/// "findings_count", "behaviour", "log" (its end), "measured" {seconds, memory}. Each is bounded.
class LoadScorer final : public Scorer
{
public:
    struct Options
    {
        Level level = Level::Exec;
        Extraction extraction = Extraction::Auto;
        CancelToken cancel = {};
    };

    LoadScorer(std::unique_ptr<ModRunner> runner, FamilyLoading families, Options options);

    [[nodiscard]] Level level() const override { return m_options.level; }
    [[nodiscard]] Result<std::vector<Verdict>>
    score(std::span<const Candidate> candidates) override;
    [[nodiscard]] std::span<const Finding> findings() const override { return m_families.findings; }

private:
    struct Prepared;
    class Programs;

    void prepare(const Candidate& candidate, Prepared& prepared, Programs& programs) const;
    bool takeCode(const Candidate& candidate, const Family& family, Prepared& prepared,
                  std::string& code) const;
    Verdict judge(const Candidate& candidate, Prepared& prepared,
                  const std::vector<ModRun>& runs) const;
    Result<void> scoreBatch(std::span<const Candidate> candidates, std::vector<Verdict>& verdicts);

    std::unique_ptr<ModRunner> m_runner;
    FamilyLoading m_families;
    Options m_options;
};

} // namespace mesewright
