// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/environment/environmentpanel.h"

#include "core/base/json.h"
#include "ui/models/findingsmodel.h"
#include "ui/panels/environment/checkpointcard.h"
#include "ui/panels/environment/probeheadline.h"
#include "ui/panels/environment/probetable.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/words.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int cardWidth = 432;
constexpr int narrowCardWidth = 360;
constexpr int narrowBelow = 1340;
/// Below this the cards stand under the table.
constexpr int foldedBelow = 1000;
constexpr int leastTableHeight = 200;

const Probe* findProbe(const QList<GroupedProbe>& probes, const char* name)
{
    const auto found =
        std::find_if(probes.begin(), probes.end(),
                     [name](const GroupedProbe& entry) { return entry.probe.name == name; });
    return found == probes.end() ? nullptr : &found->probe;
}

} // namespace

EnvironmentPanel::EnvironmentPanel(WorkspaceDocument& document, QWidget* parent)
    : Panel(parent), m_document(document)
{
    makeHeader();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::card, spacing::card, spacing::card, spacing::card);
    column->setSpacing(spacing::cardGap);
    m_headline = new ProbeHeadline;
    column->addWidget(m_headline);
    m_halves = new QBoxLayout(QBoxLayout::LeftToRight);
    m_halves->setSpacing(spacing::cardGap);
    m_halves->addWidget(makeTable(), 1);

    auto* side = new QWidget;
    side->setAutoFillBackground(false);
    auto* cards = new QVBoxLayout(side);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(spacing::cardGap);
    auto* gpu = new Card(tr("GPU"));
    m_gpu = new FactGrid;
    gpu->body()->addWidget(m_gpu);
    cards->addWidget(gpu);
    m_checkpoint = new CheckpointCard;
    cards->addWidget(m_checkpoint);
    m_sandbox = new Card(tr("Sandbox"));
    m_walls = new FactGrid;
    m_sandbox->body()->addWidget(m_walls);
    cards->addWidget(m_sandbox);
    cards->addStretch(1);
    m_side = new QScrollArea;
    m_side->setWidgetResizable(true);
    m_side->setFrameShape(QFrame::NoFrame);
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_side->setWidget(side);
    m_side->viewport()->setAutoFillBackground(false);
    m_halves->addWidget(m_side);
    column->addLayout(m_halves, 1);

    connect(&m_document, &WorkspaceDocument::changed, this, &EnvironmentPanel::workspaceChanged);
    connect(&m_run, &ProbeRun::probesChanged, this, &EnvironmentPanel::refresh);
    connect(&m_run, &ProbeRun::finished, this, &EnvironmentPanel::tellFindings);
    refresh();
}

void EnvironmentPanel::makeHeader()
{
    m_failedBadge = new Badge({}, this);
    m_warningBadge = new Badge({}, this);
    m_copy = makeButton(tr("Copy as text"), QStringLiteral("copy"), ButtonKind::Quiet, this);
    m_lock = makeButton(tr("Lock environment"), QStringLiteral("lock"), ButtonKind::Normal, this);
    m_lock->setToolTip(
        tr("Writes all versions and hashes to env/lock.json, to be compared with later"));
    m_again = makeButton(tr("Check again"), QStringLiteral("stale"), ButtonKind::Normal, this);
    m_next =
        makeButton(tr("Go on to gate B"), QStringLiteral("arrow-right"), ButtonKind::Primary, this);
    connect(m_copy, &QPushButton::clicked, this, &EnvironmentPanel::copyText);
    connect(m_lock, &QPushButton::clicked, this, &EnvironmentPanel::lockEnvironment);
    connect(m_again, &QPushButton::clicked, this, &EnvironmentPanel::checkAgain);
    connect(m_next, &QPushButton::clicked, this,
            [this] { Q_EMIT jumpRequested(QStringLiteral("evaluation"), {}); });
}

QList<QWidget*> EnvironmentPanel::headerWidgets()
{
    return {m_failedBadge, m_warningBadge, m_copy, m_lock, m_again, m_next};
}

