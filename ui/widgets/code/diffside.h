// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/code/codeview.h"

#include <QList>

namespace mesewright::ui {

/// An editor that shows lines of a text with gaps between them, or lines of two texts: each shown
/// line carries its own number. Copying leaves the gaps out.
class DiffSide final : public CodeView
{
    Q_OBJECT

public:
    struct Line
    {
        QString text;
        QString number; ///< empty for a gap
        bool gap = false;
    };

    explicit DiffSide(CodeLanguage language, const QString& name, QWidget* parent = nullptr);
    void setLines(const QList<Line>& lines);
    [[nodiscard]] const QList<Line>& shownLines() const { return m_lines; }
    /// The selection without gaps, everything if nothing is selected.
    [[nodiscard]] QString copiedText() const;

public Q_SLOTS:
    void copy() override;

protected:
    void updateNumberMargin() override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QList<Line> m_lines;
    qsizetype m_widestNumber = 2;
};

} // namespace mesewright::ui
