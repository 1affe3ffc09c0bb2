// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/luanti/modrun.h"
#include "core/scoring/pythonpattern.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mesewright {

/// A number that must lie between two bounds, either of which may be missing.
struct ExpectedRange
{
    std::string field;
    std::optional<double> least;
    std::optional<double> most;
};

/// One registration that is asked for, or that must not be there. A field may be one inside
/// another: `tool_capabilities.max_drop_level`.
struct ExpectedRegistration
{
    std::string kind;                ///< as in ModRun::registered; "" (not_registers): any
    std::optional<std::string> name; ///< without a colon in front
    std::vector<std::pair<std::string, Json>> fields; ///< must be equal; null: must be absent
    std::vector<std::string> functions;               ///< fields that must hold a function
    std::vector<std::string> has;                     ///< fields that must be there
    std::vector<ExpectedRange> ranges;
    std::vector<std::pair<std::string, PythonPattern>> like; ///< text in which this is found

    /// It says something about this field.
    [[nodiscard]] bool names(const std::string& field) const;
};

/// Registrations that must be there, and ones that must not.
struct ExpectedRegistrations
{
    std::vector<ExpectedRegistration> registers;
    std::vector<ExpectedRegistration> notRegisters;
};

/// What one behaviour step must give. What is not set is free.
struct ExpectedStep
{
    std::string label; ///< for messages: `command "hello"`
    bool ok = true;    ///< the step runs without an error
    std::optional<PythonPattern> error;
    std::optional<PythonPattern> message;
    /// result, meta, drops, time, ...: values that must be equal. Of an object each key must be,
    /// others are free; drops are compared without their order; a count of 1 may be left out.
    std::vector<std::pair<std::string, Json>> values;
};

/// `expect` of an item, read.
struct Expectation
{
    std::string mod = "mymod"; ///< what the answer is loaded as
    bool applies = false;      ///< the diff must apply to the input without fuzz
    ExpectedRegistrations registrations;
    Json behaviour = Json::array(); ///< the steps for the runner, without their "expect"
    std::vector<ExpectedStep> steps;
    /// Repair: what shows that the fault is gone. The input itself must not meet it.
    std::optional<ExpectedRegistrations> fault;
    bool keeps = false; ///< repair: what the input registers is still there, but for the fault

    /// The run of the unchanged input is needed to judge.
    [[nodiscard]] bool needsInputRun() const { return fault.has_value() || keeps; }
    /// It asks for something beyond loading.
    [[nodiscard]] bool asks() const;
};

/// Reads `expect`, whose format the manual's page on expectations has; null asks for nothing. The
/// error is a sentence that names the key, what was found and what was expected.
[[nodiscard]] Result<Expectation> parseExpectation(const Json* expect);

/// How a loaded run differs from what was expected, a sentence each, in the order of the
/// expectation; empty when it holds. `fault` counts as asked for, like `registers`.
[[nodiscard]] std::vector<std::string> checkExpectation(const Expectation& expectation,
                                                        const ModRun& run);

/// For repairs: what the input registered must still be there unchanged, except for the fields that
/// the fault names (and the registrations that it wants gone). `input` is the run of the unchanged
/// input; one that does not load has nothing to keep.
[[nodiscard]] std::vector<std::string> checkKept(const Expectation& expectation,
                                                 const ModRun& input, const ModRun& run);

/// A sentence if the unchanged input already meets what is to show that the fault is gone, so that
/// the item says nothing; else "".
[[nodiscard]] std::string faultNotInInput(const Expectation& expectation, const ModRun& input);

} // namespace mesewright
