// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace mesewright::ui;

namespace {

const QString root = QStringLiteral(MESEWRIGHT_SOURCE);

/// One text of a .ts file.
struct Message
{
    QString source;
    QStringList translations; ///< one, or the forms of a number
    bool unfinished = false;
};

QList<Message> messagesOf(const QString& path)
{
    QFile file(path);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QStringLiteral("source")) {
            messages.append({xml.readElementText(), {}, false});
        } else if (xml.name() == QStringLiteral("translation")) {
            messages.last().unfinished = xml.attributes().hasAttribute(QStringLiteral("type"));
            QString text;
            while (xml.readNext() != QXmlStreamReader::EndElement) {
                if (xml.isStartElement()) // a form of a number
                    messages.last().translations << xml.readElementText();
                else
                    text += xml.text();
            }
            if (messages.last().translations.isEmpty())
                messages.last().translations << text;
        }
    }
    return messages;
}

/// "%1", "%L2", "%n" of a text, sorted; a number's forms may leave %n out ("one row").
QStringList placesOf(const QString& text, bool numbers)
{
    static const QRegularExpression pattern(QStringLiteral("%L?(\\d+|n)"));
    QStringList places;
    for (auto match = pattern.globalMatch(text); match.hasNext();) {
        const QString place = match.next().captured(1);
        if (numbers || place != QStringLiteral("n"))
            places << place;
    }
    places.removeDuplicates();
    places.sort();
    return places;
}

} // namespace

class TranslationsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsTranslated_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString& language : languages())
            QTest::newRow(qPrintable(language)) << language;
    }

    // The sources are read anew, so that a text that nobody has taken up fails too.
    void everyTextIsTranslated()
    {
        QFETCH(QString, language);
        QTemporaryDir folder;
        const QString name = QStringLiteral("mesewright_%1.ts").arg(language);
        const QString copy = folder.filePath(name);
        QVERIFY2(QFile::copy(root + QStringLiteral("/translations/") + name, copy),
                 qPrintable(name));
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        QStringList arguments{
            QStringLiteral("-silent"),      QStringLiteral("-I"),         root,
            QStringLiteral("-no-obsolete"), QStringLiteral("-locations"), QStringLiteral("none")};
        if (language == QStringLiteral("en"))
            arguments << QStringLiteral("-pluralonly");
        arguments << root + QStringLiteral("/ui") << root + QStringLiteral("/app/window")
                  << QStringLiteral("-ts") << copy;
        QProcess lupdate;
        lupdate.start(QStringLiteral(MESEWRIGHT_LUPDATE), arguments);
        QVERIFY(lupdate.waitForFinished(120'000));
        QCOMPARE(lupdate.exitCode(), 0);

        const QList<Message> messages = messagesOf(copy);
        QVERIFY(messages.size() > 10);
        QStringList faults;
        for (const Message& message : messages) {
            if (message.unfinished) {
                faults << message.source;
                continue;
            }
            const bool plural = message.translations.size() > 1;
            for (const QString& translation : message.translations)
                if (translation.isEmpty() ||
                    placesOf(translation, !plural) != placesOf(message.source, !plural))
                    faults << message.source + QStringLiteral(" -> ") + translation;
        }
        QVERIFY2(
            faults.isEmpty(),
            qPrintable(QStringLiteral("%1 of %2 texts: ").arg(faults.size()).arg(messages.size()) +
                       faults.mid(0, 5).join(QStringLiteral(" | "))));
    }

    void aLanguageCanBeChosen()
    {
        QCOMPARE(languageFor(QStringLiteral("fr")), QStringLiteral("fr"));
        QCOMPARE(languageFor(QStringLiteral("xx")), QStringLiteral("en"));
        QVERIFY(languages().contains(languageFor({})));
        QCOMPARE(languageName(QStringLiteral("de")), QStringLiteral("Deutsch"));
        QCOMPARE(languageName(QStringLiteral("fr")), QStringLiteral("Français"));
        QCOMPARE(languageName(QStringLiteral("es")), QStringLiteral("Español"));
        QCOMPARE(languageName(QStringLiteral("en")), QStringLiteral("English"));

        QCoreApplication& application = *QCoreApplication::instance();
        const char* context = "mesewright::ui::MainWindow";
        const QString english = QStringLiteral("Reset layout");
        for (const QString& language : languages()) {
            speak(application, language);
            const QString shown = QCoreApplication::translate(context, "Reset layout");
            QCOMPARE(shown == english, language == QStringLiteral("en"));
        }
        QCOMPARE(QLocale().decimalPoint(), QStringLiteral(","));
        speak(application, QStringLiteral("en"));
        QCOMPARE(QLocale().decimalPoint(), QStringLiteral("."));
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translationstest.moc"
