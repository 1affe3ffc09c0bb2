// SPDX-License-Identifier: Apache-2.0
#include "core/base/terminalprogress.h"

#include "core/base/text.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace mesewright {

namespace {

TerminalProgress::Surface standardErrorSurface(bool quiet)
{
    TerminalProgress::Surface surface;
    const char* term = std::getenv("TERM");
    const bool dumb = term != nullptr && std::string_view(term) == "dumb";
    if (quiet)
        surface.style = TerminalProgress::Style::Quiet;
    else if (::isatty(STDERR_FILENO) == 1 && !dumb)
        surface.style = TerminalProgress::Style::Bar;
    surface.write = [](const std::string& text) {
        std::fwrite(text.data(), 1, text.size(), stderr);
        std::fflush(stderr);
    };
    surface.seconds = [] {
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        return std::chrono::duration<double>(now).count();
    };
    surface.columns = [] {
        winsize size = {};
        return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
    };
    return surface;
}

/// Text from files may hold escape sequences; a terminal must not obey them.
std::string harmless(std::string_view text)
{
    std::string out = replaceInvalidUtf8(text);
    for (char& c : out) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F)
            c = ' ';
    }
    return out;
}

std::size_t width(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

std::string cut(const std::string& text, std::size_t columns)
{
    std::size_t at = 0;
    for (std::size_t shown = 0; at < text.size() && shown < columns; ++shown)
        at += decodeUtf8(text, at).length;
    return text.substr(0, at);
}

std::string rateWords(const Progress& progress)
{
    const char* unit = progress.unit.c_str();
    if (progress.rate >= 100)
        return formatted("%.0f %s/s", progress.rate, unit);
    if (progress.rate >= 0.1)
        return formatted("%.1f %s/s", progress.rate, unit);
    return formatted("%.1f %s/min", progress.rate * 60, unit);
}

std::string numberWords(const Progress& progress)
{
    std::string words = std::to_string(progress.done);
    if (progress.total > 0)
        words += "/" + std::to_string(progress.total);
    words += " " + progress.unit;
    if (progress.rate > 0)
        words += ", " + rateWords(progress);
    if (progress.etaSeconds >= 0)
        words += ", " + humanSeconds(progress.etaSeconds) + " left";
    return words;
}

bool isComplete(const Progress& progress)
{
    return progress.total > 0 && progress.done >= progress.total;
}

} // namespace

std::string progressWords(const Progress& progress)
{
    return harmless(progress.what + " " + numberWords(progress));
}

std::string progressBar(const Progress& progress, int columns)
{
    constexpr std::size_t widestBar = 30;
    const auto room = static_cast<std::size_t>(std::clamp(columns, 1, 1000));
    const std::string words = progressWords(progress);
    if (progress.total <= 0 || width(words) + 8 > room)
        return cut(words, room);
    const std::size_t length = std::min(widestBar, room - width(words) - 3);
    const double share = std::clamp(
        static_cast<double>(progress.done) / static_cast<double>(progress.total), 0.0, 1.0);
    const auto filled = static_cast<std::size_t>(share * static_cast<double>(length));
    return "[" + std::string(filled, '#') + std::string(length - filled, '-') + "] " + words;
}

TerminalProgress::TerminalProgress(bool quiet) : TerminalProgress(standardErrorSurface(quiet)) {}

TerminalProgress::TerminalProgress(Surface surface) : m_surface(std::move(surface)) {}

TerminalProgress::~TerminalProgress()
{
    if (m_barVisible)
        m_surface.write("\n");
}

void TerminalProgress::progress(const Progress& progress)
{
    if (m_surface.style == Style::Quiet)
        return;
    const bool complete = isComplete(progress);
    // The words may tell a figure that changes all the time: counting on is the same piece, too.
    const bool countsOn = progress.unit == m_last.unit && progress.total == m_last.total &&
                          progress.total > 0 && progress.done >= m_last.done;
    const bool samePiece = m_started && (progress.what == m_last.what || countsOn);
    if (samePiece && m_finished && complete)
        return;
    const bool fresh = !samePiece || m_finished;
    const double now = m_surface.seconds();
    const double interval = m_surface.style == Style::Bar ? 0.1 : 10.0;
    if (!fresh && !complete && now - m_lastShown < interval)
        return;
    if (!samePiece && m_barVisible)
        m_surface.write("\n");
    m_started = true;
    m_last = progress;
    m_lastShown = now;
    m_finished = complete;
    draw(progress);
}

void TerminalProgress::draw(const Progress& progress)
{
    if (m_surface.style == Style::Lines) {
        m_surface.write(progressWords(progress) + "\n");
        return;
    }
    // The last column stays free: some terminals wrap when it is written to.
    const std::string end = m_finished ? "\n" : "";
    m_surface.write("\r" + progressBar(progress, m_surface.columns() - 1) + "\x1b[K" + end);
    m_barVisible = !m_finished;
}

void TerminalProgress::message(const std::string& text)
{
    if (m_surface.style == Style::Quiet)
        return;
    const std::string start = m_barVisible ? "\r\x1b[K" : "";
    m_surface.write(start + harmless(text) + "\n");
    if (m_barVisible) {
        m_barVisible = false;
        m_lastShown = m_surface.seconds() - 1;
    }
}

} // namespace mesewright
