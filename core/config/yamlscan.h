// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <yaml-cpp/yaml.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// Internal to core/config: where things stand in a YAML text, in bytes. yaml-cpp says where a node
/// begins but not where it ends, and nothing of comments; this reads the text beside its nodes. All
/// functions stay inside the text whatever it holds; where the text and the nodes do not agree
/// the answer is a place that a later check refuses.

/// A key of a mapping with what stands behind it.
struct YamlPair
{
    std::string key;
    std::size_t keyBegin = 0;
    std::size_t keyEnd = 0;
    std::size_t colonEnd = 0; ///< behind the colon
    std::size_t begin = 0;    ///< of the value, behind an anchor; begin == end: nothing is written
    std::size_t end = 0;
    YAML::Node value;
};

/// An entry of a list.
struct YamlItem
{
    std::size_t begin = 0;
    std::size_t end = 0;
    YAML::Node value;
};

class YamlScan
{
public:
    /// `text` without a byte order mark; it must outlive the object.
    explicit YamlScan(std::string_view text) : m_text(text) {}

    /// The pairs of a mapping in the order of the text. `begin`: where the mapping's value begins.
    [[nodiscard]] std::vector<YamlPair> pairs(const YAML::Node& mapping, std::size_t begin,
                                              bool inFlow) const;
    [[nodiscard]] std::vector<YamlItem> items(const YAML::Node& sequence, std::size_t begin,
                                              int indent, bool inFlow) const;

    [[nodiscard]] int columnOf(std::size_t at) const;
    [[nodiscard]] std::size_t lineBegin(std::size_t at) const;
    /// Before the line feed.
    [[nodiscard]] std::size_t lineEnd(std::size_t at) const;
    [[nodiscard]] bool isFlow(std::size_t at) const;
    [[nodiscard]] bool isAlias(std::size_t at) const;

private:
    [[nodiscard]] char at(std::size_t place) const;
    [[nodiscard]] bool blankAt(std::size_t place) const;
    [[nodiscard]] std::size_t skipToContent(std::size_t place) const;
    [[nodiscard]] std::size_t skipProperties(std::size_t place) const;
    [[nodiscard]] std::size_t quotedEnd(std::size_t place) const;
    [[nodiscard]] std::size_t bracketEnd(std::size_t place) const;
    [[nodiscard]] std::size_t plainEnd(std::size_t place, int indent, bool inFlow) const;
    [[nodiscard]] std::size_t blockTextEnd(std::size_t place, int indent) const;
    [[nodiscard]] std::size_t keyEnd(std::size_t place, bool inFlow) const;
    [[nodiscard]] std::size_t nodeEnd(const YAML::Node& node, std::size_t place, int indent,
                                      bool inFlow) const;

    std::string_view m_text;
};

} // namespace mesewright
