// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/finding.h"
#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace mesewright {

/// A text of a family file with the place where it stands, for findings of whoever uses it.
struct PlacedText
{
    std::string text;
    int line = 0;
    int column = 0;
};

/// One task family as its folder gives it, in plain values: `family.yaml`, `prompts/LANGUAGE.txt`
/// and `check.lua`. Patterns and the script are not compiled here.
struct FamilyFile
{
    /// What an answer of the family is.
    enum class Kind {
        Program, ///< the text of init.lua
        Diff     ///< a unified diff of the item's input
    };
    std::string name; ///< [a-z][a-z0-9_]*, the name of the folder
    std::string title;
    Kind kind = Kind::Program;
    std::vector<PlacedText> allOf;              ///< patterns that the answer must hold
    std::vector<PlacedText> noneOf;             ///< patterns that it must not hold
    PlacedText patched;                         ///< Diff: family whose rules the patched text keeps
    std::map<std::string, std::string> prompts; ///< by language: en, de, fr, es
    std::string check;                          ///< text of check.lua; "" if there is none
    std::filesystem::path folder;
};

/// A family that is not to be used, with the reason.
struct BrokenFamily
{
    std::string name; ///< the name of the folder
    std::string reason;
};

struct FamilyReading
{
    std::vector<FamilyFile> families; ///< by name
    std::vector<BrokenFamily> broken;
    std::vector<Finding> findings;
};

/// Reads the families of a folder, one a subfolder. A family with an error is among the broken
/// ones and the others are read all the same. A folder that does not exist holds none; fails only
/// when the folder cannot be listed.
[[nodiscard]] Result<FamilyReading> readFamilies(const std::filesystem::path& folder);

/// One `family.yaml` given as text; `file` is named in findings. What stands in the file alone:
/// prompts, check and folder stay empty.
[[nodiscard]] FamilyFile parseFamily(std::string_view yaml, const std::string& name,
                                     const std::string& file, std::vector<Finding>& findings);

} // namespace mesewright
