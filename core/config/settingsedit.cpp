// SPDX-License-Identifier: Apache-2.0
#include "core/config/settingsedit.h"

#include "core/base/text.h"
#include "core/config/settingsfile.h"
#include "core/config/yamlscan.h"
#include "core/config/yamltree.h"

#include <algorithm>
#include <exception>
#include <map>
#include <utility>

namespace mesewright {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr int usualIndent = 2;
/// What an alias stands for counts each time; more than this is no settings file.
constexpr int mostValues = 5000;

std::string groupOf(std::string_view path)
{
    const std::size_t dot = path.find('.');
    return dot == std::string_view::npos ? std::string() : std::string(path.substr(0, dot));
}

std::string leafOf(std::string_view path)
{
    const std::size_t dot = path.find('.');
    return std::string(dot == std::string_view::npos ? path : path.substr(dot + 1));
}

/// Every value of a document by its path, aliases followed: what a reader would see.
class Flat
{
public:
    static std::optional<std::map<std::string, std::string>> of(const YAML::Node& root)
    {
        Flat flat;
        flat.add(root, "");
        if (flat.m_left < 0)
            return std::nullopt;
        return std::move(flat.m_values);
    }

private:
    void add(const YAML::Node& node, const std::string& path)
    {
        if (--m_left < 0)
            return;
        if (node.IsMap()) {
            for (const auto& [key, value] : membersOf(node))
                add(value, path + (path.empty() ? "" : ".") + key);
        } else if (node.IsSequence()) {
            for (std::size_t i = 0; i < node.size(); ++i)
                add(node[i], path + "[" + std::to_string(i) + "]");
        } else if (node.IsScalar()) {
            m_values[path] = (isPlainScalar(node) ? "plain " : "quoted ") + node.Scalar();
        } else {
            m_values[path] = "nothing";
        }
    }

    /// A mapping's own members, then what is merged into it.
    std::map<std::string, YAML::Node> membersOf(const YAML::Node& mapping)
    {
        std::map<std::string, YAML::Node> members;
        if (--m_left < 0)
            return members;
        std::vector<YAML::Node> merges;
        for (const auto& pair : mapping) {
            const std::string key = pair.first.IsScalar() ? pair.first.Scalar() : "?";
            if (key != "<<")
                members.emplace(key, pair.second);
            else if (!pair.second.IsSequence())
                merges.push_back(pair.second);
            else
                for (const YAML::Node& merged : pair.second)
                    merges.push_back(merged);
        }
        for (const YAML::Node& merged : merges)
            if (merged.IsMap())
                for (const auto& [key, value] : membersOf(merged))
                    members.emplace(key, value);
        return members;
    }

    std::map<std::string, std::string> m_values;
    int m_left = mostValues;
};

bool belongsTo(const std::string& key, std::string_view path)
{
    return key == path || (key.starts_with(path) && key[path.size()] == '[');
}

/// A document under change.
class Editor
{
public:
    Editor(std::string_view text, YAML::Node root)
        : m_text(text), m_root(std::move(root)), m_scan(text)
    {
        if (m_root.IsMap())
            m_pairs = m_scan.pairs(m_root, rootBegin(), false);
        const std::size_t feed = text.find('\n');
        const bool windows = feed != std::string_view::npos && feed > 0 && text[feed - 1] == '\r';
        m_newLine = windows ? "\r\n" : "\n";
        for (const FieldDescription& field : describeSettings()) {
            const std::string group = groupOf(field.path);
            if (!group.empty() && (m_order.empty() || m_order.back() != group))
                m_order.push_back(group);
            if (group.empty())
                m_order.push_back(field.path);
            m_nested[group].push_back(leafOf(field.path));
        }
    }

    [[nodiscard]] Result<TextEdit> set(std::string_view path, std::string_view value) const
    {
        const std::string group = groupOf(path);
        const std::string leaf = leafOf(path);
        const std::string line = leaf + ": " + std::string(value);
        if (group.empty()) {
            if (const YamlPair* pair = find(m_pairs, leaf))
                return replace(*pair, value);
            return insert(m_pairs, m_order, leaf, line, rootFlow(), 0);
        }
        const YamlPair* owner = find(m_pairs, group);
        if (owner == nullptr)
            return insertGroup(group, line);
        if (owner->begin == owner->end)
            return belowKey(*owner, line);
        if (m_scan.isAlias(owner->begin)) {
            const std::string alias(m_text.substr(owner->begin, owner->end - owner->begin));
            return TextEdit{owner->begin, owner->end - owner->begin,
                            "{<<: " + alias + ", " + line + "}"};
        }
        if (!owner->value.IsMap())
            return badInput(group + " is no mapping; correct it in the text first");
        const bool flow = rootFlow() || m_scan.isFlow(owner->begin);
        const auto inner = m_scan.pairs(owner->value, owner->begin, rootFlow());
        if (const YamlPair* pair = find(inner, leaf))
            return replace(*pair, value);
        if (inner.empty())
            return TextEdit{owner->begin + 1, 0, line};
        return insert(inner, m_nested.at(group), leaf, line, flow,
                      m_scan.columnOf(inner.front().keyBegin));
    }

