// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/theme/state.h"

#include <QList>
#include <QScrollArea>
#include <QString>

#include <optional>

class QLabel;
class QVBoxLayout;

namespace mesewright::ui {

/// One line of what a level found out, for people.
struct EvidenceLine
{
    QString text;
    std::optional<State> state; ///< none: plain
    int line = 0;               ///< of the judged text, from 1; 0: none
};

/// What one level found out about one answer, a line each, in the colours of their meaning. Can be
/// selected and copied.
class EvidencePane final : public QScrollArea
{
    Q_OBJECT

public:
    explicit EvidencePane(QWidget* parent = nullptr);
    void setLines(const QString& title, const QList<EvidenceLine>& lines);

private:
    void refresh();

    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
    QList<EvidenceLine> m_lines;
};

} // namespace mesewright::ui
