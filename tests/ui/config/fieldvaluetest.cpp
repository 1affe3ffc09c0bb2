// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/config/fieldvalue.h"
#include "core/config/settingsfile.h"
#include "ui/panels/config/fieldlist.h"

#include <QTest>

using namespace mesewright;
using namespace mesewright::ui;

/// Settings as values and as what a person types and sees.
class FieldValueTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesReadAsTheyAreWritten_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("yaml"); // empty: refused
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* name, FieldKind kind, const char* typed, const char* yaml,
                            const char* shown) {
            QTest::newRow(name) << static_cast<int>(kind) << QString::fromUtf8(typed)
                                << QString::fromUtf8(yaml) << QString::fromUtf8(shown);
        };
        row("whole number", FieldKind::WholeNumber, " 16 ", "16", "16");
        row("no whole number", FieldKind::WholeNumber, "1.5", "", "");
        row("nothing", FieldKind::WholeNumber, "", "", "");
        row("number", FieldKind::Number, "5.0e-5", "5.0e-5", "5.0e-5");
        row("number without a point", FieldKind::Number, "5e-5", "5.0e-05", "5.0e-05");
        row("no number", FieldKind::Number, "0,5", "", "");
        row("a run", FieldKind::WholeNumbers, "5-7, 9", "[5, 6, 7, 9]", "5–7, 9");
        row("a run with a dash", FieldKind::WholeNumbers, "19–21", "[19, 20, 21]", "19–21");
        row("two numbers", FieldKind::WholeNumbers, "5, 6", "[5, 6]", "5, 6");
        row("a run that falls", FieldKind::WholeNumbers, "7-5", "", "");
        row("names", FieldKind::Names, "q_proj, v_proj", "[q_proj, v_proj]", "q_proj, v_proj");
        row("text", FieldKind::Text, "a b", "\"a b\"", "a b");
        row("empty text", FieldKind::Text, "", "\"\"", "");
    }

    void valuesReadAsTheyAreWritten()
    {
        QFETCH(int, kind);
        QFETCH(QString, typed);
        QFETCH(QString, yaml);
        QFETCH(QString, shown);
        const auto value = typedValue(static_cast<FieldKind>(kind), typed);
        QCOMPARE(value.has_value(), !yaml.isEmpty());
        if (value) {
            QCOMPARE(QString::fromStdString(*value), yaml);
            QCOMPARE(shownValue(static_cast<FieldKind>(kind), *value), shown);
        }
    }

    void everySettingHasItsFieldOnce()
    {
        QStringList placed;
        for (const FieldGroup& group : fieldGroups())
            for (const FieldPlace& place : group.fields)
                placed.append(QString::fromStdString(place.path));
        QStringList known;
        for (const FieldDescription& field : describeSettings())
            known.append(QString::fromStdString(field.path));
        placed.sort();
        known.sort();
        QCOMPARE(placed, known);
        for (const SettingsPreset& preset : configPresets())
            for (const auto& [path, value] : preset.values)
                QVERIFY2(known.contains(QString::fromStdString(path)), path.c_str());
    }
};

QTEST_MAIN(FieldValueTest)
#include "fieldvaluetest.moc"
