// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/base/finding.h"
#include "core/scoring/verdict.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace mesewright {

/// One answer to judge. The texts belong to the caller and outlive the call.
struct Candidate
{
    std::string_view family;
    std::string_view input;  ///< the item's input: what a repair's diff is applied to
    std::string_view answer; ///< the model's text, raw
    std::string_view instruction = {};
    const Json* expect = nullptr; ///< what the item asks for; null if it does not say
};

struct ScorerOptions
{
    Level level = Level::Static;
    std::optional<Extraction> extraction; ///< unset: defaultExtraction(level)
    std::filesystem::path luaParser = {}; ///< child program; empty: where LuaParser looks
    std::filesystem::path families = {};  ///< the user's own families, beside the built-in ones
    int jobs = 0;                         ///< programs run at once; 0: as many as there are cores
    CancelToken cancel = {};              ///< ends a call of `score` with an error of kind Stopped
};

/// Judges answers at one level. One object is for one thread at a time.
class Scorer
{
public:
    virtual ~Scorer() = default;

    [[nodiscard]] virtual Level level() const = 0;

    /// One verdict a candidate, in order, the same for the same candidate in any batch. Fails only
    /// when the level cannot work at all on this machine.
    [[nodiscard]] virtual Result<std::vector<Verdict>>
    score(std::span<const Candidate> candidates) = 0;

    /// What a person should know about how this scorer came about: families that could not be
    /// read, and a user's family in the place of a built-in one.
    [[nodiscard]] virtual std::span<const Finding> findings() const { return {}; }
};

/// The scorer for a level. Fails when the machine lacks what the level needs (kind Machine).
[[nodiscard]] Result<std::unique_ptr<Scorer>> makeScorer(const ScorerOptions& options);

} // namespace mesewright
