// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/panels.h"

#include "ui/panels/config/configpanel.h"
#include "ui/panels/data/datapanel.h"
#include "ui/panels/decision/decisionpanel.h"
#include "ui/panels/environment/environmentpanel.h"
#include "ui/panels/evaluation/evaluationpanel.h"
#include "ui/panels/overview/overviewpanel.h"
#include "ui/panels/playground/playgroundpanel.h"
#include "ui/panels/review/reviewpanel.h"
#include "ui/panels/training/trainingpanel.h"
#include "ui/shell/mainwindow.h"

namespace mesewright::ui {

void addPanels(MainWindow& window)
{
    window.addPanel(new OverviewPanel(window.document(), window.queue()));
    window.addPanel(new EnvironmentPanel(window.document()));
    window.addPanel(new DataPanel(window.document()));
    window.addPanel(new ConfigPanel(window.document()));
    window.addPanel(new TrainingPanel(window.document()));
    window.addPanel(new EvaluationPanel(window.document()));
    window.addPanel(new PlaygroundPanel(window.document(), window.engine()));
    window.addPanel(new ReviewPanel(window.document()));
    window.addPanel(new DecisionPanel(window.document()));
    window.finish();
}

} // namespace mesewright::ui
