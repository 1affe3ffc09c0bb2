// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/workspacedocument.h"
#include "ui/panels/environment/probesmodel.h"
#include "ui/shell/panel.h"

class QBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace mesewright::ui {

class Badge;
class Card;
class CheckpointCard;
class FactGrid;
class ProbeHeadline;
class ProbeTable;

/// Gate A2 as it stands now: each probe with what to do, the GPU, the checkpoint, the sandbox.
class EnvironmentPanel final : public Panel
{
    Q_OBJECT

public:
    explicit EnvironmentPanel(WorkspaceDocument& document, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("environment"); }
    [[nodiscard]] QString title() const override { return tr("Environment"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("environment"); }
    [[nodiscard]] QList<QWidget*> headerWidgets() override;
    void setActive(bool active) override;
    /// "probe/disk"
    void jumpTo(const QString& place) override;

    /// Everything that was found, as plain text.
    [[nodiscard]] QString text() const;
    [[nodiscard]] const ProbeRun& probeRun() const { return m_run; }

public Q_SLOTS:
    void checkAgain();
    void copyText();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeHeader();
    [[nodiscard]] QWidget* makeTable();
    void workspaceChanged();
    void refresh();
    void refreshGpu();
    void refreshSandbox();
    void showDetail();
    void tellFindings();
    void lockEnvironment();

    WorkspaceDocument& m_document;
    ProbeRun m_run;
    ProbesModel m_model;
    QString m_folder; ///< that was looked at
    bool m_active = false;
    bool m_wanted = true; ///< look when shown

    Badge* m_failedBadge = nullptr;
    Badge* m_warningBadge = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_lock = nullptr;
    QPushButton* m_again = nullptr;
    QPushButton* m_next = nullptr;
    ProbeHeadline* m_headline = nullptr;
    ProbeTable* m_table = nullptr;
    QLabel* m_detail = nullptr;
    QBoxLayout* m_halves = nullptr;
    QScrollArea* m_side = nullptr;
    FactGrid* m_gpu = nullptr;
    CheckpointCard* m_checkpoint = nullptr;
    Card* m_sandbox = nullptr;
    FactGrid* m_walls = nullptr;
};

} // namespace mesewright::ui
