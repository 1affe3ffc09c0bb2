// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/finding.h"
#include "core/base/result.h"
#include "core/scoring/staticrules.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// A kind of task: how its answers are asked for and judged. Read from a folder, never compiled in.
struct Family
{
    enum class Kind {
        Program, ///< an answer is the text of init.lua
        Diff     ///< an answer is a unified diff of the item's input
    };
    std::string name;
    std::string title; ///< a few words for people
    Kind kind = Kind::Program;
    /// Static rules of the answer. For a diff they are said of the diff alone and decide nothing.
    PatternRule rules;
    /// Diff: the rules that the patched text must keep; those of the family `patched`. Empty when
    /// no family is named: then the patched text must only parse.
    PatternRule patchedRules;
    std::string patched;
    std::map<std::string, std::string> prompts; ///< by language: en, de, fr, es
    std::string check;                          ///< Lua source of the family's own check, or ""
    std::string checkFile;                      ///< where it comes from, for messages
};

/// The families that there are. Names of families that could not be read are kept with the reason,
/// so that their rows are not run instead of being judged by something else.
class FamilySet
{
public:
    FamilySet(std::map<std::string, Family, std::less<>> families,
              std::map<std::string, std::string, std::less<>> broken);

    [[nodiscard]] const Family* find(std::string_view name) const;
    /// Why rows of this name cannot be judged: the trouble with its file, or `unknown family`.
    [[nodiscard]] std::string whyNot(std::string_view name) const;
    /// All usable families, by name.
    [[nodiscard]] const std::map<std::string, Family, std::less<>>& families() const
    {
        return m_families;
    }

private:
    std::map<std::string, Family, std::less<>> m_families;
    std::map<std::string, std::string, std::less<>> m_broken;
};

/// The families with everything that a person should know about reading them: errors, each of
/// which took one family away, and notes, such as a user's family in the place of a built-in one.
struct FamilyLoading
{
    std::shared_ptr<const FamilySet> set;
    std::vector<Finding> findings;
};

/// Reads the built-in families and then the user's (a folder that may be empty or missing; "" for
/// none); a user's family goes before a built-in one of the same name.
[[nodiscard]] FamilyLoading loadFamilies(const std::filesystem::path& builtIn,
                                         const std::filesystem::path& user);

/// The same with the built-in folder where this program's resources are. Fails (kind Machine) when
/// they are not found.
[[nodiscard]] Result<FamilyLoading> loadFamilies(const std::filesystem::path& user = {});

/// The family's prompt in a language (English if it has none in that), with `{instruction}` and
/// `{input}` put in once; inserted text is not read again. Nothing if it has no prompt at all.
[[nodiscard]] std::optional<std::string> familyPrompt(const Family& family,
                                                      std::string_view language,
                                                      std::string_view instruction,
                                                      std::string_view input);

} // namespace mesewright
