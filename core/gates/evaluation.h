// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/data/resultsfile.h"
#include "core/data/taskitem.h"
#include "core/gates/enginesession.h"
#include "core/gates/gatecontext.h"
#include "core/gates/leakcheck.h"
#include "core/gates/prompts.h"
#include "core/gates/textlog.h"
#include "core/llm/model.h"
#include "core/runs/runfolder.h"
#include "core/scoring/verdict.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mesewright {

/// What gates B and D have in common; the names are the Python project's.
struct EvaluationOptions
{
    std::string base;
    std::filesystem::path eval;
    std::filesystem::path templateFile;
    int k = 5;
    double temperature = 0.2;
    double topP = 0.9;
    int topK = 50;
    int maxNewTokens = 300;
    std::uint64_t seed = 3407;
    PromptStyle format = PromptStyle::Iir;
    bool templateQuirk = false; ///< the Python project's prompt, one line feed short
    Level level = Level::Static;
    std::optional<Extraction> extraction = {}; ///< unset: as the level has it
    std::filesystem::path families = {};       ///< the user's own families
    bool deriveExpect = false;        ///< items without expect get what their instruction says
    std::filesystem::path train = {}; ///< items that are looked for leaks; empty: not looked for
    bool strict = false;              ///< refuse leaked items
};

/// The options as run.json keeps them, with absolute paths, and back.
[[nodiscard]] Json toJson(const EvaluationOptions& options);
[[nodiscard]] EvaluationOptions evaluationOptionsFromJson(const Json& json);

/// Refuses values without sense: k, temperature, top_p ... each in a sentence with its range.
[[nodiscard]] Result<void> checkOptions(const EvaluationOptions& options);

/// One thing that is measured: the base, or an adapter at a scale.
struct EvaluationConfiguration
{
    std::string name; ///< names its answers in the journal, e.g. "ckpt-30__scale-0.5"
    RowAdapter adapter;
    std::filesystem::path adapterPath; ///< empty for the base
    std::string adapterHash;
    std::filesystem::path out; ///< the results file
};

/// Generates and scores every configuration in one go, with all rows in flight together, and writes
/// each results file. Each finished answer is kept in the run's journal at once; answers that are
/// already there are not computed again. Returns the results in the order given.
[[nodiscard]] Result<std::vector<EvalResults>>
evaluateConfigurations(EngineSession& session, const EvaluationOptions& options,
                       const std::vector<EvaluationConfiguration>& configurations, RunFolder& run,
                       const LeakCheck& leaks, GateContext& context, TextLog& log);

} // namespace mesewright
