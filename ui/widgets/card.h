// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace mesewright::ui {

/// A white, rounded surface. With a title it has a header row (title, quiet words, actions at the
/// right) and a line below it.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);
    explicit Card(const QString& title, QWidget* parent = nullptr);

    void setSubtitle(const QString& text);
    /// Puts a widget at the right of the header.
    void addAction(QWidget* widget);
    /// What stands below the header. `margins`: whether the card's inner margin is kept (tables
    /// go to the edge).
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    void setBodyMargins(bool margins);

private:
    QHBoxLayout* m_header = nullptr;
    QLabel* m_subtitle = nullptr;
    QVBoxLayout* m_body = nullptr;
};

} // namespace mesewright::ui
