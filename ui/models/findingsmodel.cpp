// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/findingsmodel.h"

#include <algorithm>

namespace mesewright::ui {

namespace {

QString placeText(const Finding& finding)
{
    QString place = QString::fromStdString(finding.file);
    if (finding.line > 0)
        place += FindingsModel::tr(", line %1").arg(finding.line);
    return place;
}

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return FindingsModel::tr("error");
    case Severity::Warning:
        return FindingsModel::tr("warning");
    case Severity::Note:
        break;
    }
    return FindingsModel::tr("note");
}

} // namespace

void FindingsModel::setFindings(const QString& source, std::vector<ShownFinding> findings)
{
    beginResetModel();
    m_rows.removeIf([&](const ShownFinding& row) { return row.source == source; });
    for (ShownFinding& finding : findings) {
        finding.source = source;
        m_rows.append(std::move(finding));
    }
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [](const ShownFinding& a, const ShownFinding& b) {
                         return a.finding.severity < b.finding.severity;
                     });
    endResetModel();
    Q_EMIT countsChanged();
}

int FindingsModel::count(Severity severity) const
{
    return static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(), [severity](const ShownFinding& row) {
            return row.finding.severity == severity;
        }));
}

int FindingsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FindingsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Finding& finding = m_rows[index.row()].finding;
    if (role == SeverityRole)
        return static_cast<int>(finding.severity);
    if (role == Qt::AccessibleTextRole) {
        return severityWord(finding.severity) + QStringLiteral(": ") +
               QString::fromStdString(sentence(finding));
    }
    if (role == Qt::ToolTipRole)
        return QString::fromStdString(sentence(finding));
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case What:
        return QString::fromStdString(finding.text);
    case Where:
        return placeText(finding);
    case Remedy:
        return QString::fromStdString(finding.remedy);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case What:
        return tr("What was found");
    case Where:
        return tr("Where");
    case Remedy:
        return tr("Remedy");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace mesewright::ui
