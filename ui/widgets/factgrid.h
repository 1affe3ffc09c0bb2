// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace mesewright::ui {

/// One line of a card: what, how much, and quiet words at the right.
struct Fact
{
    QString name;
    QString value;
    QString note;
};

/// A card's lines of facts. Lines keep their places while the texts change.
class FactGrid final : public QWidget
{
    Q_OBJECT

public:
    explicit FactGrid(QWidget* parent = nullptr);
    void setFacts(const QList<Fact>& facts);

private:
    struct Line
    {
        QLabel* name = nullptr;
        QLabel* value = nullptr;
        QLabel* note = nullptr;
    };
    QGridLayout* m_grid = nullptr;
    QList<Line> m_lines;
};

} // namespace mesewright::ui
