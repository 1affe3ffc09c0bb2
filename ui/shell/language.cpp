// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <initializer_list>

// The resource is in a static library, which the linker would otherwise leave out.
static void initTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace mesewright::ui {

namespace {

const auto ownName = QStringLiteral("windowTranslator");
const auto qtName = QStringLiteral("qtTranslator");

/// Replaces the application's translator of that name.
void replaceTranslator(QCoreApplication& application, const QString& name, const QString& file)
{
    delete application.findChild<QTranslator*>(name, Qt::FindDirectChildrenOnly);
    auto* translator = new QTranslator(&application);
    translator->setObjectName(name);
    if (translator->load(file))
        QCoreApplication::installTranslator(translator);
}

} // namespace

QStringList languages()
{
    return {QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("fr"), QStringLiteral("es")};
}

QString languageName(const QString& code)
{
    QString name = QLocale(code).nativeLanguageName();
    if (code == QStringLiteral("en"))
        name = QStringLiteral("English"); // not "American English"
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name.section(QLatin1Char(' '), 0, 0);
}

QString languageFor(const QString& wish)
{
    const QStringList known = languages();
    if (known.contains(wish))
        return wish;
    if (wish.isEmpty()) {
        for (const QString& language : QLocale::system().uiLanguages()) {
            const QString code = language.left(2).toLower();
            if (known.contains(code))
                return code;
        }
    }
    return known.front();
}

void speak(QCoreApplication& application, const QString& code)
{
    initTranslations();
    // A region's habits (dates, decimal mark) stay where the language is the system's.
    const QLocale system = QLocale::system();
    QLocale::setDefault(system.name().startsWith(code) ? system : QLocale(code));
    replaceTranslator(application, qtName,
                      QLibraryInfo::path(QLibraryInfo::TranslationsPath) +
                          QStringLiteral("/qtbase_") + code);
    replaceTranslator(application, ownName, QStringLiteral(":/i18n/mesewright_") + code);
}

} // namespace mesewright::ui
