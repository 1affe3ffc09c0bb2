// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/playground/promptcard.h"

#include "ui/panels/playground/prompthistory.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>

namespace mesewright::ui {

namespace {

constexpr int textLines = 4;
constexpr int historyShown = 15;
constexpr int historyWidth = 80; // characters
constexpr std::size_t mostExamples = 3;
constexpr int exampleWidth = 34; // characters

QPlainTextEdit* makeEdit(const QString& name, TextStyle style, int lines)
{
    auto* edit = new QPlainTextEdit;
    edit->setAccessibleName(name);
    edit->setFrameShape(QFrame::NoFrame);
    edit->setTabChangesFocus(true);
    followFont(edit, style);
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * lines + 2 * spacing::s);
    return edit;
}

} // namespace

PromptCard::PromptCard(PromptHistory& history, QWidget* parent)
    : Card(tr("Prompt"), parent), m_history(history)
{
    body()->setContentsMargins(spacing::s, spacing::xs, spacing::s, spacing::s);
    m_text = makeEdit(tr("Prompt"), TextStyle::Body, textLines);
    m_text->setPlaceholderText(tr("What should the model write?"));
    body()->addWidget(m_text);
    m_examples = new QWidget;
    auto* examples = new QHBoxLayout(m_examples);
    examples->setContentsMargins(spacing::xs, 0, 0, 0);
    examples->setSpacing(spacing::m);
    m_examples->hide();
    body()->addWidget(m_examples);
    m_inputLabel = makeGroupTitle(tr("Input"));
    m_inputLabel->setContentsMargins(spacing::xs, 0, 0, 0);
    body()->addWidget(m_inputLabel);
    m_input = makeEdit(tr("Input of the item"), TextStyle::Code, textLines);
    body()->addWidget(m_input);
    body()->addWidget(makeButtons());
    connect(m_text, &QPlainTextEdit::textChanged, this, &PromptCard::refresh);
    connect(m_text, &QPlainTextEdit::textChanged, this, &PromptCard::changed);
    connect(m_input, &QPlainTextEdit::textChanged, this, &PromptCard::changed);
    connect(m_format, &SegmentedControl::currentChanged, this, &PromptCard::changed);
    m_inputLabel->hide();
    m_input->hide();
    setBusy(false);
}

QWidget* PromptCard::makeButtons()
{
    auto* buttons = new QWidget;
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(spacing::xs, 0, 0, 0);
    row->setSpacing(spacing::s);
    m_format = new SegmentedControl(tr("Prompt format"));
    m_format->addChoice(QStringLiteral("iir"), tr("IIR"));
    m_format->addChoice(QStringLiteral("harmony"), tr("Harmony"));
    m_format->addChoice(QStringLiteral("raw"), tr("Raw"));
    row->addWidget(m_format);
    m_length = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_length->setMinimumWidth(1); // yields before the buttons do
    row->addWidget(m_length);
    row->addStretch(1);
    QPushButton* fromItem = makeButton(tr("From item…"), QStringLiteral("data"), ButtonKind::Quiet);
    connect(fromItem, &QPushButton::clicked, this, &PromptCard::itemRequested);
    row->addWidget(fromItem);
    QPushButton* history = makeButton(tr("History"), QStringLiteral("clock"), ButtonKind::Quiet);
    m_historyMenu = new QMenu(history);
    connect(m_historyMenu, &QMenu::aboutToShow, this, &PromptCard::fillHistory);
    history->setMenu(m_historyMenu);
    row->addWidget(history);
    m_stop = makeButton(tr("Stop"), QStringLiteral("stop"));
    m_stop->setToolTip(tr("Esc"));
    connect(m_stop, &QPushButton::clicked, this, &PromptCard::stopRequested);
    row->addWidget(m_stop);
    m_generate = makeButton(tr("Generate") + QStringLiteral("   Ctrl+Enter"),
                            QStringLiteral("play"), ButtonKind::Primary);
    m_generate->setAccessibleName(tr("Generate"));
    connect(m_generate, &QPushButton::clicked, this, &PromptCard::generateRequested);
    row->addWidget(m_generate);
    return buttons;
}

