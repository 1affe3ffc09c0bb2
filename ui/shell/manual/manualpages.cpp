// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/manual/manualpages.h"

#include <QFile>
#include <QWidget>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr char pageProperty[] = "manualPage";
constexpr const char* order[][2] = {
    {"index", "home"},
    {"overview", "overview"},
    {"environment", "environment"},
    {"data", "data"},
    {"config", "config"},
    {"training", "training"},
    {"evaluation", "evaluation"},
    {"playground", "playground"},
    {"review", "review"},
    {"decision", "decision"},
    {"keys", "keyboard"},
    {"scoring", "target"},
    {"expectations", "check"},
};

QString resourcePath(const QString& id)
{
    return QStringLiteral(":/mesewright/manual/%1.md").arg(id);
}

QString titleOf(const QString& id)
{
    QFile file(resourcePath(id));
    if (!file.open(QIODevice::ReadOnly))
        return id;
    QString line = QString::fromUtf8(file.readLine()).trimmed();
    while (line.startsWith(QLatin1Char('#')))
        line.remove(0, 1);
    return line.trimmed();
}

} // namespace

const QList<ManualPage>& manualPages()
{
    static const QList<ManualPage> pages = [] {
        QList<ManualPage> all;
        for (const auto& [id, icon] : order)
            all.append({QLatin1String(id), titleOf(QLatin1String(id)), QLatin1String(icon)});
        return all;
    }();
    return pages;
}

QString firstManualPage()
{
    return QLatin1String(order[0][0]);
}

QUrl manualUrl(const QString& id)
{
    const QList<ManualPage>& pages = manualPages();
    const bool known = std::any_of(pages.begin(), pages.end(),
                                   [&](const ManualPage& page) { return page.id == id; });
    return QUrl(QStringLiteral("qrc") + resourcePath(known ? id : firstManualPage()));
}

QString manualPageOf(const QUrl& url)
{
    for (const ManualPage& page : manualPages())
        if (url.adjusted(QUrl::RemoveFragment) == manualUrl(page.id))
            return page.id;
    return {};
}

QString headingAnchor(const QString& heading)
{
    QString anchor;
    for (const QChar letter : heading.toLower()) {
        if (letter.isLetterOrNumber() || letter == QLatin1Char('-') || letter == QLatin1Char('_'))
            anchor += letter;
        else if (letter == QLatin1Char(' '))
            anchor += QLatin1Char('-');
    }
    return anchor;
}

void setManualPage(QWidget& dialog, const QString& page)
{
    dialog.setProperty(pageProperty, page);
}

QString manualPageOf(const QWidget& dialog)
{
    return dialog.property(pageProperty).toString();
}

} // namespace mesewright::ui
