// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/playground/answerside.h"

#include "ui/shell/theme/icons.h"
#include "ui/widgets/code/codeview.h"
#include "ui/widgets/outcomecell.h"
#include "ui/widgets/parts.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

namespace mesewright::ui {

namespace {

constexpr int headerHeight = 40;
constexpr int footRow = 30;
constexpr double thousand = 1000;

/// One outcome, drawn as in the tables.
class OutcomeSquare final : public QWidget
{
public:
    explicit OutcomeSquare(Outcome outcome) : m_outcome(outcome)
    {
        const int side = Theme::instance().sizes().outcomeCell;
        setFixedSize(side, side);
        setAccessibleName(outcomeWord(outcome));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintOutcome(painter, rect(), m_outcome);
    }

private:
    Outcome m_outcome;
};

/// An icon in the accent's colour, whichever theme holds.
class FootIcon final : public QWidget
{
public:
    explicit FootIcon(QString name) : m_name(std::move(name))
    {
        const int side = Theme::instance().sizes().icon;
        setFixedSize(side, side);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.drawPixmap(0, 0,
                           iconPixmap(m_name, Theme::instance().colors().accent.base, width(),
                                      devicePixelRatioF()));
    }

private:
    QString m_name;
};

QString reasonOf(const JudgedLevel& judged)
{
    if (!judged.note.empty())
        return QString::fromStdString(judged.note);
    if (judged.verdict.outcome == Outcome::Passed && judged.verdict.reason == "ok")
        return AnswerSide::tr("passed");
    QString reason = QString::fromStdString(judged.verdict.reason);
    if (judged.verdict.line > 0)
        reason += AnswerSide::tr(", line %1").arg(judged.verdict.line);
    return reason;
}

} // namespace

AnswerSide::AnswerSide(const QString& name, QWidget* parent) : QFrame(parent)
{
    setProperty("card", true);
    setAccessibleName(name);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 1, 1);
    column->setSpacing(0);
    auto* header = new QWidget;
    header->setMinimumHeight(headerHeight);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(spacing::card, 0, spacing::s, 0);
    row->setSpacing(spacing::s);
    m_title = makeLabel(name, TextStyle::Title);
    m_detail = makeLabel({}, TextStyle::Body, Tone::Secondary);
    m_count = makeLabel({}, TextStyle::Figure, Tone::Secondary);
    m_copy = makeIconButton(QStringLiteral("copy"), tr("Copy the answer"));
    m_save = makeIconButton(QStringLiteral("save"), tr("Save as item"));
    // The numbers yield before names and buttons do.
    m_detail->setMinimumWidth(1);
    m_count->setMinimumWidth(1);
    row->addWidget(m_title);
    row->addWidget(m_detail);
    row->addStretch(1);
    row->addWidget(m_count);
    row->addWidget(m_copy);
    row->addWidget(m_save);
    column->addWidget(header);
    column->addWidget(makeRule());
    m_code = new CodeView(CodeLanguage::Plain, tr("Answer: %1").arg(name));
    m_code->setFrameShape(QFrame::NoFrame);
    m_code->setWrapped(true);
    column->addWidget(m_code, 1);
    column->addWidget(makeRule());
    auto* foot = new QWidget;
    m_foot = new QVBoxLayout(foot);
    m_foot->setContentsMargins(spacing::card, spacing::xs, spacing::card, spacing::xs);
    m_foot->setSpacing(0);
    column->addWidget(foot);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_text); });
    connect(m_save, &QToolButton::clicked, this, &AnswerSide::saveRequested);
    clear();
}

void AnswerSide::setTitle(const QString& title, const QString& detail)
{
    m_title->setText(title);
    m_detail->setText(detail);
}

void AnswerSide::clear()
{
    begin();
    setFoot(QStringLiteral("info"), tr("The answer and its verdict appear here."));
}

void AnswerSide::begin()
{
    m_text.clear();
    m_judged.clear();
    m_verdicts.clear();
    m_tokens = 0;
    m_complete = false;
    m_clock.invalidate();
    m_code->setLanguage(CodeLanguage::Plain);
    m_code->setCode({});
    m_count->setText({});
    m_copy->setEnabled(false);
    m_save->setEnabled(false);
    setFoot(QStringLiteral("clock"), tr("Waiting for the first token."));
}

