// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/evidencepane.h"

#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QLabel>

namespace mesewright::ui {

EvidencePane::EvidencePane(QWidget* parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Evidence"));
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(spacing::card, spacing::s, spacing::card, spacing::s);
    column->setSpacing(spacing::xs);
    m_title = makeGroupTitle({});
    m_text = makeLabel({}, TextStyle::Small);
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("Evidence"));
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addStretch(1);
    setWidget(inside);
    inside->setAutoFillBackground(false); // setWidget turns it on
    viewport()->setAutoFillBackground(false);
    connect(&Theme::instance(), &Theme::changed, this, &EvidencePane::refresh);
}

void EvidencePane::setLines(const QString& title, const QList<EvidenceLine>& lines)
{
    m_title->setText(title.toUpper());
    m_title->setAccessibleName(title);
    m_lines = lines;
    refresh();
}

void EvidencePane::refresh()
{
    const Colors& colors = Theme::instance().colors();
    QString html;
    for (const EvidenceLine& line : m_lines) {
        const QColor ink = line.state ? colors.state(*line.state).fg : colors.text.secondary;
        QString text = line.text.toHtmlEscaped();
        if (line.line > 0)
            text += QStringLiteral(" (") + tr("line %1").arg(line.line) + QLatin1Char(')');
        html += QStringLiteral("<div style=\"color:%1\">%2</div>").arg(ink.name(), text);
    }
    m_text->setText(html);
}

} // namespace mesewright::ui
