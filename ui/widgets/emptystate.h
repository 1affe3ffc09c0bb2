// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace mesewright::ui {

/// What a panel shows before there is anything to show: what it will show, what that needs, the
/// one step that leads there, how long it takes and what the command line calls it.
struct EmptyText
{
    struct Need
    {
        bool met = false;
        QString text;
    };
    QString icon;
    QString headline;
    QString sentence;
    QList<Need> needs;
    QString action;  ///< text of the primary button; empty: none
    QString command; ///< "about 1 min · mesewright-cli baseline"
};

class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);
    void setText(const EmptyText& text);

Q_SIGNALS:
    void actionChosen();

private:
    void rebuild();

    EmptyText m_text;
};

} // namespace mesewright::ui
