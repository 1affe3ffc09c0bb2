// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/palettemodel.h"

#include <QFrame>

class QLineEdit;
class QListView;

namespace mesewright::ui {

/// Ctrl+K: everything that can be done, by typing. Opens at once over the window; Enter runs,
/// Escape closes, the arrows move without leaving the field.
class CommandPalette final : public QFrame
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget* window);

    void open(QList<PaletteEntry> entries, const QString& query = {});

Q_SIGNALS:
    void chosen(const mesewright::ui::PaletteEntry& entry);
    /// Ctrl+Enter: only where it is shown.
    void panelWanted(const mesewright::ui::PaletteEntry& entry);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void runCurrent();
    void showCurrent();
    void move(int step);

    PaletteModel m_model;
    QLineEdit* m_field = nullptr;
    QListView* m_list = nullptr;
};

} // namespace mesewright::ui
