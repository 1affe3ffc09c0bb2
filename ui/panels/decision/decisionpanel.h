// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/jobslot.h"
#include "ui/models/workspacedocument.h"
#include "ui/panels/decision/decisionview.h"
#include "ui/shell/panel.h"
#include "ui/widgets/texttablemodel.h"

#include <array>

class QBoxLayout;
class QLabel;
class QPushButton;
class QStackedLayout;

namespace mesewright::ui {

class Banner;
class Card;
class EmptyState;
class FamilyGains;
class IntervalChart;
class RuleCard;
class TableView;
class VerdictBanner;

/// Gate E: the decision, the numbers it rests on, the rule with its conditions, and "what if". It
/// writes nothing but exports.
class DecisionPanel final : public Panel
{
    Q_OBJECT

public:
    explicit DecisionPanel(WorkspaceDocument& document, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("decision"); }
    [[nodiscard]] QString title() const override { return tr("Decision"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("decision"); }
    [[nodiscard]] QList<QWidget*> headerWidgets() override;
    void setActive(bool active) override;

    [[nodiscard]] const DecisionShown& shown() const { return m_view; }
    [[nodiscard]] VerdictBanner& verdict() { return *m_verdict; }
    [[nodiscard]] IntervalChart& gains() { return *m_gains; }
    [[nodiscard]] RuleCard& rule() { return *m_rule; }
    /// HTML, or Markdown where the name ends with `.md`.
    void exportReportTo(const QString& file);
    void exportNumbersTo(const QString& folder);

Q_SIGNALS:
    /// The panel shows a new snapshot.
    void refreshed();
    /// A what-if has been computed.
    void whatIfShown();
    /// An export has ended; empty: it is written.
    void exported(const QString& problem);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildPage();
    QWidget* buildTiles();
    void refresh();
    void showView(DecisionShown view);
    void showEmpty();
    void showVerdict();
    void showTiles();
    void showGains();
    void showEvidence();
    void askWhatIf();
    void finishExport(const Result<void>& done);
    [[nodiscard]] const report::Evidence& evidence() const { return m_snapshot->evidence; }
    /// Why the last attempt of gate E did not decide; empty: it did, or there was none.
    [[nodiscard]] QString refusal() const;

    WorkspaceDocument& m_document;
    std::shared_ptr<const WorkspaceSnapshot> m_snapshot;
    DecisionShown m_view;
    JobSlot m_viewing;
    JobSlot m_asking;
    JobSlot m_exporting;
    bool m_active = false;
    bool m_stale = true;
    bool m_hashes = false; ///< the evidence table shows recorded hashes

    struct Tile
    {
        QLabel* figure = nullptr;
        QLabel* caption = nullptr;
    };
    QStackedLayout* m_pages = nullptr;
    EmptyState* m_empty = nullptr;
    QPushButton* m_decide = nullptr;
    Banner* m_banner = nullptr;
    VerdictBanner* m_verdict = nullptr;
    std::array<Tile, 4> m_tiles;
    QBoxLayout* m_columns = nullptr;
    QWidget* m_side = nullptr;
    Card* m_gainCard = nullptr;
    IntervalChart* m_gains = nullptr;
    Card* m_familyCard = nullptr;
    FamilyGains* m_families = nullptr;
    RuleCard* m_rule = nullptr;
    QPushButton* m_checkHashes = nullptr;
    TextTableModel m_evidenceModel;
    TableView* m_evidenceTable = nullptr;
};

} // namespace mesewright::ui
