// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/jobslot.h"
#include "ui/models/workspacedocument.h"
#include "ui/panels/evaluation/evaluationshown.h"
#include "ui/shell/panel.h"

class QMenu;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace mesewright::ui {

class Badge;
class Banner;
class BaselinePage;
class EmptyState;
class GridPage;
class ItemsAndAnswer;
class LivePage;
class MeasureQuestion;
class ReliabilityPage;
class SegmentedControl;
class ValidationPage;

/// Gates B and D: what the model was asked, what it answered, how each level judges it. A tab a
/// gate, one for the run at work, one for the loss on validation rows and one for other draws.
class EvaluationPanel final : public Panel
{
    Q_OBJECT

public:
    enum class Tab { Live, Baseline, Grid, Validation, Reliability };

    explicit EvaluationPanel(WorkspaceDocument& document, QWidget* parent = nullptr);
    ~EvaluationPanel() override;

    [[nodiscard]] QString id() const override { return QStringLiteral("evaluation"); }
    [[nodiscard]] QString title() const override { return tr("Evaluation"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("evaluation"); }
    [[nodiscard]] QList<QWidget*> titleWidgets() override;
    [[nodiscard]] QList<QWidget*> headerWidgets() override;
    void setActive(bool active) override;
    /// "item/NAME/ANSWER", or a tab: "live", "baseline", "grid", "validation", "reliability".
    void jumpTo(const QString& place) override;

    void setTab(Tab tab);
    [[nodiscard]] Tab tab() const;
    void setLevel(const QString& level);
    [[nodiscard]] QString level() const;
    [[nodiscard]] LivePage& live() { return *m_live; }
    [[nodiscard]] BaselinePage& baseline() { return *m_baseline; }
    [[nodiscard]] GridPage& grid() { return *m_grid; }
    [[nodiscard]] ReliabilityPage& reliability() { return *m_reliability; }
    [[nodiscard]] ValidationPage& validation() { return *m_validation; }
    /// Writes the tables as CSV files.
    void exportTo(const QString& folder);

Q_SIGNALS:
    /// An export has ended; empty: it is written.
    void exported(const QString& problem);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildHeader();
    void labelButtons();
    void buildPages();
    void addKeys();
    void refresh();
    void showTab();
    void showRuns();
    void showLevels();
    void fillEmpty();
    /// The banner, with the room that it needs; empty: none.
    void showProblem(const QString& what, const QString& why);
    void startShown();
    void askAgain(bool base);
    void rescore(const QString& level);
    void handleKey(int key);
    [[nodiscard]] bool hasResults(Tab tab) const;
    [[nodiscard]] ItemsAndAnswer* itemsOfTab();
    [[nodiscard]] QString verbOfTab() const;

    WorkspaceDocument& m_document;
    EvaluationShown m_shown;
    JobSlot m_exporting;
    bool m_active = false;
    bool m_stale = true;    ///< something changed while the panel was hidden
    bool m_chosen = false;  ///< the person, or the first results, chose the tab
    bool m_filling = false; ///< controls are set by us
    bool m_again = false;   ///< the start button measures what was measured already
    QString m_startWords;
    bool m_compact = false; ///< the tabs need the buttons' words' room

    MeasureQuestion* m_question = nullptr;
    QTabBar* m_tabs = nullptr;
    SegmentedControl* m_levels = nullptr;
    Badge* m_staleBadge = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_rescore = nullptr;
    QPushButton* m_export = nullptr;
    QMenu* m_levelMenu = nullptr;
    QWidget* m_bannerPlace = nullptr;
    Banner* m_banner = nullptr;
    QStackedWidget* m_pages = nullptr;
    EmptyState* m_empty = nullptr;
    LivePage* m_live = nullptr;
    BaselinePage* m_baseline = nullptr;
    GridPage* m_grid = nullptr;
    ValidationPage* m_validation = nullptr;
    ReliabilityPage* m_reliability = nullptr;
};

} // namespace mesewright::ui
