// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/environment/tensorsdialog.h"

#include "ui/widgets/parts.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/words.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>

namespace mesewright::ui {

namespace {

constexpr QSize usualSize(920, 620);
constexpr int nameWidth = 420;

} // namespace

TensorsModel::TensorsModel(std::shared_ptr<const CheckpointFacts> facts, QObject* parent)
    : QAbstractTableModel(parent), m_facts(std::move(facts))
{
}

int TensorsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_facts->tensors.size());
}

int TensorsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TensorsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TensorFacts& tensor = m_facts->tensors[static_cast<std::size_t>(index.row())];
    if (role == SortRole && index.column() == Bytes)
        return QVariant::fromValue(static_cast<qulonglong>(tensor.bytes));
    if (role == Qt::FontRole)
        return Theme::instance().font(TextStyle::Figure);
    if (role == Qt::TextAlignmentRole && index.column() == Bytes)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != SortRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Name:
        return tensor.name;
    case Dtype:
        return tensor.dtype;
    case Shape:
        return tensor.shape;
    case Bytes:
        return fileSizeText(tensor.bytes);
    case File:
        return tensor.file;
    default:
        return {};
    }
}

QVariant TensorsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Tensor");
    case Dtype:
        return tr("Type");
    case Shape:
        return tr("Shape");
    case Bytes:
        return tr("Size");
    case File:
        return tr("File");
    default:
        return {};
    }
}

TensorsDialog::TensorsDialog(std::shared_ptr<const CheckpointFacts> facts, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Tensors of %1").arg(facts->folder.section(QLatin1Char('/'), -1)));
    resize(usualSize);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::card, spacing::card, spacing::card, spacing::card);
    column->setSpacing(spacing::cardGap);
    auto* search = new QLineEdit;
    search->setPlaceholderText(tr("Search names, types, shapes, files"));
    search->setAccessibleName(tr("Search tensors"));
    search->setClearButtonEnabled(true);
    column->addWidget(search);
    auto* model = new TensorsModel(facts, this);
    auto* sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(model);
    sorted->setSortRole(TensorsModel::SortRole);
    sorted->setFilterKeyColumn(-1);
    sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    auto* table = new TableView(tr("Tensors"));
    table->setModel(sorted);
    table->setSortingEnabled(true);
    sorted->sort(-1);
    table->horizontalHeader()->resizeSection(TensorsModel::Name, nameWidth);
    table->horizontalHeader()->setStretchLastSection(true);
    column->addWidget(table, 1);
    auto* foot = new QHBoxLayout;
    QLabel* count = makeLabel({}, TextStyle::Small, Tone::Secondary);
    const auto showCount = [this, count, sorted, facts] {
        count->setText(tr("%1 of %n tensor(s)", nullptr, static_cast<int>(facts->tensors.size()))
                           .arg(sorted->rowCount()));
    };
    showCount();
    connect(search, &QLineEdit::textChanged, sorted, &QSortFilterProxyModel::setFilterFixedString);
    connect(search, &QLineEdit::textChanged, count, showCount);
    foot->addWidget(count, 1);
    QPushButton* copy = makeButton(tr("Copy"), QStringLiteral("copy"));
    connect(copy, &QPushButton::clicked, table, &TableView::copySelection);
    QPushButton* close = makeButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    foot->addWidget(copy);
    foot->addWidget(close);
    column->addLayout(foot);
}

} // namespace mesewright::ui