    [[nodiscard]] const std::vector<YamlPair>& pairs() const { return m_pairs; }
    [[nodiscard]] std::vector<YamlPair> inner(const YamlPair& owner) const
    {
        if (!owner.value.IsMap() || m_scan.isAlias(owner.begin) || owner.begin == owner.end)
            return {};
        return m_scan.pairs(owner.value, owner.begin, rootFlow());
    }

private:
    [[nodiscard]] std::size_t rootBegin() const
    {
        const YAML::Mark mark = m_root.Mark();
        return mark.is_null() ? 0 : static_cast<std::size_t>(std::max(mark.pos, 0));
    }
    [[nodiscard]] bool rootFlow() const { return m_root.IsMap() && m_scan.isFlow(rootBegin()); }

    static const YamlPair* find(const std::vector<YamlPair>& pairs, const std::string& key)
    {
        const auto found = std::find_if(pairs.begin(), pairs.end(),
                                        [&key](const YamlPair& pair) { return pair.key == key; });
        return found == pairs.end() ? nullptr : &*found;
    }

    [[nodiscard]] Result<TextEdit> replace(const YamlPair& pair, std::string_view value) const
    {
        if (pair.begin == pair.end)
            return TextEdit{pair.colonEnd, 0, " " + std::string(value)};
        if (pair.value.IsSequence() && !m_scan.isAlias(pair.begin) && value.starts_with('[') &&
            pair.value.size() > 0)
            return replaceEntries(pair, value);
        return TextEdit{pair.begin, pair.end - pair.begin, std::string(value)};
    }

    /// Only what lies between the first and the last entry that differ.
    [[nodiscard]] Result<TextEdit> replaceEntries(const YamlPair& pair,
                                                  std::string_view value) const
    {
        const bool flow = rootFlow() || m_scan.isFlow(pair.begin);
        const int column = m_scan.columnOf(pair.keyBegin);
        const auto old = m_scan.items(pair.value, pair.begin, column, rootFlow());
        const YAML::Node wanted = YAML::Load(std::string(value));
        const YamlScan valueScan(value);
        const auto fresh = valueScan.items(wanted, 0, 0, true);
        if (fresh.empty() || old.size() != pair.value.size())
            return TextEdit{pair.begin, pair.end - pair.begin, std::string(value)};
        const auto same = [&](const YamlItem& a, const YamlItem& b) {
            return a.value.IsScalar() && b.value.IsScalar() &&
                   a.value.Scalar() == b.value.Scalar() &&
                   isPlainScalar(a.value) == isPlainScalar(b.value);
        };
        std::size_t front = 0;
        const std::size_t shorter = std::min(old.size(), fresh.size());
        while (front < shorter && same(old[front], fresh[front]))
            ++front;
        std::size_t back = 0;
        while (back < shorter - front &&
               same(old[old.size() - 1 - back], fresh[fresh.size() - 1 - back]))
            ++back;
        const std::size_t oldEnd = old.size() - back;
        const std::size_t freshEnd = fresh.size() - back;
        const std::string between =
            flow ? ", "
                 : m_newLine +
                       std::string(static_cast<std::size_t>(m_scan.columnOf(pair.begin)), ' ') +
                       "- ";
        std::string text;
        for (std::size_t i = front; i < freshEnd; ++i)
            text += (i > front ? between : "") +
                    std::string(value.substr(fresh[i].begin, fresh[i].end - fresh[i].begin));
        if (front < oldEnd && front < freshEnd)
            return TextEdit{old[front].begin, old[oldEnd - 1].end - old[front].begin, text};
        if (front < freshEnd) {
            if (front > 0) {
                const std::size_t place =
                    flow ? old[front - 1].end : m_scan.lineEnd(old[front - 1].end);
                return TextEdit{place, 0, between + text};
            }
            return TextEdit{old[0].begin, 0, text + between};
        }
        if (front == oldEnd)
            return TextEdit{pair.begin, 0, ""};
        if (!flow) {
            // Whole lines, with the line end before them, so that other entries' comments stay.
            const std::size_t begin = m_scan.lineBegin(old[front].begin);
            const std::size_t end = m_scan.lineEnd(old[oldEnd - 1].end);
            if (front > 0)
                return TextEdit{begin - m_newLine.size(), end - begin + m_newLine.size(), ""};
            const std::size_t next = m_scan.lineBegin(old[oldEnd].begin);
            return TextEdit{begin, next - begin, ""};
        }
        const std::size_t begin = front > 0 ? old[front - 1].end : old[0].begin;
        const std::size_t end = front > 0 ? old[oldEnd - 1].end : old[oldEnd].begin;
        return TextEdit{begin, end - begin, ""};
    }

