// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

class QMenu;

namespace mesewright::ui {

/// The bell: what has come to its end while the person looked elsewhere. Told to the desktop too,
/// if the window is not the active one.
class NoticeBell final : public QToolButton
{
    Q_OBJECT

public:
    explicit NoticeBell(QWidget* parent = nullptr);

    /// "done: Training · 4 min 41 s"
    void add(const QString& text);
    [[nodiscard]] int unseen() const { return m_unseen; }
    [[nodiscard]] const QStringList& notices() const { return m_notices; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void fill();
    void refresh();

    QMenu* m_menu = nullptr;
    QStringList m_notices; ///< newest first, with their time
    int m_unseen = 0;
};

} // namespace mesewright::ui
