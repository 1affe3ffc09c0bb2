// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

class QWidget;

namespace mesewright::ui {

/// A page of the manual. The pages are compiled into the program: they are there wherever it is
/// started from, and reading one opens no file.
struct ManualPage
{
    QString id;    ///< "training"; a panel's page has the panel's id
    QString title; ///< its first heading
    QString icon;
};

/// In reading order: the start, the panels, the keys, then what lies behind the figures.
[[nodiscard]] const QList<ManualPage>& manualPages();
/// The page that is shown where no other fits.
[[nodiscard]] QString firstManualPage();
/// "qrc:/mesewright/manual/training.md". An unknown id gives the first page.
[[nodiscard]] QUrl manualUrl(const QString& id);
/// The page that an address belongs to; empty for anything else.
[[nodiscard]] QString manualPageOf(const QUrl& url);
/// A heading as a link names it: "How to stop" is "how-to-stop", as on the web sites that show
/// Markdown.
[[nodiscard]] QString headingAnchor(const QString& heading);

/// Says which page fits a dialog, for `manualPageOf` and so for its F1.
void setManualPage(QWidget& dialog, const QString& page);
/// Empty: none was set.
[[nodiscard]] QString manualPageOf(const QWidget& dialog);

} // namespace mesewright::ui
