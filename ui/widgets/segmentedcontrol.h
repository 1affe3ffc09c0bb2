// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QString>

class QButtonGroup;
class QHBoxLayout;

namespace mesewright::ui {

/// Two to five choices beside each other, of which one holds. Arrow keys move.
class SegmentedControl final : public QFrame
{
    Q_OBJECT

public:
    /// `name` is what screen readers say.
    explicit SegmentedControl(const QString& name, QWidget* parent = nullptr);

    void addChoice(const QString& id, const QString& text);
    void setChoiceText(const QString& id, const QString& text);
    [[nodiscard]] QString current() const;
    void setCurrent(const QString& id);

Q_SIGNALS:
    void currentChanged(const QString& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QButtonGroup* m_group = nullptr;
    QHBoxLayout* m_row = nullptr;
    QList<QString> m_ids;
};

} // namespace mesewright::ui
