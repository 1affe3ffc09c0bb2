// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace mesewright {

/// One option of a target. An empty `standard` means that there is none.
struct BenchOption
{
    std::string name;     ///< without the dashes
    std::string value;    ///< what the help calls its value; empty: it has none, it is a switch
    std::string standard; ///< what it is when it is not given
    std::string help;
};

/// The options of one call, each given or at its standard value.
class BenchOptions
{
public:
    /// Reads `--name value` and `--name=value`. Unknown, doubled and incomplete ones are refused.
    static Result<BenchOptions> parse(std::span<const std::string> arguments,
                                      const std::vector<BenchOption>& known);

    /// Whether a switch is given.
    [[nodiscard]] bool flag(const std::string& name) const;
    /// The value, or a sentence that the option is needed.
    [[nodiscard]] Result<std::string> text(const std::string& name) const;
    [[nodiscard]] Result<std::filesystem::path> path(const std::string& name) const;
    [[nodiscard]] Result<int> whole(const std::string& name, int least, int most) const;
    [[nodiscard]] Result<double> number(const std::string& name, double least, double most) const;
    /// Whole numbers with commas between, each from 0 to `most`.
    [[nodiscard]] Result<std::vector<int>> list(const std::string& name, int most) const;

private:
    std::map<std::string, std::string> m_values;
};

} // namespace mesewright
