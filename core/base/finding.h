// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <span>
#include <string>

namespace mesewright {

enum class Severity { Error, Warning, Note };
[[nodiscard]] const char* severityName(Severity severity);

/// One thing a check found, as a value that a list can show, click and count. Checks return all of
/// their findings at once, in the order of the file.
struct Finding
{
    Severity severity = Severity::Error;
    std::string text;   ///< what was found and what was expected, without place and remedy
    std::string file;   ///< "" when the text checked was no file
    int line = 0;       ///< from 1; 0: no place inside the file
    int column = 0;     ///< from 1, in characters; 0: the whole line
    std::string remedy; ///< what to do, beginning with a verb; may be ""
};

/// The finding as one sentence: file, place, text, remedy.
[[nodiscard]] std::string sentence(const Finding& finding);

[[nodiscard]] bool hasErrors(std::span<const Finding> findings);

/// The first error as an Error of kind BadInput; further ones are counted in its sentence.
/// There must be an error.
[[nodiscard]] Error firstError(std::span<const Finding> findings);

} // namespace mesewright