TaskItem PromptCard::item() const
{
    TaskItem item;
    item.instruction = m_text->toPlainText().toStdString();
    item.input = m_input->toPlainText().toStdString();
    // Family, expectation and the name of the random draws belong to the item as it is.
    if (item.instruction == m_from.instruction && item.input == m_from.input)
        return m_from;
    return item;
}

void PromptCard::setItem(const TaskItem& item)
{
    m_from = item;
    m_text->setPlainText(QString::fromStdString(item.instruction));
    m_input->setPlainText(QString::fromStdString(item.input));
    m_inputLabel->setVisible(!item.input.empty());
    m_input->setVisible(!item.input.empty());
    m_text->moveCursor(QTextCursor::End);
}

PromptCard::Format PromptCard::format() const
{
    const QString id = m_format->current();
    return id == QLatin1String("raw")       ? Format::Raw
           : id == QLatin1String("harmony") ? Format::Harmony
                                            : Format::Iir;
}

void PromptCard::setFormat(Format format)
{
    m_format->setCurrent(format == Format::Raw       ? QStringLiteral("raw")
                         : format == Format::Harmony ? QStringLiteral("harmony")
                                                     : QStringLiteral("iir"));
}

void PromptCard::setLengthWords(const QString& words)
{
    m_length->setText(words);
}

void PromptCard::setBusy(bool busy)
{
    m_busy = busy;
    refresh();
}

void PromptCard::setBlocked(const QString& why)
{
    m_blocked = why;
    refresh();
}

void PromptCard::setExamples(const std::vector<TaskItem>& examples)
{
    while (QLayoutItem* item = m_examples->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    auto* row = static_cast<QHBoxLayout*>(m_examples->layout());
    if (!examples.empty())
        row->addWidget(makeLabel(tr("Try"), TextStyle::Small, Tone::Secondary));
    for (std::size_t i = 0; i < std::min(mostExamples, examples.size()); ++i) {
        const QString asked = QString::fromStdString(examples[i].instruction).simplified();
        QString words = asked;
        if (words.size() > exampleWidth)
            words = words.left(exampleWidth).trimmed() + QChar(0x2026);
        QPushButton* example =
            makeButton(words.replace(QLatin1Char('&'), QStringLiteral("&&")), {}, ButtonKind::Link);
        example->setAccessibleName(tr("Try: %1").arg(asked));
        example->setToolTip(asked);
        example->setMinimumWidth(1); // the row yields before the card does
        connect(example, &QPushButton::clicked, this, [this, item = examples[i]] {
            setItem(item);
            focusText();
        });
        row->addWidget(example);
    }
    row->addStretch(1);
    refresh();
}

void PromptCard::refresh()
{
    const bool empty = m_text->document()->isEmpty();
    m_examples->setVisible(empty && m_examples->layout()->count() > 1);
    m_stop->setEnabled(m_busy);
    m_generate->setEnabled(!m_busy && !empty && m_blocked.isEmpty());
    m_generate->setToolTip(!m_blocked.isEmpty() ? m_blocked
                           : empty              ? tr("the prompt is empty")
                                                : tr("Ctrl+Enter"));
}

void PromptCard::focusText()
{
    m_text->setFocus();
}

void PromptCard::fillHistory()
{
    m_historyMenu->clear();
    const QList<TaskItem>& items = m_history.items();
    if (items.isEmpty())
        m_historyMenu->addAction(tr("Nothing has been asked yet"))->setEnabled(false);
    const qsizetype oldest = std::max<qsizetype>(0, items.size() - historyShown);
    for (qsizetype i = items.size(); i-- > oldest;) {
        QString text = QString::fromStdString(items[i].instruction).simplified();
        if (text.size() > historyWidth)
            text = text.left(historyWidth) + QChar(0x2026);
        connect(m_historyMenu->addAction(text.replace(QLatin1Char('&'), QStringLiteral("&&"))),
                &QAction::triggered, this, [this, item = items[i]] { setItem(item); });
    }
}

} // namespace mesewright::ui
