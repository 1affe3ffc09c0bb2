// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/finding.h"

#include <yaml-cpp/yaml.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// Internal to core/config: where yaml-cpp's nodes become entries with places.

/// A key of a mapping with its value.
struct YamlEntry
{
    std::string key;
    YAML::Node value;
    YAML::Mark keyMark;

    /// Where the value stands; an alias counts as standing at its key, not at its anchor.
    [[nodiscard]] YAML::Mark valueMark() const;
};

/// What a YAML file is for, in the words of its findings.
struct YamlKind
{
    const char* name = "settings";                                ///< a settings file
    const char* keys = "settings";                                ///< what stands in it
    const char* example = "\"max_len: 2048\"";                    ///< a line that could stand in it
    const char* leastRemedy = "write at least base: and layers:"; ///< for an empty file
};

/// Reads text that must be one YAML document with a mapping at the top. Null, with a finding, if
/// it is not.
[[nodiscard]] YAML::Node loadYamlMapping(std::string_view yaml, const std::string& file,
                                         std::vector<Finding>& findings, const YamlKind& kind = {});

/// The entries of a mapping in the order of the text, merge keys (`<<`) resolved. Keys that are no
/// text and keys that stand twice give findings; of the latter the first counts.
[[nodiscard]] std::vector<YamlEntry> yamlEntries(const YAML::Node& mapping, const std::string& file,
                                                 std::vector<Finding>& findings);

/// A finding of severity Error at a mark.
[[nodiscard]] Finding findingAt(const YAML::Mark& mark, const std::string& file, std::string text,
                                std::string remedy);

/// What a node is, for a message: `"eight"`, "a list", "a mapping", "nothing"; long text is cut.
[[nodiscard]] std::string describeNode(const YAML::Node& node);

/// Whether a scalar was written plain (or tagged as a number or truth value), so that it may be
/// more than text.
[[nodiscard]] bool isPlainScalar(const YAML::Node& node);

} // namespace mesewright
