// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/review/reviewside.h"

#include "ui/models/answertext.h"
#include "ui/widgets/outcomecell.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/verdictlist.h"

#include <QBoxLayout>
#include <QLabel>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int headerHeight = 40;
constexpr int logHeight = 92;

} // namespace

ReviewSide::ReviewSide(QWidget* editor, QWidget* parent) : QFrame(parent), m_editor(editor)
{
    setProperty("card", true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto* header = new QWidget;
    header->setMinimumHeight(headerHeight);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(spacing::card, 0, spacing::card, 0);
    row->setSpacing(spacing::s);
    m_name = makeLabel({}, TextStyle::Title);
    m_detail = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_finish = makeLabel({}, TextStyle::Small, Tone::Secondary);
    for (QLabel* label : {m_detail, m_finish})
        label->setMinimumWidth(1); // yields before the editors do
    row->addWidget(m_name);
    row->addWidget(m_detail);
    row->addStretch(1);
    row->addWidget(m_finish);
    column->addWidget(header);
    column->addWidget(makeRule(this));
    column->addWidget(editor, 1);
    column->addWidget(makeRule(this));
    m_verdicts = new VerdictList;
    column->addWidget(m_verdicts);
    m_log = new EvidencePane;
    m_log->setFixedHeight(logHeight);
    column->addWidget(m_log);
}

void ReviewSide::setName(const QString& name, const QString& detail)
{
    m_name->setText(name);
    m_detail->setText(detail);
    setAccessibleName(name);
}

QString ReviewSide::name() const
{
    return m_name->text();
}

void ReviewSide::setAnswer(const CandidateResult* candidate, const QList<Verdict>& verdicts,
                           bool blind)
{
    m_finish->setText(candidate ? finishText(*candidate) : QString());
    QList<VerdictList::Verdict> shown;
    const CandidateResult* deepest = candidate;
    for (const Verdict& verdict : verdicts) {
        if (!verdict.candidate)
            continue;
        deepest = verdict.candidate;
        VerdictList::Verdict line;
        line.level = verdict.level;
        line.outcome = outcomeOf(*verdict.candidate);
        line.reason = QString::fromStdString(verdict.candidate->reason);
        if (line.reason.isEmpty() || line.reason == QStringLiteral("ok"))
            line.reason = outcomeWord(*line.outcome);
        line.current = true;
        shown.append(line);
    }
    m_verdicts->setVisible(!blind);
    m_verdicts->setVerdicts(blind ? QList<VerdictList::Verdict>() : shown);
    QList<EvidenceLine> log = deepest ? evidenceLines(*deepest) : QList<EvidenceLine>();
    if (!log.isEmpty())
        log.removeLast(); // how it finished stands in the header
    // What was judged would tell which side passed.
    if (blind)
        log.removeIf([](const EvidenceLine& line) { return line.state.has_value(); });
    m_log->setLines(tr("Run log"), log);
}

bool ReviewSide::verdictsShown() const
{
    return !m_verdicts->isHidden();
}

void ReviewSide::setEditorShown(bool shown)
{
    m_editor->setVisible(shown);
}

} // namespace mesewright::ui
