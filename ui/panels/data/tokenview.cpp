// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/tokenview.h"

#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QTextCursor>

namespace mesewright::ui {

namespace {

constexpr char16_t lineEndSign = 0x21B5;
/// More than this is not read by anybody, and takes long to lay out.
constexpr qsizetype mostTokens = 6000;
constexpr int swatchSide = 12;

/// Two tints beside each other: what one kind of token looks like.
class TokenSwatch final : public QWidget
{
public:
    explicit TokenSwatch(TokenKind kind) : m_kind(kind)
    {
        setFixedSize(2 * swatchSide + 2, swatchSide);
    }

    static QColor ground(TokenKind kind, bool odd)
    {
        const Colors& colors = Theme::instance().colors();
        if (kind == TokenKind::Masked || colors.token.size() < 3)
            return odd ? colors.bg.sunken : colors.bg.surface;
        if (kind == TokenKind::Asked)
            return odd ? colors.bg.selected : colors.bg.hover;
        return colors.token[odd ? 2 : 0];
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setPen(Theme::instance().colors().border.strong);
        for (int i = 0; i < 2; ++i) {
            painter.setBrush(ground(m_kind, i == 1));
            painter.drawRect(i * (swatchSide + 2), 0, swatchSide - 1, swatchSide - 1);
        }
    }

private:
    TokenKind m_kind;
};

} // namespace

TokenView::TokenView(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_text = new QTextEdit;
    m_text->setReadOnly(true);
    m_text->setAccessibleName(tr("The row as the model sees it"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setProperty("flat", true);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->document()->setDocumentMargin(spacing::m);
    followFont(m_text, TextStyle::Code);
    column->addWidget(m_text, 1);
    column->addWidget(makeRule());
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(spacing::card, spacing::s, spacing::card, spacing::s);
    m_legend = new QWidget;
    auto* legend = new QHBoxLayout(m_legend);
    legend->setContentsMargins(0, 0, 0, 0);
    legend->setSpacing(spacing::s);
    foot->addWidget(m_legend, 1);
    m_counts = makeLabel({}, TextStyle::Figure, Tone::Secondary);
    foot->addWidget(m_counts);
    column->addLayout(foot);
    connect(&Theme::instance(), &Theme::changed, this, &TokenView::fill);
}

void TokenView::setRow(const ShownRow& row)
{
    m_row = row;
    fill();
    fillLegend();
}

QString TokenView::text() const
{
    return m_text->toPlainText();
}

void TokenView::fill()
{
    const Colors& colors = Theme::instance().colors();
    m_text->clear();
    QTextCursor cursor(m_text->document());
    cursor.beginEditBlock();
    QTextCharFormat plain;
    plain.setForeground(colors.text.secondary);
    if (!m_row.problem.isEmpty())
        cursor.insertText(m_row.problem, plain);
    bool odd = false;
    for (qsizetype i = 0; i < std::min(m_row.tokens.size(), mostTokens); ++i, odd = !odd) {
        const ShownToken& token = m_row.tokens[i];
        QTextCharFormat format;
        format.setBackground(TokenSwatch::ground(token.kind, odd));
        format.setForeground(token.kind == TokenKind::Masked ? colors.text.tertiary
                                                             : colors.text.primary);
        QString text = token.text;
        text.replace(QLatin1Char('\n'), QString(QChar(lineEndSign)) + QLatin1Char('\n'));
        cursor.insertText(text, format);
    }
    if (m_row.tokens.size() > mostTokens)
        cursor.insertText(
            tr("\n… %n more token(s)", nullptr, static_cast<int>(m_row.tokens.size() - mostTokens)),
            plain);
    if (!m_row.answer.isEmpty()) {
        cursor.insertText(tr("\n\nReference answer, which the model does not see:\n"), plain);
        QTextCharFormat answer;
        answer.setForeground(colors.text.tertiary);
        cursor.insertText(m_row.answer, answer);
    }
    cursor.endEditBlock();
    m_text->moveCursor(QTextCursor::Start);
}

void TokenView::fillLegend()
{
    auto* row = static_cast<QHBoxLayout*>(m_legend->layout());
    while (QLayoutItem* item = row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto add = [&](TokenKind kind, int count, const QString& words) {
        if (count == 0)
            return;
        row->addWidget(new TokenSwatch(kind));
        row->addWidget(makeLabel(words, TextStyle::Small, Tone::Secondary));
    };
    add(TokenKind::Asked, m_row.asked, tr("asked, token by token"));
    add(TokenKind::Trained, m_row.trained, tr("trained on, token by token"));
    add(TokenKind::Masked, m_row.masked, tr("masked, no loss"));
    row->addStretch(1);
    QString counts;
    if (m_row.asked > 0)
        counts = tr("%n token(s)", nullptr, m_row.asked);
    else if (m_row.limit > 0 && m_row.problem.isEmpty())
        counts = tr("%1 + %2 tokens of %3").arg(m_row.masked).arg(m_row.trained).arg(m_row.limit);
    if (m_row.cut)
        counts += QLatin1Char(' ') + tr("(cut)");
    m_counts->setText(counts);
    m_text->setAccessibleDescription(
        m_row.asked > 0 ? tr("%n token(s) asked", nullptr, m_row.asked)
                        : tr("%1 tokens trained, %2 masked").arg(m_row.trained).arg(m_row.masked));
}

} // namespace mesewright::ui
