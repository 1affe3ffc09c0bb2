// SPDX-License-Identifier: Apache-2.0
#include "core/base/fanoutprogress.h"
#include "core/base/ratemeter.h"
#include "core/base/terminalprogress.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace mesewright {
namespace {

using Style = TerminalProgress::Style;

/// A terminal that keeps what is written, with a clock that the test turns.
struct Screen
{
    std::string text;
    double now = 0;

    TerminalProgress::Surface surface(Style style)
    {
        return {style, [this](const std::string& more) { text += more; }, [this] { return now; },
                [] { return 60; }};
    }
};

Progress steps(std::int64_t done, std::int64_t total = 60)
{
    return {"training", "steps", done, total, 2.0, 20};
}

TEST(ProgressWords, say_what_is_known)
{
    struct Case
    {
        Progress progress;
        const char* expected;
    };
    const Case cases[] = {
        {{"training", "steps", 23, 60, 1.94, 19.1}, "training 23/60 steps, 1.9 steps/s, 19 s left"},
        {{"reading", "rows", 7, 0, 0, -1}, "reading 7 rows"},
        {{"generating", "tokens", 5, 10, 1234.5, 0},
         "generating 5/10 tokens, 1234 tokens/s, 0 s left"},
        {{"training", "steps", 1, 2, 0.05, -1}, "training 1/2 steps, 3.0 steps/min"},
        {{"bad\x1b[2J\xff", "x", 1, 0, 0, -1}, "bad [2J\xEF\xBF\xBD 1 x"},
    };
    for (const Case& c : cases)
        EXPECT_EQ(progressWords(c.progress), c.expected);
}

TEST(ProgressBar, fits_the_terminal)
{
    const Progress half{"é", "x", 5, 10, 0, -1};
    EXPECT_EQ(progressBar(half, 80),
              "[" + std::string(15, '#') + std::string(15, '-') + "] é 5/10 x");
    EXPECT_EQ(progressBar(half, 21), "[#####-----] é 5/10 x");
    EXPECT_EQ(progressBar(half, 12), "é 5/10 x");
    EXPECT_EQ(progressBar(half, 4), "é 5/");
    const Progress over{"a", "x", 20, 10, 0, -1};
    EXPECT_EQ(progressBar(over, 19).find('-'), std::string::npos);
}

TEST(TerminalProgress, without_a_terminal_a_line_every_ten_seconds)
{
    Screen screen;
    TerminalProgress shown(screen.surface(Style::Lines));
    std::vector<double> times;
    for (int done = 1; done <= 60; ++done) {
        screen.now = done * 0.5;
        const std::size_t before = screen.text.size();
        shown.progress(steps(done));
        if (screen.text.size() > before)
            times.push_back(screen.now);
    }
    EXPECT_EQ(times, (std::vector<double>{0.5, 10.5, 20.5, 30}));
    EXPECT_NE(screen.text.find("training 60/60 steps"), std::string::npos);
    EXPECT_EQ(screen.text.find('\r'), std::string::npos);
    shown.progress(steps(60));
    shown.message("a fact");
    EXPECT_TRUE(screen.text.ends_with("left\na fact\n"));
}

TEST(TerminalProgress, words_that_change_while_the_count_goes_on_are_one_piece)
{
    Screen screen;
    TerminalProgress shown(screen.surface(Style::Lines));
    for (int report = 0; report < 50; ++report) {
        screen.now = report * 0.1;
        shown.progress(
            {"pass@5 " + std::to_string(report) + " %", "answers", report / 10, 60, 0, -1});
    }
    EXPECT_EQ(screen.text, "pass@5 0 % 0/60 answers\n");
    shown.progress({"scoring", "rows", 0, 60, 0, -1});
    EXPECT_TRUE(screen.text.ends_with("scoring 0/60 rows\n"));
}

TEST(TerminalProgress, a_bar_is_drawn_in_place)
{
    Screen screen;
    {
        TerminalProgress shown(screen.surface(Style::Bar));
        shown.progress(steps(1));
        const std::string first = screen.text;
        EXPECT_TRUE(first.starts_with("\r["));
        EXPECT_TRUE(first.ends_with("\x1b[K"));
        shown.progress(steps(2)); // too early
        EXPECT_EQ(screen.text, first);
        screen.now = 0.2;
        shown.message("a fact");
        EXPECT_TRUE(screen.text.ends_with("\r\x1b[Ka fact\n"));
        shown.progress(steps(3)); // at once again, since the message took its place
        EXPECT_NE(screen.text.find("3/60"), std::string::npos);
    }
    EXPECT_TRUE(screen.text.ends_with("\x1b[K\n"));
}

TEST(TerminalProgress, the_end_is_shown_once_and_the_next_piece_begins_below)
{
    Screen screen;
    TerminalProgress shown(screen.surface(Style::Bar));
    shown.progress(steps(1));
    shown.progress(steps(60));
    EXPECT_TRUE(screen.text.ends_with("\x1b[K\n"));
    const std::string end = screen.text;
    shown.progress(steps(60));
    EXPECT_EQ(screen.text, end);
    shown.progress({"scoring", "items", 1, 10, 0, -1});
    EXPECT_TRUE(screen.text.starts_with(end + "\r["));
}

TEST(TerminalProgress, quiet_is_quiet)
{
    Screen screen;
    TerminalProgress shown(screen.surface(Style::Quiet));
    shown.progress(steps(60));
    shown.message("a fact");
    EXPECT_EQ(screen.text, "");
}

TEST(FanOutProgress, hands_everything_to_all)
{
    Screen first, second;
    TerminalProgress one(first.surface(Style::Lines)), two(second.surface(Style::Lines));
    FanOutProgress both{&one, nullptr, &two};
    both.progress(steps(1));
    both.message("a fact");
    EXPECT_NE(first.text, "");
    EXPECT_EQ(first.text, second.text);
}

TEST(RateMeter, counts_from_the_first_report)
{
    RateMeter meter;
    Progress progress{"training", "steps", 20, 60, 0, -1}; // resumed at 20
    meter.update(progress, 100);
    EXPECT_EQ(progress.rate, 0);
    EXPECT_LT(progress.etaSeconds, 0);
    progress.done = 30;
    meter.update(progress, 105);
    EXPECT_DOUBLE_EQ(progress.rate, 2);
    EXPECT_DOUBLE_EQ(progress.etaSeconds, 15);
}

TEST(RateMeter, forgets_what_is_older_than_its_window)
{
    RateMeter meter;
    Progress progress{"training", "steps", 0, 1000, 0, -1};
    for (int second = 0; second <= 100; ++second) {
        progress.done += second < 60 ? 1 : 5; // it becomes faster
        meter.update(progress, second);
    }
    EXPECT_DOUBLE_EQ(progress.rate, 5);
    progress.done = 0; // another piece of work
    meter.update(progress, 101);
    EXPECT_EQ(progress.rate, 0);
}

} // namespace
} // namespace mesewright
