// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>

class QAbstractButton;
class QHBoxLayout;
class QPushButton;

namespace mesewright::ui {

/// The keys that judge a pair. Judging itself belongs to the review tools; until they are there the
/// buttons show their keys and say why they cannot be pressed.
class LabelBar final : public QFrame
{
    Q_OBJECT

public:
    explicit LabelBar(QWidget* parent = nullptr);

    /// "Left is better" or, blind, "A is better".
    void setBlind(bool blind);
    /// Buttons that judge, and those that give reasons; disabled with the reason as tooltip.
    [[nodiscard]] const QList<QAbstractButton*>& labelButtons() const { return m_labels; }
    [[nodiscard]] QPushButton& nextButton() { return *m_next; }
    [[nodiscard]] QPushButton& backButton() { return *m_back; }

private:
    QAbstractButton* addLabel(QHBoxLayout& row, const QString& key, const QString& text,
                              bool small);

    QList<QAbstractButton*> m_labels;
    QPushButton* m_next = nullptr;
    QPushButton* m_back = nullptr;
};

} // namespace mesewright::ui
