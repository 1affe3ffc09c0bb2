// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/data/prompttokens.h"

#include <QTextEdit>
#include <QWidget>

class QLabel;

namespace mesewright::ui {

/// A row as the model sees it: tokens in alternating tints where they carry loss, quiet and sunken
/// where they do not; line ends made visible.
class TokenView final : public QWidget
{
    Q_OBJECT

public:
    explicit TokenView(QWidget* parent = nullptr);
    void setRow(const ShownRow& row);
    [[nodiscard]] const ShownRow& row() const { return m_row; }
    /// What is shown, as plain text.
    [[nodiscard]] QString text() const;

private:
    void fill();
    void fillLegend();

    ShownRow m_row;
    QTextEdit* m_text = nullptr;
    QWidget* m_legend = nullptr;
    QLabel* m_counts = nullptr;
};

} // namespace mesewright::ui
