// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/reliabilitypage.h"

#include "core/data/resultsfile.h"
#include "ui/panels/evaluation/figurecharts.h"
#include "ui/shell/theme/tokens.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>

#include <algorithm>

namespace mesewright::ui {

namespace {

QString drawText(const EvalResults& results)
{
    QString text = ReliabilityPage::tr("seed %1").arg(results.seed);
    if (results.generationParams.temperature)
        text += QStringLiteral(", ") +
                ReliabilityPage::tr("temperature %1")
                    .arg(QLocale().toString(*results.generationParams.temperature));
    return text;
}

} // namespace

std::vector<Draw> readDraws(const std::filesystem::path& workspace)
{
    namespace fs = std::filesystem;
    std::vector<fs::path> files;
    std::error_code ignored;
    for (fs::recursive_directory_iterator at(workspace / "eval" / "reliability", ignored), end;
         at != end; at.increment(ignored))
        if (at->path().extension() == ".json")
            files.push_back(at->path());
    std::sort(files.begin(), files.end());
    std::vector<Draw> draws;
    for (const fs::path& file : files) {
        auto results = readResults(file);
        if (!results)
            continue;
        const fs::path adapter = results->adapterPath;
        const std::string checkpoint =
            (adapter.has_filename() ? adapter : adapter.parent_path()).filename().string();
        draws.push_back({checkpoint, results->scale.value_or(0), std::move(*results)});
    }
    return draws;
}

IntervalChartData reliabilityFigures(const LevelResults& level, const std::vector<Draw>& draws)
{
    std::vector<const report::ResultsEvidence*> measured;
    if (level.baseline)
        measured.push_back(level.baseline);
    for (const report::ResultsEvidence* adapter : level.adapters)
        if (adapter)
            measured.push_back(adapter);
    IntervalChartData data;
    for (const report::ResultsEvidence* one : measured) {
        const auto label = QString::fromStdString(one->label);
        QList<IntervalChartRow> rows;
        const auto add = [&](const EvalResults& results) {
            IntervalChartRow row;
            row.label = drawText(results);
            row.marks.append(
                figureMark(results.overall, PassKind::AtK, {label, &results, 0, false}));
            rows.append(row);
        };
        add(one->results);
        for (const Draw& draw : draws)
            if (draw.checkpoint == one->checkpoint && draw.scale == one->scale &&
                draw.results.level == one->results.level)
                add(draw.results);
        if (rows.size() < 2)
            continue;
        IntervalChartRow heading;
        heading.label = label;
        heading.heading = true;
        data.rows.append(heading);
        data.rows.append(rows);
    }
    return data;
}

ReliabilityPage::ReliabilityPage(QWidget* parent) : QWidget(parent), m_reading(this)
{
    m_pages = new QStackedLayout(this);
    m_empty = new EmptyState;
    m_empty->setText(
        {QStringLiteral("dice"),
         tr("Each configuration was measured once"),
         tr("A second measurement with another seed or temperature shows how far a number depends "
            "on the draw. It is kept in eval/reliability, and no gate decides by it."),
         {},
         tr("Measure again…"),
         QStringLiteral("mesewright-cli adapters --seed 1 --out_dir eval/reliability/seed-1")});
    m_pages->addWidget(m_empty);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(spacing::card, spacing::card, spacing::card, spacing::card);
    auto* card = new Card(tr("Reliability"));
    card->setSubtitle(tr("pass@k, 95 % intervals; the first row is the gates' own"));
    m_again = makeButton(tr("Measure the pick again…"), QStringLiteral("dice"));
    QPushButton* base = makeButton(tr("Measure the base again…"), QStringLiteral("dice"));
    card->addAction(m_again);
    card->addAction(base);
    m_chart = new IntervalChart(tr("Pass rates by seed and temperature"));
    card->body()->addWidget(m_chart);
    card->body()->addStretch(1);
    column->addWidget(card);
    m_pages->addWidget(page);
    connect(m_again, &QPushButton::clicked, this, [this] { Q_EMIT drawRequested(false); });
    connect(base, &QPushButton::clicked, this, [this] { Q_EMIT drawRequested(true); });
    connect(m_empty, &EmptyState::actionChosen, this, [this] {
        Q_EMIT drawRequested(!m_shown.snapshot || m_shown.snapshot->evidence.adapters.empty());
    });
}

void ReliabilityPage::setShown(const EvaluationShown& shown)
{
    const bool another = m_shown.snapshot != shown.snapshot;
    m_shown = shown;
    showDraws();
    if (!another)
        return;
    m_reading.start(
        [root = shown.snapshot->workspace.root](const CancelToken&) { return readDraws(root); },
        [this](std::vector<Draw> draws) {
            m_draws = std::move(draws);
            showDraws();
        });
}

void ReliabilityPage::showDraws()
{
    const IntervalChartData data = reliabilityFigures(m_shown.results(), m_draws);
    m_chart->setData(data);
    m_again->setEnabled(!m_shown.snapshot->evidence.adapters.empty());
    m_pages->setCurrentIndex(data.rows.isEmpty() ? 0 : 1);
}

} // namespace mesewright::ui
