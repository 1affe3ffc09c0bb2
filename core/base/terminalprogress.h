// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"

#include <functional>
#include <string>

namespace mesewright {

/// Progress for a person at a terminal: a bar with rate and remaining time that is redrawn at most
/// ten times a second. Where standard error is no terminal it is a line every 10 s, the first and
/// the last report of a piece of work always; other words, unless its count goes on, are another
/// piece. Quiet: nothing at all.
class TerminalProgress final : public ProgressSink
{
public:
    enum class Style { Bar, Lines, Quiet };

    /// What a test replaces: where the text goes, what time it is, how wide the terminal is.
    struct Surface
    {
        Style style = Style::Lines;
        std::function<void(const std::string&)> write;
        std::function<double()> seconds;
        std::function<int()> columns;
    };

    /// On standard error, with the style that fits it.
    explicit TerminalProgress(bool quiet = false);
    explicit TerminalProgress(Surface surface);
    TerminalProgress(const TerminalProgress&) = delete;
    TerminalProgress& operator=(const TerminalProgress&) = delete;
    ~TerminalProgress() override; ///< leaves an unfinished bar on its own line

    void progress(const Progress& progress) override;
    void message(const std::string& text) override;

private:
    void draw(const Progress& progress);

    Surface m_surface;
    Progress m_last; ///< what was shown last
    double m_lastShown = 0;
    bool m_barVisible = false;
    bool m_started = false;
    bool m_finished = false;
};

/// The words of a progress report: "training 23/60 steps, 1.9 steps/s, 20 s left".
[[nodiscard]] std::string progressWords(const Progress& progress);

/// The same behind a bar, in at most `columns` characters.
[[nodiscard]] std::string progressBar(const Progress& progress, int columns);

} // namespace mesewright
