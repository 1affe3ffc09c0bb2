// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/environment/probeheadline.h"

#include "ui/panels/environment/probesmodel.h"
#include "ui/shell/theme/icons.h"
#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>

namespace mesewright::ui {

/// The large disc before the sentence.
class HeadlineMark final : public QWidget
{
public:
    HeadlineMark()
    {
        setFixedSize(side, side);
        connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
    }

    void setState(State state, const QString& icon)
    {
        m_state = state;
        m_icon = icon;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const StateColors& colors = Theme::instance().colors().state(m_state);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colors.solid, 1.2));
        painter.setBrush(colors.tint);
        painter.drawEllipse(QRectF(rect()).adjusted(0.6, 0.6, -0.6, -0.6));
        painter.drawPixmap((side - inner) / 2, (side - inner) / 2,
                           iconPixmap(m_icon, colors.fg, inner, devicePixelRatioF()));
    }

private:
    static constexpr int side = 36;
    static constexpr int inner = 18;
    State m_state = State::NotRun;
    QString m_icon = QStringLiteral("clock");
};

namespace {

QStringList namesOf(const QList<GroupedProbe>& probes, ProbeState state)
{
    QStringList names;
    for (const GroupedProbe& entry : probes)
        if (entry.probe.state == state)
            names.append(QString::fromStdString(entry.probe.name));
    return names;
}

} // namespace

ProbeCounts countProbes(const QList<GroupedProbe>& probes)
{
    ProbeCounts counts;
    for (const GroupedProbe& entry : probes) {
        ++counts.all;
        counts.passed += entry.probe.state == ProbeState::Ok ? 1 : 0;
        counts.warnings += entry.probe.state == ProbeState::Warning ? 1 : 0;
        counts.failed += entry.probe.state == ProbeState::Failed ? 1 : 0;
        counts.absent += entry.probe.state == ProbeState::Absent ? 1 : 0;
    }
    return counts;
}

ProbeHeadline::ProbeHeadline(QWidget* parent) : Card(parent)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::l);
    m_mark = new HeadlineMark;
    row->addWidget(m_mark);
    auto* words = new QVBoxLayout;
    words->setSpacing(spacing::xxs);
    m_headline = makeLabel({}, TextStyle::Headline);
    m_meaning = makeLabel({}, TextStyle::Body, Tone::Secondary);
    m_meaning->setWordWrap(true);
    words->addWidget(m_headline);
    words->addWidget(m_meaning);
    row->addLayout(words, 1);
    body()->addLayout(row);
}

QString ProbeHeadline::headline() const
{
    return m_headline->text();
}

void ProbeHeadline::showRun(const ProbeRun& run)
{
    const ProbeCounts counts = countProbes(run.probes());
    if (run.running()) {
        m_mark->setState(State::Running, QStringLiteral("clock"));
        m_headline->setText(
            tr("%1 of %n probe(s) passed so far", nullptr, counts.all).arg(counts.passed));
        m_meaning->setText(tr("Looking at: %1").arg(nameOf(run.current())));
        return;
    }
    m_headline->setText(tr("%1 of %n probe(s) passed", nullptr, counts.all).arg(counts.passed));
    QStringList meaning;
    if (counts.failed > 0) {
        m_mark->setState(State::Failed, QStringLiteral("cross"));
        meaning.append(
            tr("Training and evaluating cannot work until this is mended: %1.")
                .arg(namesOf(run.probes(), ProbeState::Failed).join(QStringLiteral(", "))));
    } else if (counts.warnings > 0) {
        m_mark->setState(State::NotExtracted, QStringLiteral("warning"));
        meaning.append(
            tr("You can train and evaluate now. %n warning(s): %1.", nullptr, counts.warnings)
                .arg(namesOf(run.probes(), ProbeState::Warning).join(QStringLiteral(", "))));
    } else {
        m_mark->setState(State::Passed, QStringLiteral("check"));
        meaning.append(tr("You can train and evaluate now."));
    }
    if (counts.absent > 0)
        meaning.append(
            tr("Absent, and needed only for more than was asked: %1.")
                .arg(namesOf(run.probes(), ProbeState::Absent).join(QStringLiteral(", "))));
    m_meaning->setText(meaning.join(QLatin1Char(' ')));
    setAccessibleName(m_headline->text() + QStringLiteral(". ") + m_meaning->text());
}

} // namespace mesewright::ui
