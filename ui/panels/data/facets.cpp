// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/facets.h"

#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <array>

namespace mesewright::ui {

namespace {

constexpr int mostEntries = 30;
constexpr int barHeight = 3;
constexpr int rowHeight = 26;
constexpr int nameWidth = 116;
constexpr MatchKind kinds[] = {MatchKind::Leaked,    MatchKind::SameText, MatchKind::SameQuestion,
                               MatchKind::SameShape, MatchKind::Near,     MatchKind::None};

} // namespace

/// One value: a check box, how many rows have it, and its share as a thin bar.
class FacetRow final : public QWidget
{
public:
    FacetRow()
    {
        setMinimumHeight(rowHeight);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, barHeight);
        box = new QCheckBox;
        box->setChecked(true);
        box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        row->addWidget(box, 1);
        m_count = makeLabel({}, TextStyle::Figure, Tone::Secondary);
        row->addWidget(m_count);
    }

    void show(const QString& name, std::size_t count, std::size_t all)
    {
        const QString words = fontMetrics().elidedText(name, Qt::ElideMiddle, nameWidth);
        box->setText(words);
        box->setToolTip(name);
        box->setAccessibleName(
            Facets::tr("%1, %n row(s)", nullptr, static_cast<int>(count)).arg(name));
        m_count->setText(QLocale().toString(static_cast<qulonglong>(count)));
        m_share = all == 0 ? 0 : static_cast<double>(count) / static_cast<double>(all);
        update();
    }

    QCheckBox* box = nullptr;

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Colors& colors = Theme::instance().colors();
        QPainter painter(this);
        const QRect full(0, height() - barHeight, width(), barHeight - 1);
        painter.fillRect(full, colors.bg.sunken);
        QRect part = full;
        part.setWidth(qRound(full.width() * m_share));
        painter.fillRect(part, colors.series[0]);
    }

private:
    QLabel* m_count = nullptr;
    double m_share = 0;
};

Facets::Facets(QWidget* parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Filters"));
    auto* page = new QWidget;
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(spacing::card, spacing::m, spacing::m, spacing::m);
    column->setSpacing(spacing::m);
    const QString titles[] = {tr("Leak state"), tr("Family"), tr("Licence"), tr("Source"),
                              tr("Length")};
    for (int i = 0; i < GroupCount; ++i) {
        m_groups[i] = new QWidget;
        m_columns[i] = new QVBoxLayout(m_groups[i]);
        m_columns[i]->setContentsMargins(0, 0, 0, 0);
        m_columns[i]->setSpacing(spacing::xxs);
        m_columns[i]->addWidget(makeGroupTitle(titles[i]));
        column->addWidget(m_groups[i]);
    }
    column->addStretch(1);
    setWidget(page);
}

QList<Facets::Entry> Facets::entriesOf(const DataNames& names, std::uint32_t RowFacts::*number,
                                       const DataState& data) const
{
    std::vector<std::size_t> counts(names.size());
    for (const RowFacts& facts : data.facts)
        if (facts.kind == RowFacts::Kind::Item)
            ++counts[facts.*number];
    QList<Entry> entries;
    for (std::uint32_t i = 0; i < names.size(); ++i)
        if (counts[i] > 0)
            entries.append({static_cast<int>(i),
                            i == 0 ? tr("not recorded") : QString::fromStdString(names.nameOf(i)),
                            counts[i]});
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.count > b.count; });
    return entries.mid(0, mostEntries);
}

void Facets::setData(const DataState& data, bool leaksKnown)
{
    std::size_t items = 0;
    std::map<MatchKind, std::size_t> leaks;
    std::array<std::size_t, lengthBins> lengths{};
    for (const RowFacts& facts : data.facts) {
        if (facts.kind != RowFacts::Kind::Item)
            continue;
        ++items;
        ++leaks[facts.leak];
        if (facts.tokens >= 0)
            ++lengths[static_cast<std::size_t>(lengthBin(facts.tokens))];
    }
    QList<Entry> leakEntries;
    for (const MatchKind kind : kinds)
        if (leaksKnown && leaks[kind] > 0)
            leakEntries.append({static_cast<int>(kind), leakWord(kind), leaks[kind]});
    fill(Leaks, leakEntries, items);
    QList<Entry> lengthEntries;
    for (int bin = 0; bin < lengthBins; ++bin)
        if (const std::size_t count = lengths[static_cast<std::size_t>(bin)]; count > 0)
            lengthEntries.append({bin, lengthWord(bin), count});
    fill(Lengths, lengthEntries, items);
    fill(Families, entriesOf(data.families, &RowFacts::family, data), items);
    fill(Licences, entriesOf(data.licences, &RowFacts::licence, data), items);
    fill(Sources, entriesOf(data.sources, &RowFacts::source, data), items);
}

void Facets::fill(Group group, const QList<Entry>& entries, std::size_t all)
{
    auto& rows = m_rows[group];
    // A value keeps its check mark while others come and go.
    for (auto it = rows.begin(); it != rows.end();) {
        const bool stays = std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
            return entry.number == it->first;
        });
        if (!stays)
            delete it->second;
        it = stays ? std::next(it) : rows.erase(it);
    }
    int place = 1;
    for (const Entry& entry : entries) {
        FacetRow*& row = rows[entry.number];
        if (!row) {
            row = new FacetRow;
            connect(row->box, &QCheckBox::toggled, this, &Facets::changed);
        }
        m_columns[group]->removeWidget(row);
        m_columns[group]->insertWidget(place++, row);
        row->show(entry.name, entry.count, all);
    }
    m_groups[group]->setVisible(!entries.isEmpty());
}

void Facets::addTo(RowFilter& filter) const
{
    for (const auto& [number, row] : m_rows[Leaks])
        if (!row->box->isChecked())
            filter.noLeak.insert(static_cast<MatchKind>(number));
    std::set<std::uint32_t>* const sets[] = {&filter.noFamily, &filter.noLicence, &filter.noSource};
    for (const auto& [bin, row] : m_rows[Lengths])
        if (!row->box->isChecked())
            filter.noLength.insert(bin);
    for (int group = Families; group <= Sources; ++group)
        for (const auto& [number, row] : m_rows[group])
            if (!row->box->isChecked())
                sets[group - Families]->insert(static_cast<std::uint32_t>(number));
}

bool Facets::anyHidden() const
{
    for (const auto& rows : m_rows)
        for (const auto& [number, row] : rows)
            if (!row->box->isChecked())
                return true;
    return false;
}

void Facets::clear()
{
    const bool any = anyHidden();
    blockSignals(true);
    for (const auto& rows : m_rows)
        for (const auto& [number, row] : rows)
            row->box->setChecked(true);
    blockSignals(false);
    if (any)
        Q_EMIT changed();
}

} // namespace mesewright::ui
