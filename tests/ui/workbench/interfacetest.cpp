// SPDX-License-Identifier: GPL-3.0-or-later
// The interface's thread only shows: no file of the workspace is opened there, no network is used,
// no model is computed, and the event loop does not stand still, whatever happens.
#include "core/base/files.h"
#include "tests/ui/support/threadwatch.h"
#include "tests/ui/support/workspacecopy.h"
#include "tests/ui/workbench/stalls.h"
#include "tests/ui/workbench/workbench.h"
#include "ui/shell/theme/theme.h"

using namespace mesewright;
using namespace mesewright::ui;

namespace {

constexpr double longestStall = 500; // milliseconds; the bench prints what it is

} // namespace

class InterfaceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(Theme::install(*qApp)); }

    void neitherReadsNorComputesNorWaits()
    {
        const WorkspaceCopy copy;
        prepareHardWork(copy);
        threadwatch::begin(copy.root().string());
        std::vector<StallPhase> phases;
        {
            Workbench bench(copy.path());
            QTRY_VERIFY_WITH_TIMEOUT(bench.ready(), workbenchPatience);
            phases = workHard(bench, copy);
        }
        const std::vector<std::string> seen = threadwatch::end();
        QVERIFY2(seen.empty(), seen.empty() ? "" : seen.front().c_str());
        for (const StallPhase& phase : phases) {
            if (phase.waits.empty())
                continue; // nothing was to be done
            qInfo("%s: %.0f ms at most", phase.name.c_str(), phase.waits.back());
            QVERIFY(phase.waits.back() < longestStall);
        }
    }

    void theWatchDoesWatch()
    {
        const WorkspaceCopy copy(true);
        threadwatch::begin(copy.root().string());
        QVERIFY(readFile(copy.root() / "config.yaml"));
        QCOMPARE(threadwatch::end().size(), std::size_t{1});
    }
};

QTEST_MAIN(InterfaceTest)
#include "interfacetest.moc"