    /// Behind the pair that comes before `key` in `order`, or behind the last one.
    [[nodiscard]] TextEdit insert(const std::vector<YamlPair>& pairs,
                                  const std::vector<std::string>& order, const std::string& key,
                                  const std::string& line, bool flow, int indent) const
    {
        if (pairs.empty())
            return atEnd(line);
        const YamlPair& before = predecessor(pairs, order, key);
        const std::size_t end = std::max(before.end, before.colonEnd);
        if (flow)
            return TextEdit{end, 0, ", " + line};
        const std::string space(static_cast<std::size_t>(std::max(indent, 0)), ' ');
        return TextEdit{m_scan.lineEnd(end), 0, m_newLine + space + line};
    }

    static const YamlPair& predecessor(const std::vector<YamlPair>& pairs,
                                       const std::vector<std::string>& order,
                                       const std::string& key)
    {
        for (auto at = std::find(order.begin(), order.end(), key); at != order.begin();)
            if (const YamlPair* pair = find(pairs, *--at))
                return *pair;
        return pairs.back();
    }

    [[nodiscard]] TextEdit insertGroup(const std::string& group, const std::string& line) const
    {
        if (rootFlow())
            return insert(m_pairs, m_order, group, group + ": {" + line + "}", true, 0);
        const std::string below = m_newLine + std::string(usualIndent, ' ') + line;
        return insert(m_pairs, m_order, group, group + ":" + below, false, 0);
    }

    [[nodiscard]] TextEdit belowKey(const YamlPair& owner, const std::string& line) const
    {
        if (rootFlow())
            return {owner.colonEnd, 0, " {" + line + "}"};
        return {m_scan.lineEnd(owner.colonEnd), 0,
                m_newLine + std::string(usualIndent, ' ') + line};
    }

    [[nodiscard]] TextEdit atEnd(const std::string& line) const
    {
        const bool closed = m_text.empty() || m_text.back() == '\n';
        return {m_text.size(), 0, (closed ? "" : m_newLine) + line + m_newLine};
    }

    std::string_view m_text;
    YAML::Node m_root;
    YamlScan m_scan;
    std::vector<YamlPair> m_pairs;
    std::string m_newLine;
    std::vector<std::string> m_order;
    std::map<std::string, std::vector<std::string>> m_nested;
};

/// The root of a text that may hold comments only; nothing where it is no mapping.
std::optional<YAML::Node> rootOf(std::string_view yaml)
{
    std::vector<Finding> findings;
    const YAML::Node root = loadYamlMapping(yaml, "", findings);
    if (findings.empty())
        return root;
    try {
        const YAML::Node any = YAML::Load(std::string(yaml));
        if (any.IsNull())
            return any;
    } catch (const std::exception&) {
        return std::nullopt; // the findings of the text say what is wrong
    }
    return std::nullopt;
}

/// Whether the change did what it was made for and nothing else.
Result<void> checkChange(const YAML::Node& before, std::string_view after, std::string_view path,
                         std::string_view value)
{
    const std::string where(path);
    const auto root = rootOf(after);
    const auto old = Flat::of(before);
    const auto fresh = root ? Flat::of(*root) : std::nullopt;
    const auto wanted = Flat::of(YAML::Load(std::string(value)));
    if (!old || !fresh || !wanted)
        return badInput(where + " stands in a layout that cannot be changed from outside; change "
                                "it in the text");
    std::size_t found = 0;
    for (const auto& [key, written] : *fresh) {
        if (belongsTo(key, path)) {
            const auto want = wanted->find(key.substr(path.size()));
            if (want == wanted->end() || want->second != written)
                return badInput(where + " cannot be changed from outside; change it in the text");
            ++found;
            continue;
        }
        const auto was = old->find(key);
        if (was == old->end() || was->second != written)
            return badInput(where + " cannot be changed alone: " + key +
                            " would change with it; change it in the text");
    }
    for (const auto& [key, written] : *old) {
        const bool filled = written == "nothing" && (key.empty() || key == groupOf(path));
        if (!belongsTo(key, path) && !filled && !fresh->contains(key))
            return badInput(where + " cannot be changed alone: " + key +
                            " would go; change it in the text");
    }
    if (found != wanted->size())
        return badInput(where + " cannot be changed from outside; change it in the text");
    return {};
}

/// Key and indentation of a line such as "  r: 16"; an empty key for any other line.
std::pair<std::string, std::size_t> keyOfLine(std::string_view line)
{
    const std::size_t begin = line.find_first_not_of(' ');
    if (begin == std::string_view::npos || line[begin] == '#')
        return {"", 0};
    std::size_t end = begin;
    while (end < line.size() && line[end] != ':' && line[end] != ' ' && line[end] != '#')
        ++end;
    return {std::string(line.substr(begin, end - begin)), begin};
}

} // namespace

