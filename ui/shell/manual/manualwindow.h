// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

class QLabel;
class QLineEdit;
class QTreeWidget;

namespace mesewright::ui {

class ManualBrowser;

/// The manual: contents at the left, a page, find, back and forward.
class ManualWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit ManualWindow(QWidget* parent);

    /// Shows a page in the manual of `from`'s window, opening it if need be. A dialog has a manual
    /// of its own, because it blocks every window but its children.
    static ManualWindow* open(const QWidget& from, const QString& page);

    void showPage(const QString& id);
    [[nodiscard]] QString page() const;
    [[nodiscard]] ManualBrowser& browser() { return *m_browser; }

private:
    void addTools();
    void addContents();
    void showHeadings();
    void showFound();

    ManualBrowser* m_browser;
    QTreeWidget* m_contents;
    QLineEdit* m_find;
    QLabel* m_found;
};

} // namespace mesewright::ui
