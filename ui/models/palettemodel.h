// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QString>

namespace mesewright::ui {

/// One line of the command palette.
struct PaletteEntry
{
    enum class Kind { Action, Item, Run, Setting };
    Kind kind = Kind::Action;
    QString id;     ///< of the action, run or item
    QString text;   ///< what is searched and shown
    QString group;  ///< quiet words behind it: a menu's or a panel's name
    QString keys;   ///< shortcut, shown at the right
    QString whyNot; ///< not empty: cannot be done now
    QString icon;
    QString panel = {}; ///< where it is shown; "" for nowhere of its own
    QString place = {}; ///< the place in that panel
};

/// How well `query` fits `text`: its letters in order, more for starts of words and for runs of
/// letters. 0: it does not fit. `positions` gets the places of the letters.
[[nodiscard]] int fuzzyScore(const QString& query, const QString& text,
                             QList<int>* positions = nullptr);

/// The palette's lines for what has been typed. Prefixes narrow: `>` actions, `#` items, `@` runs,
/// `,` settings.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { GroupRole = Qt::UserRole, KeysRole, WhyNotRole, IconRole, PositionsRole };
    static constexpr int mostLines = 50;

    using QAbstractListModel::QAbstractListModel;

    void setEntries(QList<PaletteEntry> entries);
    void setQuery(const QString& query);
    [[nodiscard]] const PaletteEntry& at(int row) const { return m_entries[m_shown[row].entry]; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    void filter();

    struct Shown
    {
        int entry = 0;
        int score = 0;
        QList<int> positions;
    };
    QList<PaletteEntry> m_entries;
    QList<Shown> m_shown;
    QString m_query;
};

} // namespace mesewright::ui
