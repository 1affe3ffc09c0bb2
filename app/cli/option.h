// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace mesewright {

/// The variable that an option sets. Its type says what values are right: a bool is a flag, a
/// vector takes several values (`--scales 0.25 0.5`, `--scales 0.25,0.5` for numbers), an optional
/// stays empty unless the option is given.
using OptionTarget =
    std::variant<bool*, int*, std::int64_t*, std::uint64_t*, double*, std::string*,
                 std::optional<int>*, std::optional<std::uint64_t>*, std::optional<double>*,
                 std::optional<std::string>*, std::vector<double>*, std::vector<std::string>*>;

/// What is to be known of one option or positional argument besides its variable. Declared once, in
/// the verb's `options`; parsing, help and the run's record are visitors.
struct Option
{
    std::string name;  ///< "top_p", written `--top_p`; for a positional what its place is called
    std::string value; ///< the word for its value in the help: "DIR"; unused for flags
    std::string help;  ///< a phrase without a full stop
    std::string defaultWords; ///< shown instead of the variable's default
    std::vector<std::string> choices;
    std::optional<double> low;
    std::optional<double> high;
    bool lowOpen = false; ///< the value must be above `low`
    bool required = false;
    bool positional = false;

    Option(std::string n, std::string v, std::string h)
        : name(std::move(n)), value(std::move(v)), help(std::move(h))
    {
    }
    Option(std::string n, std::string h) : name(std::move(n)), help(std::move(h)) {}

    Option needed() && { return required = true, std::move(*this); }
    Option place() && { return positional = true, std::move(*this); }
    Option within(double least, double most) &&
    {
        low = least;
        high = most;
        return std::move(*this);
    }
    Option above(double least, double most) &&
    {
        lowOpen = true;
        return std::move(*this).within(least, most);
    }
    Option oneOf(std::vector<std::string> words) &&
    {
        choices = std::move(words);
        return std::move(*this);
    }
    Option defaultsTo(std::string words) &&
    {
        defaultWords = std::move(words);
        return std::move(*this);
    }
    /// `--name`, or the bare name of a positional.
    [[nodiscard]] std::string shown() const { return positional ? name : "--" + name; }
};

/// Walks over the options of a verb.
class OptionVisitor
{
public:
    virtual ~OptionVisitor() = default;
    virtual void option(OptionTarget target, const Option& option) = 0;
};

[[nodiscard]] bool isFlag(const OptionTarget& target);
[[nodiscard]] bool takesSeveral(const OptionTarget& target);

/// Sets the variable from the words given on the command line, in one or several uses of the
/// option. The error names option, what was found and what was expected.
[[nodiscard]] Result<void> assignOption(const OptionTarget& target, const Option& option,
                                        std::span<const std::string> words);

/// The variable's value as JSON; null for an optional that was not given.
[[nodiscard]] Json optionValue(const OptionTarget& target);

} // namespace mesewright
