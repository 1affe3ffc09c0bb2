// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/reliabilitypage.h"

#include "ui/panels/evaluation/figurecharts.h"
#include "ui/shell/theme/tokens.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"

#include <QBoxLayout>
#include <QLocale>
#include <QScrollArea>
#include <QStackedLayout>

#include <map>

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

IntervalChartData reliabilityFigures(const LevelResults& level)
{
    // Files that name the same checkpoint and scale are draws of one configuration.
    std::map<QString, std::vector<const report::ResultsEvidence*>> draws;
    if (level.baseline)
        draws[QStringLiteral("base")].push_back(level.baseline);
    for (const report::ResultsEvidence* adapter : level.adapters)
        if (adapter)
            draws[QString::fromStdString(adapter->label)].push_back(adapter);
    IntervalChartData data;
    for (const auto& [label, files] : draws) {
        if (files.size() < 2)
            continue;
        IntervalChartRow heading;
        heading.label = label;
        heading.heading = true;
        data.rows.append(heading);
        for (const report::ResultsEvidence* file : files) {
            IntervalChartRow row;
            row.label = drawText(file->results);
            row.marks.append(figureMark(file->results.overall, PassKind::AtK,
                                        {label, &file->results, 0, false}));
            data.rows.append(row);
        }
    }
    return data;
}

ReliabilityPage::ReliabilityPage(QWidget* parent) : QWidget(parent)
{
    m_pages = new QStackedLayout(this);
    m_empty = new EmptyState;
    m_empty->setText(
        {QStringLiteral("dice"),
         tr("Each configuration was measured once"),
         tr("A second measurement with another seed or temperature shows how far a number depends "
            "on the draw. Put its file beside the others, named after the same checkpoint and "
            "scale, and both stand here below each other."),
         {},
         {},
         QStringLiteral("mesewright-cli adapters --seed 1 --out_dir DIR")});
    m_pages->addWidget(m_empty);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(spacing::card, spacing::card, spacing::card, spacing::card);
    auto* card = new Card(tr("Reliability"));
    card->setSubtitle(tr("pass@k, 95 % intervals"));
    m_chart = new IntervalChart(tr("Pass rates by seed and temperature"));
    card->body()->addWidget(m_chart);
    card->body()->addStretch(1);
    column->addWidget(card);
    m_pages->addWidget(page);
}

void ReliabilityPage::setShown(const EvaluationShown& shown)
{
    const IntervalChartData data = reliabilityFigures(shown.results());
    m_chart->setData(data);
    m_pages->setCurrentIndex(data.rows.isEmpty() ? 0 : 1);
}

} // namespace mesewright::ui
