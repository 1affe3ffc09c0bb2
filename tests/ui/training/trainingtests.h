// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/runfolder.h"
#include "ui/models/workspacedocument.h"
#include "ui/panels/training/chartcard.h"
#include "ui/panels/training/trainingpanel.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace mesewright::ui {

/// A workspace of its own whose runs the test writes as a gate would.
class WrittenWorkspace
{
public:
    WrittenWorkspace();
    [[nodiscard]] const Workspace& workspace() const { return m_workspace; }
    [[nodiscard]] QString path() const;
    /// A training run on `device` that is at work until the object goes.
    [[nodiscard]] RunFolder makeRun(const std::string& device = "cpu, fp32") const;

private:
    QTemporaryDir m_folder;
    Workspace m_workspace;
};

/// Writes steps first to last with a loss of 1 / step.
void writeSteps(RunFolder& run, int first, int last);

/// The panel on a workspace, shown as the window shows it.
struct ShownPanel
{
    WorkspaceDocument document;
    TrainingPanel panel{document};

    explicit ShownPanel(const QString& folder, QSize size = {1500, 900});
    [[nodiscard]] ChartCard& charts() { return *panel.findChild<ChartCard*>(); }
    [[nodiscard]] LineChart& chart(Curve curve) { return charts().chart(curve); }
    [[nodiscard]] const std::vector<Point>& points(Curve curve)
    {
        return chart(curve).points(chart(curve).lines().first());
    }
    /// Whether the history of a run is on screen.
    [[nodiscard]] bool loaded() { return panel.run() && panel.run()->loaded(); }
};

/// Runs as values: what their folders tell.
class TrainingRunTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSeriesIsTheJoinedOne();
    void factsAreThoseOfTheFolder();
    void timeLeftReckonsSavingApart();
    void theLogIsInOrderAndKeepsThePromises();
    void samplesStandInAStrip();
    void valuesAreThoseOfTheEvents();
};

/// The panel, by mouse and keyboard.
class TrainingPanelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheNumbersOfTheFile();
    void anEmptyWorkspaceSaysWhatIsNeeded();
    void aNumberThatIsNoneIsFlagged();
    void aFailedRunSaysWhyAndResumes();
    void buttonsAskForTheRunOnScreen();
    void keysMoveZoomAndSwitch();
    void otherRunsAreLaidOver();
    void hiddenItDoesNothing();
    void theNewestRunTakesTheScreenUnlessOneWasChosen();
    void readsTheGpuForARunWithoutReadings();
    void saysWhyThereAreNoReadings();
    void exportsWhatItShows();
    void everyControlHasAName();
    void narrowWindowsFold();
    void thousandsOfStepsStayFluid();
};

/// Beside the command line.
class AttachTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsARunThatTheCommandLineWrites();
    void fixedPromptsFillTheStripAndChangeNoStep();
};

} // namespace mesewright::ui
