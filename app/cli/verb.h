// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/context.h"
#include "app/cli/option.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace mesewright {

/// One verb of the command line, as a struct whose members are its options.
///
/// To add a verb: derive from Verb; give each option a member with its default; name all of them in
/// `options` with `v.option(&base, Option("base", "DIR", "the checkpoint").needed())`; do the work
/// in `run` with `context.progress`, `context.cancel` and `context.general`; show text with
/// `context.print` and hand the object of `--json` to `context.result`. Return 0 for done or 1 for
/// "the answer is no", and every failure as an Error: its kind gives the exit code and its sentence
/// is printed. Then add `verbEntry<YourVerb>("name", "summary")` to a function of its file and call
/// that in verbtable.cpp. A name of two words (`runs list`) makes a group. `optionsToJson` gives
/// the options, as given and defaulted, for a run's record.
class Verb
{
public:
    virtual ~Verb() = default;
    virtual void options(OptionVisitor& v) = 0;
    virtual Result<int> run(Context& context) = 0;
    /// Whether `--device cuda` must be refused where there is no GPU: verbs that run the model.
    [[nodiscard]] virtual bool usesEngine() const { return true; }
};

/// A verb that runs no model: `--device` and `--threads` do not matter to it.
class PlainVerb : public Verb
{
public:
    [[nodiscard]] bool usesEngine() const override { return false; }
};

struct VerbEntry
{
    std::string name;    ///< "logits", "runs list"
    std::string summary; ///< one phrase, for lists
    std::string details; ///< lines for the verb's own help page, may be empty
    std::function<std::unique_ptr<Verb>()> make;
};

template <class T>
[[nodiscard]] VerbEntry verbEntry(std::string name, std::string summary, std::string details = {})
{
    return {std::move(name), std::move(summary), std::move(details),
            [] { return std::make_unique<T>(); }};
}

/// All verbs, in the order of the help page.
[[nodiscard]] std::vector<VerbEntry> allVerbs();

/// The options of a verb by name, as given and defaulted.
[[nodiscard]] Json optionsToJson(Verb& verb);

} // namespace mesewright
