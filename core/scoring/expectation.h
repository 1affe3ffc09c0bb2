// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/luanti/modrun.h"
#include "core/scoring/pythonpattern.h"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace mesewright {

/// One registration that is asked for, or that must not be there.
struct ExpectedRegistration
{
    std::string kind; ///< as in ModRun::registered
    std::optional<std::string> name;
    std::vector<std::pair<std::string, Json>> fields;  ///< must be equal; null: must be absent
    std::vector<std::string> functions;                ///< must hold a function
    std::vector<std::string> has;                      ///< must be there with any value
    std::vector<std::pair<std::string, double>> least; ///< a number of at least this
    std::vector<std::pair<std::string, double>> most;  ///< a number of at most this
    std::vector<std::pair<std::string, PythonPattern>> like; ///< text in which this is found
};

/// What one behaviour step must give. What is not set is free.
struct ExpectedStep
{
    std::string what; ///< the step's "do"
    bool ok = true;   ///< it runs without an error
    std::optional<PythonPattern> error;
    std::optional<Json> result;
    std::optional<PythonPattern> message;
    std::optional<std::string> node;
    std::optional<Json> meta;
    std::optional<std::string> output;
    std::optional<std::string> item;
    std::optional<std::vector<std::string>> drops;
    std::optional<double> time;
    std::optional<bool> alive;
    std::optional<Json> properties;
};

/// A list of registrations that must be there and one of those that must not.
struct ExpectedRegistrations
{
    std::vector<ExpectedRegistration> registers;
    std::vector<ExpectedRegistration> notRegisters;
};

/// `expect` of an item, read. The manual's page on expectations has the format.
struct Expectation
{
    std::string mod;      ///< what the answer is loaded as
    bool applies = false; ///< the diff must apply to the input without fuzz
    ExpectedRegistrations registrations;
    Json behaviour = Json::array(); ///< the steps for the runner, without their "expect"
    std::vector<ExpectedStep> steps;
    /// Repair: what shows the fault is gone. The input itself must not meet it.
    std::optional<ExpectedRegistrations> fault;
    bool keeps = false; ///< repair: what the input registers is still there, but for the fault

    /// The input's own run is needed to judge.
    [[nodiscard]] bool needsInputRun() const { return fault.has_value() || keeps; }
};

/// Reads `expect`; null gives an expectation that asks for nothing. The error is a sentence that
/// names the key, what was found and what was expected.
[[nodiscard]] Result<Expectation> parseExpectation(const Json* expect);

/// How a run differs from what was expected, a sentence each, in the order of the expectation;
/// empty when it holds. For a run that loaded.
[[nodiscard]] std::vector<std::string> checkExpectation(const Expectation& expectation,
                                                        const ModRun& run);

/// For `repair`: the run of the patched text against the run of the input as it was given. What the
/// input registered must still be there unchanged, except for what the fault names; an input that
/// does not load has nothing to keep.
[[nodiscard]] std::vector<std::string> checkRepair(const Expectation& expectation,
                                                   const ModRun& input, const ModRun& patched);

/// Whether an item can be judged by its fault: a sentence if its input meets what is to show that
/// the fault is gone, else "".
[[nodiscard]] std::string faultMissingFromInput(const Expectation& expectation,
                                                const ModRun& input);

} // namespace mesewright
