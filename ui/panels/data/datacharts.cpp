// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/datacharts.h"

#include "ui/panels/data/countbars.h"
#include "ui/widgets/card.h"
#include "ui/widgets/parts.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <map>

namespace mesewright::ui {

namespace {

constexpr qsizetype mostBars = 12; // what a person can compare at a look

/// Bars of names, the most frequent first; what is left over is one bar without rows of its own.
QList<CountBar> nameBars(const DataState& data, const DataNames& names,
                         std::uint32_t RowFacts::*number, const QString& key)
{
    std::vector<CountBar> bars(names.size());
    for (const RowFacts& facts : data.facts) {
        if (facts.kind != RowFacts::Kind::Item)
            continue;
        CountBar& bar = bars[facts.*number];
        ++bar.count;
        bar.leaked += facts.compared && isLeak(facts.leak) ? 1 : 0;
    }
    for (std::uint32_t i = 0; i < names.size(); ++i) {
        const QString name = QString::fromStdString(names.nameOf(i));
        bars[i].name = i == 0 ? DataCharts::tr("not recorded") : name;
        bars[i].query = QStringLiteral("%1:=\"%2\"").arg(key, name);
    }
    std::erase_if(bars, [](const CountBar& bar) { return bar.count == 0; });
    std::stable_sort(bars.begin(), bars.end(),
                     [](const CountBar& a, const CountBar& b) { return a.count > b.count; });
    QList<CountBar> out(bars.begin(), bars.end());
    return out.mid(0, mostBars);
}

} // namespace

DataCharts::DataCharts(QWidget* parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("What the file is made of"));
    viewport()->setAutoFillBackground(false);
    auto* page = new QWidget;
    page->setAutoFillBackground(false);
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacing::cardGap);
    const QString titles[] = {tr("Families"), tr("Licences"), tr("Length"), tr("Leak state")};
    for (int i = 0; i < ChartCount; ++i) {
        m_cards[i] = new Card(titles[i]);
        m_bars[i] = new CountBars(titles[i]);
        m_cards[i]->body()->addWidget(m_bars[i]);
        m_cards[i]->body()->addStretch(1);
        grid->addWidget(m_cards[i], i / 2, i % 2);
        connect(m_bars[i], &CountBars::chosen, this, &DataCharts::rowsWanted);
    }
    grid->setRowStretch(ChartCount / 2, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    setWidget(page);
}

void DataCharts::setData(const DataState& data)
{
    m_bars[Families]->setBars(
        nameBars(data, data.families, &RowFacts::family, QStringLiteral("family")));
    m_bars[Licences]->setBars(
        nameBars(data, data.licences, &RowFacts::licence, QStringLiteral("licence")));
    std::array<CountBar, lengthBins> lengths;
    std::map<MatchKind, CountBar> leaks;
    for (const RowFacts& facts : data.facts) {
        if (facts.kind == RowFacts::Kind::Blank || facts.kind == RowFacts::Kind::Bad)
            continue;
        const std::size_t leaked = facts.compared && isLeak(facts.leak) ? 1 : 0;
        if (facts.tokens >= 0) {
            CountBar& bar = lengths[static_cast<std::size_t>(lengthBin(facts.tokens))];
            ++bar.count;
            bar.leaked += leaked;
        }
        if (facts.compared) {
            ++leaks[facts.leak].count;
            leaks[facts.leak].leaked += leaked;
        }
    }
    QList<CountBar> lengthBars;
    for (int bin = 0; bin < lengthBins; ++bin) {
        CountBar& bar = lengths[static_cast<std::size_t>(bin)];
        bar.name = lengthWord(bin);
        bar.query =
            bin + 1 == lengthBins
                ? QStringLiteral("tokens:>%1").arg(firstOfBin(bin) - 1)
                : QStringLiteral("tokens:%1-%2").arg(firstOfBin(bin)).arg(firstOfBin(bin + 1) - 1);
        lengthBars.append(bar);
    }
    // Empty ranges at both ends say nothing; those between say that there is a gap.
    while (!lengthBars.isEmpty() && lengthBars.last().count == 0)
        lengthBars.removeLast();
    while (!lengthBars.isEmpty() && lengthBars.first().count == 0)
        lengthBars.removeFirst();
    m_bars[Lengths]->setBars(lengthBars);
    QList<CountBar> leakBars;
    for (auto& [kind, bar] : leaks) {
        bar.name = leakWord(kind);
        const std::string_view name = matchKindName(kind);
        bar.query = QStringLiteral("leak:=\"%1\"")
                        .arg(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
        leakBars.append(bar);
    }
    m_bars[Leaks]->setBars(leakBars);
    m_cards[Lengths]->setSubtitle(lengthBars.isEmpty() ? tr("not counted yet") : QString());
    m_cards[Leaks]->setSubtitle(leakBars.isEmpty() ? tr("not compared yet") : QString());
}

} // namespace mesewright::ui
