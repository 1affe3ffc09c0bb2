// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/overview/comparerunsdialog.h"

#include "ui/models/runsmodel.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/words.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDateTime>
#include <QHeaderView>
#include <QPushButton>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr QSize firstSize(980, 620);
constexpr int nameWidth = 200;
constexpr int runWidth = 260;
constexpr int differsWidth = 110;

QString valueOf(const QList<RunDetails::Line>& lines, const QString& name)
{
    for (const RunDetails::Line& line : lines)
        if (line.first == name)
            return line.second;
    return QStringLiteral("–");
}

/// All names of one kind of line, in the order in which the runs have them.
QStringList namesOf(const QList<ComparedRun>& runs, QList<RunDetails::Line> RunDetails::*lines)
{
    QStringList names;
    for (const ComparedRun& run : runs)
        for (const RunDetails::Line& line : run.details.*lines)
            if (!names.contains(line.first))
                names.append(line.first);
    return names;
}

TextTableModel::Row rowOf(const QString& name, const QStringList& values)
{
    const bool differs = std::any_of(values.begin(), values.end(),
                                     [&](const QString& value) { return value != values.first(); });
    TextTableModel::Row row;
    row.cells = QStringList{name} + values;
    row.cells.append(differs ? CompareRunsDialog::tr("differs") : QString());
    row.toolTip = values.join(QLatin1Char('\n'));
    if (differs)
        row.state = State::Running;
    return row;
}

QString startedText(const RunSummary& run)
{
    return QDateTime::fromString(QString::fromStdString(run.created), Qt::ISODate)
        .toLocalTime()
        .toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

} // namespace

QList<TextTableModel::Row> comparedRows(const QList<ComparedRun>& runs, bool onlyDifferent)
{
    QList<TextTableModel::Row> rows;
    const auto add = [&](const QString& name, auto valueOfRun, bool leaveOut) {
        QStringList values;
        for (const ComparedRun& run : runs)
            values.append(valueOfRun(run));
        const TextTableModel::Row row = rowOf(name, values);
        if (!leaveOut || row.state)
            rows.append(row);
    };
    add(
        CompareRunsDialog::tr("state"),
        [](const ComparedRun& run) { return wordOf(gateStateOf(run.run.status)); }, false);
    add(
        CompareRunsDialog::tr("started"),
        [](const ComparedRun& run) { return startedText(run.run); }, false);
    for (const QString& name : namesOf(runs, &RunDetails::figures))
        add(
            name, [&](const ComparedRun& run) { return valueOf(run.details.figures, name); },
            false);
    for (const QString& name : namesOf(runs, &RunDetails::options))
        add(
            name, [&](const ComparedRun& run) { return valueOf(run.details.options, name); },
            onlyDifferent);
    return rows;
}

CompareRunsDialog::CompareRunsDialog(QList<ComparedRun> runs, QWidget* parent)
    : QDialog(parent), m_runs(std::move(runs))
{
    setObjectName(QStringLiteral("compareRunsDialog"));
    setWindowTitle(tr("Compare runs"));
    resize(firstSize);
    auto* column = new QVBoxLayout(this);
    auto* table = new TableView(tr("Compared runs"));
    table->setModel(&m_rows);
    table->setAlternatingRowColors(true);
    column->addWidget(table, 1);
    auto* foot = new QHBoxLayout;
    m_onlyDifferent = new QCheckBox(tr("Only options that differ"));
    m_onlyDifferent->setChecked(true);
    QPushButton* copy = makeButton(tr("Copy as text"), QStringLiteral("copy"));
    QPushButton* close = makeButton(tr("Close"), {}, ButtonKind::Primary);
    foot->addWidget(m_onlyDifferent);
    foot->addStretch(1);
    foot->addWidget(copy);
    foot->addWidget(close);
    column->addLayout(foot);
    connect(m_onlyDifferent, &QCheckBox::toggled, this, &CompareRunsDialog::fill);
    connect(copy, &QPushButton::clicked, table, &TableView::copySelection);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    fill();
    QHeaderView* titles = table->horizontalHeader();
    titles->resizeSection(0, nameWidth);
    const int runCount = static_cast<int>(m_runs.size());
    for (int i = 1; i <= runCount; ++i)
        titles->setSectionResizeMode(i, QHeaderView::Stretch);
    titles->setMinimumSectionSize(std::min(runWidth, 120));
    titles->resizeSection(runCount + 1, differsWidth);
    table->setFocus();
}

void CompareRunsDialog::fill()
{
    QStringList headers{QString()};
    for (const ComparedRun& run : std::as_const(m_runs)) {
        const QString id = QString::fromStdString(run.run.id);
        const QString gate = gateCodeOf(run.run.verb);
        headers.append((gate.isEmpty() ? QString() : gate + QStringLiteral(" · ")) +
                       id.section(QLatin1Char('-'), 1));
    }
    headers.append(QString());
    m_rows.setTable(headers, comparedRows(m_runs, m_onlyDifferent->isChecked()));
}

} // namespace mesewright::ui