QWidget* EnvironmentPanel::makeTable()
{
    auto* card = new Card;
    card->setBodyMargins(false);
    card->body()->setSpacing(0);
    m_table = new ProbeTable;
    m_table->setModel(&m_model);
    m_table->setMinimumHeight(leastTableHeight);
    card->body()->addWidget(m_table, 1);
    card->body()->addWidget(makeRule());
    m_detail = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->setContentsMargins(spacing::card, spacing::s, spacing::card, spacing::s);
    m_detail->setAccessibleName(tr("The chosen probe in full"));
    card->body()->addWidget(m_detail);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &EnvironmentPanel::showDetail);
    return card;
}

void EnvironmentPanel::setActive(bool active)
{
    m_active = active;
    if (active && m_wanted && !m_document.folder().isEmpty())
        checkAgain();
}

void EnvironmentPanel::workspaceChanged()
{
    if (m_folder == m_document.folder())
        return;
    m_wanted = true;
    if (m_active)
        checkAgain();
}

void EnvironmentPanel::checkAgain()
{
    m_wanted = false;
    m_folder = m_document.folder();
    m_run.start(m_folder.toStdString());
}

void EnvironmentPanel::resizeEvent(QResizeEvent* event)
{
    const int width = event->size().width();
    const bool folded = width < foldedBelow;
    m_halves->setDirection(folded ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    const int cards = width < narrowBelow ? narrowCardWidth : cardWidth;
    m_side->setMinimumWidth(folded ? 0 : cards);
    m_side->setMaximumWidth(folded ? QWIDGETSIZE_MAX : cards);
    Panel::resizeEvent(event);
}

void EnvironmentPanel::refresh()
{
    m_model.setProbes(m_run.probes());
    m_table->spanTitles();
    m_headline->showRun(m_run);
    const ProbeCounts counts = countProbes(m_run.probes());
    const auto badge = [](Badge* badge, State state, const char* icon, int count,
                          const QString& words) {
        badge->setText(count > 0 ? BadgeText{state, QLatin1String(icon), words} : BadgeText{});
    };
    badge(m_failedBadge, State::Failed, "error", counts.failed,
          tr("%n failed", nullptr, counts.failed));
    badge(m_warningBadge, State::NotExtracted, "warning", counts.warnings,
          tr("%n warning(s)", nullptr, counts.warnings));
    const bool done = !m_run.running() && counts.all > 0;
    m_again->setEnabled(!m_run.running());
    m_copy->setEnabled(counts.all > 0);
    m_lock->setEnabled(done);
    m_next->setEnabled(done && counts.failed == 0);
    m_next->setToolTip(counts.failed > 0 ? tr("not now: a probe has failed") : QString());
    if (done) {
        const QDateTime moment =
            QDateTime::fromString(QString::fromStdString(m_run.report().created), Qt::ISODate);
        Q_EMIT subtitleChanged(
            tr("gate A2, checked %1 in %2")
                .arg(moment.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm")),
                     durationText(m_run.seconds())));
    } else {
        Q_EMIT subtitleChanged(tr("gate A2"));
    }
    if (!m_run.running() || m_run.current() > ProbeGroup::Gpu)
        refreshGpu();
    if (done) {
        refreshSandbox();
        m_checkpoint->setBase(m_run.base());
    }
    showDetail();
}

void EnvironmentPanel::refreshGpu()
{
    QList<Fact> facts;
    for (const GroupedProbe& entry : m_run.probes()) {
        if (entry.group != ProbeGroup::Gpu)
            continue;
        const Probe& probe = entry.probe;
        facts.append(
            {QString::fromStdString(probe.name), QString::fromStdString(probe.found),
             probe.state == ProbeState::Ok ? QString() : QString::fromStdString(probe.wanted)});
    }
    if (const Probe* memory = findProbe(m_run.probes(), "memory"))
        facts.append({tr("main memory"), QString::fromStdString(memory->found), {}});
    if (const Probe* disk = findProbe(m_run.probes(), "disk"))
        facts.append({tr("disk"), QString::fromStdString(disk->found), {}});
    m_gpu->setFacts(facts);
}

void EnvironmentPanel::refreshSandbox()
{
    QList<Fact> facts;
    for (const GroupedProbe& entry : m_run.probes())
        if (entry.group == ProbeGroup::Sandbox)
            facts.append({QString::fromStdString(entry.probe.name),
                          QString::fromStdString(entry.probe.found), wordOf(entry.probe.state)});
    if (const Probe* parser = findProbe(m_run.probes(), "Lua parser"))
        facts.append(
            {tr("Lua parser"), QString::fromStdString(parser->found), wordOf(parser->state)});
    if (const Probe* server = findProbe(m_run.probes(), "Luanti server"))
        facts.append(
            {tr("Luanti server"), QString::fromStdString(server->found), wordOf(server->state)});
    m_walls->setFacts(facts);
}

void EnvironmentPanel::showDetail()
{
    const Probe* probe = m_model.probeAt(m_table->currentIndex().row());
    if (!probe) {
        m_detail->setText(tr("Choose a probe to read it in full."));
        return;
    }
    QString text =
        tr("%1 (%2). Wanted: %3. Found: %4.")
            .arg(QString::fromStdString(probe->name), wordOf(probe->state),
                 QString::fromStdString(probe->wanted), QString::fromStdString(probe->found));
    if (!probe->remedy.empty())
        text += QLatin1Char('\n') + tr("What to do: %1").arg(QString::fromStdString(probe->remedy));
    m_detail->setText(text);
}

void EnvironmentPanel::tellFindings()
{
    std::vector<ShownFinding> findings;
    std::optional<GateState> mark = GateState::Done;
    for (const GroupedProbe& entry : m_run.probes()) {
        const Probe& probe = entry.probe;
        if (probe.state != ProbeState::Failed && probe.state != ProbeState::Warning)
            continue;
        const bool failed = probe.state == ProbeState::Failed;
        if (failed || mark == GateState::Done)
            mark = failed ? GateState::Failed : GateState::Warning;
        Finding finding;
        finding.severity = failed ? Severity::Error : Severity::Warning;
        finding.text = probe.name + ": " + probe.found + " (wanted: " + probe.wanted + ")";
        finding.remedy = probe.remedy;
        findings.push_back({finding, QStringLiteral("environment"), id(),
                            QStringLiteral("probe/") + QString::fromStdString(probe.name)});
    }
    Q_EMIT findingsFound(QStringLiteral("environment"), findings);
    Q_EMIT railStateChanged(mark);
}

void EnvironmentPanel::jumpTo(const QString& place)
{
    const int row = m_model.rowOf(place.section(QLatin1Char('/'), 1));
    if (row < 0)
        return;
    m_table->selectRow(row);
    m_table->scrollTo(m_model.index(row, 0));
    m_table->setFocus();
}

QString EnvironmentPanel::text() const
{
    QString text = QString::fromStdString(environmentText(m_run.report()));
    if (const QString checkpoint = m_checkpoint->text(); !checkpoint.isEmpty())
        text += QLatin1Char('\n') + checkpoint;
    text += QLatin1Char('\n');
    for (const auto& [name, version] : m_run.report().versions)
        text += QString::fromStdString(name + ": " + version + "\n");
    return text;
}

void EnvironmentPanel::copyText()
{
    QGuiApplication::clipboard()->setText(text());
}

void EnvironmentPanel::lockEnvironment()
{
    const Json request{{"verb", "env"},
                       {"options",
                        {{"base", m_run.base()},
                         {"out", m_folder.toStdString() + "/env/report.json"},
                         {"lock", m_folder.toStdString() + "/env/lock.json"}}}};
    Q_EMIT actionRequested(QStringLiteral("run.start"), QString::fromStdString(jsonLine(request)));
}

} // namespace mesewright::ui
