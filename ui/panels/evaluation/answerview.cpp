// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/answerview.h"

#include "ui/widgets/code/diffview.h"
#include "ui/widgets/evidencepane.h"
#include "ui/widgets/outcomecell.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>

namespace mesewright::ui {

namespace {

constexpr int headerHeight = 40;
constexpr int evidenceHeight = 150;
constexpr int compactEvidenceHeight = 56;
constexpr int leastTextHeight = 84; // editors ask for more than a low window has
constexpr const char* pageIds[] = {"code", "raw", "prompt", "diff"};

} // namespace

AnswerView::AnswerView(QWidget* parent) : QFrame(parent)
{
    setProperty("card", true);
    setAccessibleName(tr("Answer"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    buildTop(*column);
    auto* texts = new QWidget;
    m_texts = new QStackedLayout(texts);
    m_code = new CodeView(CodeLanguage::Lua, tr("Text of the answer"));
    m_diff = new DiffView;
    m_diff->setDiffLayout(DiffLayout::Inline);
    m_texts->addWidget(m_code);
    m_texts->addWidget(m_diff);
    texts->setMinimumHeight(leastTextHeight);
    column->addWidget(texts, 1);
    column->addWidget(makeRule(this));
    m_verdicts = new VerdictList;
    column->addWidget(m_verdicts);
    column->addWidget(makeRule(this));
    m_evidence = new EvidencePane;
    m_evidence->setFixedHeight(evidenceHeight);
    column->addWidget(m_evidence);
    connect(m_verdicts, &VerdictList::lineChosen, this, &AnswerView::showLine);
    clear();
}

void AnswerView::buildTop(QVBoxLayout& column)
{
    auto* header = new QWidget;
    header->setMinimumHeight(headerHeight);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(spacing::card, 0, spacing::s, 0);
    row->setSpacing(spacing::s);
    m_title = makeLabel({}, TextStyle::Title);
    m_subtitle = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_review = makeButton(tr("Review"), QStringLiteral("review"), ButtonKind::Quiet);
    m_review->setToolTip(tr("Compare both answers in Review (G)"));
    row->addWidget(m_title);
    row->addWidget(m_subtitle, 1);
    row->addWidget(m_review);
    column.addWidget(header);
    column.addWidget(makeRule(this));

    auto* choices = new QWidget;
    auto* lines = new QHBoxLayout(choices);
    lines->setContentsMargins(spacing::card, spacing::xs, spacing::s, spacing::xs);
    lines->setSpacing(spacing::s);
    m_outcomes = new OutcomeRow;
    m_sides = new SegmentedControl(tr("Whose answer is shown"));
    m_sides->addChoice(QStringLiteral("left"), {});
    m_sides->addChoice(QStringLiteral("right"), {});
    lines->addWidget(m_outcomes);
    lines->addStretch(1);
    lines->addWidget(m_sides);
    column.addWidget(choices);
    auto* views = new QWidget;
    auto* pages = new QHBoxLayout(views);
    pages->setContentsMargins(spacing::card, 0, spacing::s, spacing::s);
    m_pages = new SegmentedControl(tr("What is shown of the answer"));
    const QString names[] = {tr("Code"), tr("Raw"), tr("Prompt"), tr("Diff")};
    for (int i = 0; i < 4; ++i)
        m_pages->addChoice(QLatin1String(pageIds[i]), names[i]);
    pages->addWidget(m_pages);
    pages->addStretch(1);
    column.addWidget(views);
    column.addWidget(makeRule(this));

    connect(m_outcomes, &OutcomeRow::currentChanged, this, [this](int answer) {
        if (!m_filling)
            Q_EMIT answerChosen(m_side, answer);
    });
    connect(m_sides, &SegmentedControl::currentChanged, this, [this](const QString& id) {
        if (!m_filling)
            Q_EMIT answerChosen(id == QStringLiteral("left") ? ShownSide::Left : ShownSide::Right,
                                m_answer);
    });
    connect(m_pages, &SegmentedControl::currentChanged, this, [this](const QString& id) {
        for (int i = 0; i < 4; ++i)
            if (id == QLatin1String(pageIds[i]))
                m_page = static_cast<Page>(i);
        showText();
    });
    connect(m_review, &QPushButton::clicked, this,
            [this] { Q_EMIT reviewRequested(m_subject.name); });
}

void AnswerView::setSubject(const AnswerSubject& subject, ShownSide side, int answer)
{
    m_subject = subject;
    m_side = side;
    m_answer = answer;
    showAnswer();
}

void AnswerView::clear()
{
    m_subject = {};
    showAnswer();
}

void AnswerView::setCompact(bool compact)
{
    m_compact = compact;
    m_evidence->setFixedHeight(compact ? compactEvidenceHeight : evidenceHeight);
    showVerdicts();
}

void AnswerView::setPage(Page page)
{
    m_pages->setCurrent(QLatin1String(pageIds[static_cast<int>(page)]));
}

const ItemResult* AnswerView::shown(const AnswerSubject::Level& level, bool other) const
{
    return (m_side == ShownSide::Left) != other ? level.left : level.right;
}

const CandidateResult* AnswerView::candidateAt(const AnswerSubject::Level& level, bool other) const
{
    const ItemResult* item = shown(level, other);
    const auto at = static_cast<std::size_t>(m_answer);
    return item && at < item->candidates.size() ? &item->candidates[at] : nullptr;
}

const CandidateResult* AnswerView::candidate() const
{
    return m_subject.levels.isEmpty() ? nullptr
                                      : candidateAt(m_subject.levels[m_subject.level], false);
}

void AnswerView::showAnswer()
{
    m_filling = true;
    const bool any = !m_subject.levels.isEmpty();
    const AnswerSubject::Level* level = any ? &m_subject.levels[m_subject.level] : nullptr;
    const ItemResult* item = level ? shown(*level, false) : nullptr;
    m_title->setText(any ? tr("Item %1").arg(m_subject.number) : tr("No item"));
    m_subtitle->setText(item ? tr("%1 · answer %2 of %3")
                                   .arg(m_subject.family)
                                   .arg(m_answer + 1)
                                   .arg(item->candidates.size())
                             : QString());
    m_review->setEnabled(level && level->left && level->right);
    m_outcomes->setOutcomes(item ? outcomesOf(*item) : QList<Outcome>());
    m_outcomes->setCurrent(m_answer);
    m_sides->setVisible(level && level->left && level->right);
    m_sides->setChoiceText(QStringLiteral("left"), m_subject.leftName);
    m_sides->setChoiceText(QStringLiteral("right"), m_subject.rightName);
    m_sides->setCurrent(m_side == ShownSide::Left ? QStringLiteral("left")
                                                  : QStringLiteral("right"));
    m_filling = false;
    showText();
    showVerdicts();
}

void AnswerView::showText()
{
    const CandidateResult* shownOne = candidate();
    m_texts->setCurrentIndex(m_page == Page::Diff ? 1 : 0);
    if (!shownOne) {
        m_textShown.clear();
        m_code->setCode({});
        m_diff->editors().setTexts({}, {});
        return;
    }
    const AnswerSubject::Level& level = m_subject.levels[m_subject.level];
    const JudgedText judged = judgedText(*shownOne, level.extraction);
    const CandidateResult* other = candidateAt(level, true);
    const QString theirs = other ? judgedText(*other, level.extraction).text : QString();
    const QStringList wanted{QLatin1String(pageIds[static_cast<int>(m_page)]),
                             level.name,
                             m_subject.name,
                             QString::number(m_answer),
                             QString::number(static_cast<int>(m_side)),
                             judged.text,
                             theirs};
    if (wanted == m_textShown)
        return;
    m_textShown = wanted;
    switch (m_page) {
    case Page::Code:
        m_code->setLanguage(judged.diff ? CodeLanguage::Diff : CodeLanguage::Lua);
        m_code->setWrapped(false);
        m_code->setCode(judged.text);
        if (const int line = verdictLine(*shownOne); line > 0)
            m_code->markLine(line - 1, LineMark::Error);
        for (const EvidenceLine& line : evidenceLines(*shownOne))
            if (line.line > 0 && line.state == State::NotExtracted)
                m_code->markLine(line.line - 1, LineMark::Warning);
        break;
    case Page::Raw:
    case Page::Prompt:
        m_code->setLanguage(CodeLanguage::Plain);
        m_code->setWrapped(true);
        m_code->setCode(m_page == Page::Raw ? QString::fromStdString(shownOne->output)
                                            : m_subject.prompt);
        break;
    case Page::Diff: {
        const bool left = m_side == ShownSide::Left;
        m_diff->editors().setLanguage(judged.diff ? CodeLanguage::Diff : CodeLanguage::Lua);
        m_diff->editors().setTexts(left ? judged.text : theirs, left ? theirs : judged.text);
        break;
    }
    }
}

void AnswerView::showVerdicts()
{
    QList<VerdictList::Verdict> verdicts;
    for (int i = 0; i < m_subject.levels.size(); ++i) {
        const AnswerSubject::Level& level = m_subject.levels[i];
        if (m_compact && i != m_subject.level)
            continue;
        VerdictList::Verdict verdict;
        verdict.level = level.name;
        verdict.current = i == m_subject.level;
        if (const CandidateResult* one = candidateAt(level, false)) {
            verdict.outcome = outcomeOf(*one);
            verdict.reason = QString::fromStdString(one->reason);
            if (verdict.reason.isEmpty() || verdict.reason == QStringLiteral("ok"))
                verdict.reason = outcomeWord(*verdict.outcome);
            verdict.line = verdictLine(*one);
        } else {
            verdict.reason = level.whyNot.isEmpty() ? tr("not judged yet") : level.whyNot;
        }
        verdicts.append(verdict);
    }
    m_verdicts->setVerdicts(verdicts);
    const CandidateResult* one = candidate();
    m_evidence->setLines(m_subject.levels.isEmpty()
                             ? tr("Evidence")
                             : tr("Evidence, %1").arg(m_subject.levels[m_subject.level].name),
                         one ? evidenceLines(*one) : QList<EvidenceLine>());
}

void AnswerView::showLine(int line)
{
    setPage(Page::Code);
    m_code->clearLineMarks(LineMark::Current);
    m_code->showLine(line - 1);
    m_code->setFocus();
}

} // namespace mesewright::ui
