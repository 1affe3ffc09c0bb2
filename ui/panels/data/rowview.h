// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/jobslot.h"
#include "ui/panels/data/dataset.h"
#include "ui/panels/data/prompttokens.h"
#include "ui/widgets/card.h"

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTabWidget;
class QToolButton;

namespace mesewright::ui {

class Badge;
class DiffView;
class FieldsEditor;
class TokenView;

/// One row: as the model sees it, its fields, and beside the row of the other file that comes
/// closest.
class RowView final : public Card
{
    Q_OBJECT

public:
    explicit RowView(QWidget* parent = nullptr);

    void setPrompts(SharedPrompts prompts);
    /// Shows a line of `data`, -1 for none. `other`: the file that its leak state speaks of, may be
    /// null. `asked`: rows are sent as prompts rather than trained.
    void showLine(DataSet* data, int line, DataSet* other, bool asked);
    [[nodiscard]] int line() const { return m_line; }
    void showFields();
    /// Makes what is being typed a change of the row.
    void keepTyped();
    [[nodiscard]] TokenView& tokens() const { return *m_tokens; }
    [[nodiscard]] FieldsEditor& fields() const { return *m_fields; }
    [[nodiscard]] DiffView& diff() const { return *m_diff; }

public Q_SLOTS:
    void showDiff();
    /// What is known of the row is new: leaks.
    void refreshLeak();

Q_SIGNALS:
    void stepAsked(int step);
    void tokensShown();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void refreshTokens();
    void refreshDiff();

    SharedPrompts m_prompts;
    DataSet* m_data = nullptr;
    DataSet* m_other = nullptr;
    int m_line = -1;
    std::string m_text;          ///< the line's
    std::uint64_t m_version = 0; ///< of the text that the line was taken from
    bool m_asked = false;
    QStringList m_copies; ///< rows of the other file that are equal, the first few
    QLabel* m_title = nullptr;
    QLabel* m_family = nullptr;
    QTabWidget* m_tabs = nullptr;
    TokenView* m_tokens = nullptr;
    FieldsEditor* m_fields = nullptr;
    DiffView* m_diff = nullptr;
    QLabel* m_diffTitle = nullptr;
    QWidget* m_leakStrip = nullptr;
    Badge* m_leakBadge = nullptr;
    QLabel* m_leakText = nullptr;
    QPushButton* m_compare = nullptr;
    Badge* m_licenceBadge = nullptr;
    QLabel* m_licenceText = nullptr;
    JobSlot m_job;
};

/// A row's text for comparing: the three fields with a line between them.
[[nodiscard]] QString comparableText(const TaskItem& item);

} // namespace mesewright::ui
