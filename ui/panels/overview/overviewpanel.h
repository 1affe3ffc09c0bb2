// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/workspacedocument.h"
#include "ui/panels/overview/gatecardtexts.h"
#include "ui/shell/panel.h"

#include <QList>

class QPushButton;
class QStackedLayout;

namespace mesewright::ui {

class Banner;
class EmptyState;
class GateCard;
class QueueCard;
class RunQueue;
class RunsCard;
class SegmentedControl;

/// How the five gates stand, what stands against deciding, what waits and what ran.
class OverviewPanel final : public Panel
{
    Q_OBJECT

public:
    OverviewPanel(WorkspaceDocument& document, RunQueue& queue, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("overview"); }
    [[nodiscard]] QString title() const override { return tr("Overview"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("overview"); }
    [[nodiscard]] QList<QWidget*> headerWidgets() override;
    void setActive(bool active) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void takeStep(int card);
    void showEvidence(int card);
    void openRun(const RunSummary& run);
    void placeLists();
    void showBanner(const WorkspaceSnapshot& snapshot);

    WorkspaceDocument& m_document;
    RunQueue& m_queue;
    QStackedLayout* m_pages = nullptr;
    EmptyState* m_empty = nullptr;
    Banner* m_banner = nullptr;
    QString m_bannerPanel; ///< where the banner's button leads
    QString m_bannerPlace;
    QList<GateCard*> m_cards;
    QList<OverviewCard> m_texts;
    QueueCard* m_queueCard = nullptr;
    RunsCard* m_runsCard = nullptr;
    SegmentedControl* m_list = nullptr; ///< which list is shown where both have no room
    QPushButton* m_report = nullptr;
    bool m_active = false;
    bool m_stale = true; ///< something changed while the panel was hidden
};

} // namespace mesewright::ui
