// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scoring/verdict.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

class QGridLayout;

namespace mesewright::ui {

/// One answer's verdict at each level: cell, level, reason, and a link to the line it names.
class VerdictList final : public QWidget
{
    Q_OBJECT

public:
    struct Verdict
    {
        QString level;
        std::optional<Outcome> outcome; ///< none: not judged at this level
        QString reason;
        int line = 0;         ///< of the judged text, from 1; 0: none
        bool current = false; ///< the level that the panel shows
    };

    explicit VerdictList(QWidget* parent = nullptr);
    void setVerdicts(const QList<Verdict>& verdicts);
    [[nodiscard]] const QList<Verdict>& verdicts() const { return m_verdicts; }

Q_SIGNALS:
    void lineChosen(int line);

private:
    QList<Verdict> m_verdicts;
    QGridLayout* m_grid = nullptr;
};

} // namespace mesewright::ui