void AnswerSide::append(const QString& text, int tokens)
{
    if (!m_clock.isValid()) {
        m_clock.start();
        setFoot(QStringLiteral("play"), tr("Streaming. The verdict follows when the answer ends."));
    }
    m_text += text;
    m_tokens += tokens;
    m_code->setReadOnly(false);
    m_code->append(showableCode(text));
    m_code->setReadOnly(true);
    // Follows the stream.
    m_code->SendScintilla(QsciScintilla::SCI_DOCUMENTEND);
    showCount(static_cast<double>(m_clock.elapsed()) / thousand, {});
}

void AnswerSide::showCount(double seconds, const QString& end)
{
    QString words = tr("%n token(s)", nullptr, m_tokens);
    if (!end.isEmpty())
        words += QStringLiteral(", ") + end;
    // The first tokens of a stream say little about the rate.
    constexpr double leastSeconds = 0.05;
    if (seconds > leastSeconds && m_tokens > 1)
        words +=
            QStringLiteral(" · %1 /s").arg(QLocale().toString((m_tokens - 1) / seconds, 'f', 0));
    m_count->setText(words);
    m_count->setToolTip(words);
}

void AnswerSide::finish(const Answer& answer)
{
    m_complete = true;
    m_tokens = static_cast<int>(answer.tokens);
    m_text = QString::fromStdString(answer.shown);
    m_judged = answer.text;
    guessLanguage();
    m_copy->setEnabled(true);
    m_save->setEnabled(true);
    // The engine's own time: what this window saw may have come in one piece.
    showCount(answer.seconds, answer.stopped ? tr("stop") : tr("length"));
}

// An answer that is a program is shown as one; talk around it stays prose.
void AnswerSide::guessLanguage()
{
    const QString start = m_text.trimmed();
    const bool prose = start.contains(QStringLiteral("```")) || start.isEmpty() ||
                       (start.at(0).isUpper() &&
                        start.section(QLatin1Char('\n'), 0, 0).contains(QLatin1Char(' ')));
    const bool diff =
        start.startsWith(QStringLiteral("--- ")) || start.startsWith(QStringLiteral("diff "));
    const CodeLanguage language = diff    ? CodeLanguage::Diff
                                  : prose ? CodeLanguage::Plain
                                          : CodeLanguage::Lua;
    m_code->setLanguage(language);
    m_code->setWrapped(language == CodeLanguage::Plain);
    m_code->setCode(showableCode(m_text));
}

void AnswerSide::abort()
{
    if (m_complete)
        return;
    m_copy->setEnabled(!m_text.isEmpty());
    setFoot(QStringLiteral("stop"), m_text.isEmpty()
                                        ? tr("Stopped before the first token.")
                                        : tr("Stopped. Only whole answers are judged."));
}

void AnswerSide::judging()
{
    setFoot(QStringLiteral("clock"), tr("Judging…"));
}

void AnswerSide::showVerdicts(const std::vector<JudgedLevel>& levels)
{
    m_verdicts = levels;
    clearFoot();
    QStringList spoken;
    for (const JudgedLevel& judged : levels) {
        auto* row = new QWidget;
        row->setMinimumHeight(footRow);
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(spacing::s);
        line->addWidget(new OutcomeSquare(judged.verdict.outcome));
        const std::string_view level = levelName(judged.level);
        const QString name = QString::fromUtf8(level.data(), static_cast<qsizetype>(level.size()));
        QLabel* word = makeLabel(name);
        QFont bold = word->font();
        bold.setWeight(QFont::DemiBold);
        word->setFont(bold);
        word->setMinimumWidth(56);
        line->addWidget(word);
        QLabel* reason = makeLabel(reasonOf(judged), TextStyle::Small, Tone::Secondary);
        reason->setToolTip(reason->text());
        reason->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        line->addWidget(reason, 1);
        m_foot->addWidget(row);
        spoken.append(name + QStringLiteral(": ") + outcomeWord(judged.verdict.outcome) +
                      QStringLiteral(", ") + reason->text());
    }
    setAccessibleDescription(spoken.join(QStringLiteral(". ")));
}

void AnswerSide::clearFoot()
{
    while (QLayoutItem* item = m_foot->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void AnswerSide::setFoot(const QString& icon, const QString& words)
{
    clearFoot();
    auto* row = new QWidget;
    row->setMinimumHeight(footRow);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(spacing::s);
    line->addWidget(new FootIcon(icon));
    line->addWidget(makeLabel(words, TextStyle::Small, Tone::Secondary), 1);
    m_foot->addWidget(row);
}

} // namespace mesewright::ui
