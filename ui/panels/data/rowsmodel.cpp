// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/rowsmodel.h"

#include "ui/shell/theme/theme.h"

#include <QLocale>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int keptRows = 512;
constexpr qsizetype longestShown = 400;

} // namespace

RowsModel::RowsModel(QObject* parent)
    : QAbstractTableModel(parent), m_data(std::make_shared<const DataState>()),
      m_instructions(keptRows)
{
}

void RowsModel::setRows(SharedData data, std::vector<int> lines)
{
    beginResetModel();
    m_instructions.clear();
    m_data = std::move(data);
    m_lines = std::move(lines);
    endResetModel();
}

void RowsModel::setData(SharedData data)
{
    m_data = std::move(data);
    if (!m_lines.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int RowsModel::lineAt(int row) const
{
    return row < 0 || row >= rowCount() ? -1 : m_lines[static_cast<std::size_t>(row)];
}

int RowsModel::rowOfLine(int line) const
{
    const auto found = std::lower_bound(m_lines.begin(), m_lines.end(), line);
    return found == m_lines.end() || *found != line ? -1
                                                    : static_cast<int>(found - m_lines.begin());
}

int RowsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int RowsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RowsModel::instructionOf(int line) const
{
    if (const QString* kept = m_instructions.object(line))
        return *kept;
    const std::string_view text = m_data->table.text(static_cast<std::size_t>(line));
    QString shown;
    switch (m_data->facts[static_cast<std::size_t>(line)].kind) {
    case RowFacts::Kind::Tokens:
        shown = tr("a row of tokens");
        break;
    case RowFacts::Kind::Bad:
        shown =
            QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).left(longestShown);
        break;
    default:
        if (const auto item = itemOf(text, "", line + 1))
            shown = QString::fromStdString(item->instruction).left(longestShown).simplified();
    }
    m_instructions.insert(line, new QString(shown));
    return shown;
}

QString RowsModel::cellOf(int line, int column) const
{
    const RowFacts& facts = m_data->facts[static_cast<std::size_t>(line)];
    switch (column) {
    case Number:
        return QLocale().toString(line + 1);
    case Family:
        return facts.kind == RowFacts::Kind::Bad
                   ? tr("not readable")
                   : QString::fromStdString(m_data->families.nameOf(facts.family));
    case Instruction:
        return instructionOf(line);
    case Tokens:
        return facts.tokens < 0 ? QString() : QLocale().toString(facts.tokens);
    case Leak:
        if (facts.kind != RowFacts::Kind::Item || !facts.compared)
            return {};
        return facts.leak == MatchKind::Leaked && facts.copies > 1
                   ? tr("%1 ×%2").arg(leakWord(facts.leak)).arg(facts.copies)
                   : leakWord(facts.leak);
    case Licence:
        return facts.kind != RowFacts::Kind::Item ? QString()
               : facts.licence == 0
                   ? tr("not recorded")
                   : QString::fromStdString(m_data->licences.nameOf(facts.licence));
    default:
        return {};
    }
}

QVariant RowsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int line = m_lines[static_cast<std::size_t>(index.row())];
    const RowFacts& facts = m_data->facts[static_cast<std::size_t>(line)];
    switch (role) {
    case Qt::DisplayRole:
        return cellOf(line, index.column());
    case Qt::ToolTipRole:
        return index.column() == Instruction ? cellOf(line, Instruction) : QVariant();
    case Qt::TextAlignmentRole:
        if (index.column() == Number || index.column() == Tokens)
            return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case Qt::FontRole:
        if (index.column() == Number || index.column() == Tokens)
            return Theme::instance().font(TextStyle::Figure);
        return {};
    case Qt::ForegroundRole:
        if (facts.kind == RowFacts::Kind::Bad)
            return Theme::instance().colors().state(State::Failed).fg;
        if (index.column() == Number || index.column() == Family || index.column() == Licence)
            return Theme::instance().colors().text.secondary;
        return {};
    case Qt::AccessibleTextRole:
        return index.column() == Number
                   ? tr("Row %1, %2, %3, leak: %4, licence: %5")
                         .arg(cellOf(line, Number), cellOf(line, Family), cellOf(line, Instruction),
                              cellOf(line, Leak), cellOf(line, Licence))
                   : cellOf(line, index.column());
    case LineRole:
        return line;
    case KindRole:
        return static_cast<int>(facts.kind);
    case LeakRole:
        return static_cast<int>(facts.leak);
    case CopiesRole:
        return facts.copies;
    case ComparedRole:
        return facts.compared;
    case LicenceKnownRole:
        return facts.licence != 0;
    default:
        return {};
    }
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Number || section == Tokens))
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("#");
    case Family:
        return tr("Family");
    case Instruction:
        return tr("Instruction");
    case Tokens:
        return tr("Tokens");
    case Leak:
        return tr("Leak");
    case Licence:
        return tr("Licence");
    default:
        return {};
    }
}

} // namespace mesewright::ui
