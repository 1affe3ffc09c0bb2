// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/runsmodel.h"
#include "ui/models/workspacedocument.h"
#include "ui/shell/panel.h"

#include <QList>

class QStackedLayout;

namespace mesewright::ui {

class Banner;
class EmptyState;
class GateCard;
class TableView;

/// How the five gates stand, what stands against deciding, and what ran.
class OverviewPanel final : public Panel
{
    Q_OBJECT

public:
    explicit OverviewPanel(WorkspaceDocument& document, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("overview"); }
    [[nodiscard]] QString title() const override { return tr("Overview"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("overview"); }
    void setActive(bool active) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void showBanner(const WorkspaceSnapshot& snapshot);

    WorkspaceDocument& m_document;
    RunsModel m_runs;
    QStackedLayout* m_pages = nullptr;
    EmptyState* m_empty = nullptr;
    Banner* m_banner = nullptr;
    QList<GateCard*> m_cards;
    TableView* m_table = nullptr;
    bool m_active = false;
    bool m_stale = true; ///< something changed while the panel was hidden
};

} // namespace mesewright::ui
