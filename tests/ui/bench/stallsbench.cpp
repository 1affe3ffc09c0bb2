// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/bench/uibench.h"
#include "tests/ui/support/workspacecopy.h"
#include "tests/ui/workbench/stalls.h"
#include "tests/ui/workbench/workbench.h"
#include "ui/shell/theme/theme.h"

#include <cstdio>

namespace mesewright::ui {

namespace {

void print(const StallPhase& phase)
{
    const std::vector<double>& waits = phase.waits;
    if (waits.empty())
        return;
    std::printf("%-36s %8.1f %8.1f %8.1f\n", phase.name.c_str(), waits[waits.size() / 2],
                waits[waits.size() * 99 / 100], waits.back());
    std::fflush(stdout);
}

} // namespace

void benchStalls()
{
    if (!std::filesystem::exists(MESEWRIGHT_DEMO_WORKSPACE)) {
        std::fprintf(stderr, "%s is not there: make it with ctest -R ui_demoworkspace\n",
                     MESEWRIGHT_DEMO_WORKSPACE);
        return;
    }
    const WorkspaceCopy copy;
    prepareHardWork(copy);
    Workbench bench(copy.path());
    (void)QTest::qWaitFor([&] { return bench.ready(); }, workbenchPatience);
    std::printf("%-36s %8s %8s %8s\n", "an event waits, ms", "median", "99 %", "longest");
    for (const StallPhase& phase : workHard(bench, copy))
        print(phase);
    // Every widget of every panel is set up anew: rare, and not hidden in the figures above.
    StallMeter meter;
    Theme::instance().setMode(Theme::Mode::Light);
    QTest::qWait(100);
    print({"train, change the theme", meter.take()});
}

} // namespace mesewright::ui
