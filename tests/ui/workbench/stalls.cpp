// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workbench/stalls.h"

#include "core/base/json.h"
#include "core/gates/traingate.h"
#include "tests/ui/support/workspacecopy.h"
#include "tests/ui/workbench/workbench.h"
#include "ui/charts/chart.h"

#include <QAbstractItemView>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <chrono>
#include <fstream>

namespace mesewright::ui {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto pollEvery = std::chrono::milliseconds(4);
constexpr std::size_t manyRows = 100000;
constexpr int scrolls = 150;
constexpr int zooms = 60;

void wheel(QWidget& over, int turn, Qt::KeyboardModifiers keys = {})
{
    const QPointF place(over.rect().center());
    QWheelEvent event(place, over.mapToGlobal(place), {}, {0, turn}, Qt::NoButton, keys,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&over, &event);
    QApplication::processEvents();
}

bool showsAllRows(const Panel& panel)
{
    const auto views = panel.findChildren<QAbstractItemView*>();
    return std::any_of(views.begin(), views.end(), [](const QAbstractItemView* view) {
        return view->isVisible() && view->model() &&
               view->model()->rowCount() >= static_cast<int>(manyRows);
    });
}

void scrollRows(Panel& panel)
{
    for (auto* view : panel.findChildren<QAbstractItemView*>()) {
        QScrollBar* bar = view->verticalScrollBar();
        if (!view->isVisible() || bar->maximum() == 0)
            continue;
        for (int i = 0; i < scrolls; ++i)
            wheel(*view->viewport(), i % 50 < 40 ? -120 : 120);
        for (int i = 0; i <= scrolls; ++i) {
            bar->setValue(
                static_cast<int>(static_cast<std::int64_t>(bar->maximum()) * i / scrolls));
            QApplication::processEvents();
        }
    }
}

void zoomCharts(Panel& panel)
{
    for (auto* chart : panel.findChildren<LineChart*>()) {
        if (!chart->isVisible())
            continue;
        for (int i = 0; i < zooms; ++i)
            wheel(*chart, i < zooms / 2 ? 120 : -120, Qt::ControlModifier);
    }
}

} // namespace

StallMeter::StallMeter() : m_thread([this] { watch(); }) {}

StallMeter::~StallMeter()
{
    m_end = true;
    m_thread.join();
}

void StallMeter::watch()
{
    while (!m_end) {
        if (!m_pending.exchange(true)) {
            QMetaObject::invokeMethod(
                &m_here,
                [this, asked = Clock::now()] {
                    const std::chrono::duration<double, std::milli> wait = Clock::now() - asked;
                    m_waits.push_back(wait.count());
                    m_pending = false;
                },
                Qt::QueuedConnection);
        }
        std::this_thread::sleep_for(pollEvery);
    }
}

std::vector<double> StallMeter::take()
{
    std::vector<double> waits = std::exchange(m_waits, {});
    std::sort(waits.begin(), waits.end());
    return waits;
}

void prepareHardWork(const WorkspaceCopy& copy)
{
    copy.shortenTraining(2000); // far more than it will come to
    std::ifstream in(copy.root() / "data/train.jsonl");
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    in.close();
    std::ofstream out(copy.root() / "data/eval.jsonl", std::ios::trunc);
    for (std::size_t i = 0; i < manyRows; ++i)
        out << lines[i % lines.size()] << '\n';
}

std::vector<StallPhase> workHard(Workbench& bench, const WorkspaceCopy& copy)
{
    std::vector<StallPhase> phases;
    StallMeter meter;
    MainWindow& window = bench.window();
    const auto phase = [&](const std::string& name, const auto& work) {
        (void)meter.take();
        work();
        QApplication::processEvents();
        phases.push_back({name, meter.take()});
    };
    TrainOptions options;
    options.config = copy.root() / "config.yaml";
    options.train = copy.root() / "data/train.jsonl";
    options.out = copy.root() / "adapters";
    window.runAction(
        QStringLiteral("run.start"),
        QString::fromStdString(jsonLine(Json{{"verb", "train"}, {"options", toJson(options)}})));
    phase("load a model, train", [&] { QTest::qWait(2000); });
    phase("train, read 100,000 rows", [&] {
        Panel* panel = bench.show(QStringLiteral("data"));
        (void)QTest::qWaitFor([panel] { return showsAllRows(*panel); }, workbenchPatience);
    });
    phase("train, scroll through them",
          [&] { scrollRows(*window.panelHost().panel(QStringLiteral("data"))); });
    phase("train, open the charts", [&] { bench.show(QStringLiteral("training")); });
    phase("train, zoom the charts",
          [&] { zoomCharts(*window.panelHost().panel(QStringLiteral("training"))); });
    for (Panel* panel : window.panelHost().panels())
        phase("train, open " + panel->id().toStdString(), [&] { bench.show(panel->id()); });
    return phases;
}

} // namespace mesewright::ui