std::string applied(std::string_view text, const TextEdit& edit)
{
    const std::size_t begin = std::min(edit.begin, text.size());
    const std::size_t end = std::min(begin + edit.length, text.size());
    return std::string(text.substr(0, begin)) + edit.text + std::string(text.substr(end));
}

std::vector<SettingPlace> settingPlaces(std::string_view yaml)
{
    const std::size_t mark = yaml.starts_with(byteOrderMark) ? byteOrderMark.size() : 0;
    const std::string_view text = yaml.substr(mark);
    std::vector<SettingPlace> places;
    try {
        const auto root = rootOf(text);
        if (!root || !root->IsMap())
            return {};
        const Editor editor(text, *root);
        const auto known = describeSettings();
        const auto add = [&](const std::string& path, const YamlPair& pair) {
            if (std::none_of(known.begin(), known.end(),
                             [&](const FieldDescription& field) { return field.path == path; }))
                return;
            const auto line = std::count(
                text.begin(),
                text.begin() + static_cast<std::ptrdiff_t>(std::min(pair.keyBegin, text.size())),
                '\n');
            places.push_back({path, static_cast<int>(line) + 1, pair.keyBegin + mark,
                              pair.keyEnd + mark, pair.begin + mark, pair.end + mark});
        };
        for (const YamlPair& pair : editor.pairs()) {
            add(pair.key, pair);
            for (const YamlPair& inner : editor.inner(pair))
                add(pair.key + "." + inner.key, inner);
        }
    } catch (const std::exception&) {
        return {}; // as for any text that is no YAML
    }
    std::stable_sort(
        places.begin(), places.end(),
        [](const SettingPlace& a, const SettingPlace& b) { return a.keyBegin < b.keyBegin; });
    return places;
}

Result<TextEdit> editSetting(std::string_view yaml, std::string_view path, std::string_view value)
{
    const std::size_t mark = yaml.starts_with(byteOrderMark) ? byteOrderMark.size() : 0;
    const std::string_view text = yaml.substr(mark);
    try {
        const auto root = rootOf(text);
        if (!root)
            return badInput("the text is no YAML mapping; correct its first error, then change " +
                            std::string(path));
        const Editor editor(text, *root);
        MESEWRIGHT_TRY(TextEdit edit, editor.set(path, value));
        MESEWRIGHT_CHECK(checkChange(*root, applied(text, edit), path, value));
        edit.begin += mark;
        return edit;
    } catch (const std::exception& error) {
        return badInput(std::string(path) + " cannot be changed: " + error.what() +
                        "; change it in the text");
    }
}

std::string settingPathAt(std::string_view yaml, int line)
{
    const std::vector<std::string> lines = split(yaml, '\n');
    if (line < 1 || line > static_cast<int>(lines.size()))
        return {};
    const auto [key, indent] = keyOfLine(lines[static_cast<std::size_t>(line - 1)]);
    if (key.empty() || indent == 0)
        return key;
    for (int above = line - 1; above >= 1; --above) {
        const auto [group, outer] = keyOfLine(lines[static_cast<std::size_t>(above - 1)]);
        if (!group.empty() && outer == 0)
            return group + "." + key;
    }
    return key;
}

} // namespace mesewright
