// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/levelresults.h"
#include "ui/models/workspacedocument.h"
#include "ui/panels/review/reviewpairs.h"
#include "ui/shell/panel.h"
#include "ui/widgets/code/diffview.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QListView;
class QPushButton;
class QSplitter;
class QStackedLayout;

namespace mesewright::ui {

class Banner;
class Card;
class CodeView;
class EmptyState;
class LabelBar;
class ReviewSide;
class SegmentedControl;

/// Two answers to one item side by side: the base's and an adapter's, or blind, as A and B. Labels
/// belong to the review tools; this panel is where they will be given.
class ReviewPanel final : public Panel
{
    Q_OBJECT

public:
    explicit ReviewPanel(WorkspaceDocument& document, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("review"); }
    [[nodiscard]] QString title() const override { return tr("Review"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("review"); }
    [[nodiscard]] QList<QWidget*> titleWidgets() override;
    void setActive(bool active) override;
    /// "item/NAME".
    void jumpTo(const QString& place) override;

    void setBlind(bool blind);
    [[nodiscard]] bool blind() const { return m_pairs.blind(); }
    void setDiffLayout(DiffLayout layout);
    [[nodiscard]] DiffLayout diffLayout() const { return m_layout; }
    [[nodiscard]] ReviewPairs& pairs() { return m_pairs; }
    [[nodiscard]] DiffEditors& editors() { return *m_editors; }
    [[nodiscard]] ReviewSide& left() { return *m_left; }
    [[nodiscard]] ReviewSide& right() { return *m_right; }
    [[nodiscard]] LabelBar& labels() { return *m_labels; }
    [[nodiscard]] int currentRow() const;

public Q_SLOTS:
    void next() { step(1); }
    void back() { step(-1); }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildHeader();
    void buildQueue();
    void buildPage();
    void addKeys();
    void refresh();
    void fillChoices();
    void fillPairs();
    void showPair();
    void showSides(const ItemPair& pair, bool swapped);
    void arrange();
    void step(int by);
    [[nodiscard]] int adapterIndex() const;

    WorkspaceDocument& m_document;
    std::shared_ptr<const WorkspaceSnapshot> m_snapshot;
    QList<LevelResults> m_levels;
    ReviewPairs m_pairs;
    QString m_current; ///< item's name, kept over new results
    DiffLayout m_layout = DiffLayout::SideBySide;
    bool m_active = false;
    bool m_stale = true;
    bool m_filling = false;

    SegmentedControl* m_mode = nullptr;
    SegmentedControl* m_layouts = nullptr;
    QCheckBox* m_ignore = nullptr;
    QStackedLayout* m_pages = nullptr;
    EmptyState* m_empty = nullptr;
    QSplitter* m_splitter = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_batch = nullptr;
    QListView* m_list = nullptr;
    Banner* m_banner = nullptr;
    QLabel* m_family = nullptr;
    QLabel* m_instruction = nullptr;
    QPushButton* m_full = nullptr;
    CodeView* m_input = nullptr;
    QComboBox* m_adapter = nullptr;
    QComboBox* m_answer = nullptr;
    QLabel* m_differences = nullptr;
    DiffEditors* m_editors = nullptr;
    ReviewSide* m_left = nullptr;
    ReviewSide* m_right = nullptr;
    QWidget* m_merged = nullptr;
    LabelBar* m_labels = nullptr;
};

} // namespace mesewright::ui
