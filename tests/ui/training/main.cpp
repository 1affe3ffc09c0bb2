// SPDX-License-Identifier: GPL-3.0-or-later
#include "trainingtests.h"

#include "ui/shell/theme/theme.h"

#include <QApplication>
#include <QTest>

#include <nlohmann/json.hpp>

namespace mesewright::ui {

WrittenWorkspace::WrittenWorkspace()
{
    auto made = openOrMakeWorkspace(m_folder.path().toStdString());
    if (!made)
        qFatal("%s", made.error().message.c_str());
    m_workspace = *made;
}

QString WrittenWorkspace::path() const
{
    return m_folder.path();
}

RunFolder WrittenWorkspace::makeRun(const std::string& device) const
{
    auto run = RunFolder::create(
        m_workspace, "train",
        {{"options", {{"config", ""}, {"max_steps", 200}}}, {"engine", {{"device", device}}}});
    if (!run)
        qFatal("%s", run.error().message.c_str());
    return std::move(*run);
}

void writeSteps(RunFolder& run, int first, int last)
{
    for (int step = first; step <= last; ++step)
        QVERIFY(run.event(StepEvent{step, 1.0 / step, 5e-5, 0.5, 1000, 0.25}));
}

ShownPanel::ShownPanel(const QString& folder, QSize size)
{
    panel.resize(size);
    panel.show();
    panel.setActive(true);
    document.open(folder);
}

} // namespace mesewright::ui

int main(int argc, char** argv)
{
    using namespace mesewright::ui;
    QApplication application(argc, argv);
    if (const auto installed = Theme::install(application); !installed)
        qFatal("%s", installed.error().message.c_str());
    TrainingRunTest runs;
    TrainingPanelTest panel;
    AttachTest attach;
    int failures = 0;
    for (QObject* test : std::initializer_list<QObject*>{&runs, &panel, &attach})
        failures += QTest::qExec(test, argc, argv);
    return failures;
}
