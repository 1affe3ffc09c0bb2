// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/config/configeditor.h"
#include "ui/widgets/card.h"

class QLabel;
class QPushButton;
class QStackedLayout;
class QToolButton;

namespace mesewright::ui {

class Badge;
class DiffView;

/// The file as text with what is wrong in it: counts above, the caret's line in words below, and
/// the button that mends it where that can be done for a person.
class ConfigTextCard final : public Card
{
    Q_OBJECT

public:
    explicit ConfigTextCard(QWidget* parent = nullptr);

    [[nodiscard]] ConfigEditor& editor() const { return *m_editor; }
    void showFindings(const std::vector<Finding>& findings);
    enum class FileState { Saved, Modified, New };
    void showFileState(FileState state);
    /// Shows what is different from another text, in place of the editor, until it is put away.
    void compareWith(const QString& name, const QString& text);
    [[nodiscard]] bool comparing() const;
    [[nodiscard]] DiffView& comparison() const { return *m_diff; }
    /// What would mend the caret's line.
    [[nodiscard]] std::optional<Mend> mend() const;

Q_SIGNALS:
    void mendAsked();

private:
    void refreshStrip();
    void refreshComparison();
    [[nodiscard]] QWidget* makeComparison();
    [[nodiscard]] const Finding* findingAtCaret() const;

    std::vector<Finding> m_findings;
    Badge* m_state = nullptr;
    Badge* m_errors = nullptr;
    Badge* m_warnings = nullptr;
    QToolButton* m_undo = nullptr;
    QToolButton* m_redo = nullptr;
    ConfigEditor* m_editor = nullptr;
    QLabel* m_words = nullptr;
    QPushButton* m_mend = nullptr;
    QStackedLayout* m_pages = nullptr;
    QLabel* m_difference = nullptr;
    DiffView* m_diff = nullptr;
    QString m_otherName;
    QString m_other;
};

} // namespace mesewright::ui
