// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mesewright::ui {

/// The six meanings that colour may have. Each always comes with an icon or letter and a word.
enum class State {
    Passed,       ///< passed, done, commercial-safe
    Failed,       ///< failed, error, leaked word for word
    NotExtracted, ///< could not extract, warning, held, same shape
    NotRun,       ///< could not run, waiting, blocked
    Running,      ///< running, ready
    Stale         ///< stale, what-if, blind, near match
};
inline constexpr int stateCount = 6;

/// How a gate stands, as its card and the rail show it.
enum class GateState { Done, Running, Held, Ready, Blocked, Failed, Stale, Warning };

/// The colour meaning and the icon's name of a gate's state.
[[nodiscard]] State stateOf(GateState state);
[[nodiscard]] QString iconOf(GateState state);
/// "done", "running" ... in the window's language.
[[nodiscard]] QString wordOf(GateState state);

} // namespace mesewright::ui
