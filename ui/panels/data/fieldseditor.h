// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/taskitem.h"

#include <QWidget>

#include <array>
#include <string>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace mesewright::ui {

/// A row's fields, to be read and changed. Changing a field changes that value's characters in the
/// row's line and nothing else.
class FieldsEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit FieldsEditor(QWidget* parent = nullptr);

    /// `line`: the row's text, in which changes are made.
    void setItem(const TaskItem& item, const std::string& line);
    /// No item; `why` is shown.
    void clear(const QString& why);
    [[nodiscard]] bool dirty() const;
    /// The line with what has been typed.
    [[nodiscard]] std::string editedLine() const;
    void focusFirst();

public Q_SLOTS:
    void apply();
    void revert();

Q_SIGNALS:
    void applied(const std::string& line);

private:
    [[nodiscard]] QPlainTextEdit* addText(const QString& label, int lines);
    void refreshButtons();
    [[nodiscard]] std::array<QString, 6> typedTexts() const;

    TaskItem m_item;
    std::string m_line;
    /// What the editors showed at the start: they cannot hold every character that a file can.
    std::array<QString, 6> m_shown;
    QWidget* m_form = nullptr;
    QLabel* m_message = nullptr;
    QPlainTextEdit* m_instruction = nullptr;
    QPlainTextEdit* m_input = nullptr;
    QPlainTextEdit* m_output = nullptr;
    QLineEdit* m_family = nullptr;
    QLineEdit* m_licence = nullptr;
    QLineEdit* m_source = nullptr;
    QPushButton* m_apply = nullptr;
    QPushButton* m_revert = nullptr;
};

} // namespace mesewright::ui
