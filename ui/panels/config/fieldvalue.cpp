// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/config/fieldvalue.h"

#include "core/base/json.h"
#include "core/config/fieldcheck.h"

#include <QRegularExpression>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr char16_t enDash = 0x2013;
constexpr qint64 mostNumbers = 1024;

struct Texts
{
    std::map<std::string, std::string> out;

    template <class T>
    void operator()(const T& value, const Field<T>& field)
    {
        out[std::string(field.path)] = valueText(value, field);
    }
};

QStringList entriesOf(const std::string& yaml)
{
    QString list = QString::fromStdString(yaml).trimmed();
    if (list.startsWith(QLatin1Char('[')) && list.endsWith(QLatin1Char(']')))
        list = list.mid(1, list.size() - 2);
    QStringList entries;
    for (const QString& entry : list.split(QLatin1Char(','), Qt::SkipEmptyParts))
        entries.append(entry.trimmed());
    return entries;
}

/// "5, 6, 7, 9" -> "5–7, 9"
QString asRuns(const QStringList& entries)
{
    QStringList shown;
    for (qsizetype i = 0; i < entries.size();) {
        qsizetype last = i;
        bool ok = true;
        while (last + 1 < entries.size() && ok &&
               entries[last + 1].toLongLong(&ok) == entries[last].toLongLong() + 1 && ok)
            ++last;
        if (last > i + 1)
            shown.append(entries[i] + QChar(enDash) + entries[last]);
        else
            shown.append(entries.mid(i, last - i + 1).join(QStringLiteral(", ")));
        i = last + 1;
    }
    return shown.join(QStringLiteral(", "));
}

std::optional<std::string> typedList(const QString& typed)
{
    static const QRegularExpression run(QStringLiteral("^(\\d{1,9})\\s*[-\u2013]\\s*(\\d{1,9})$"));
    QStringList numbers;
    for (const QString& part : typed.split(QLatin1Char(','))) {
        const QString entry = part.trimmed();
        if (const auto match = run.match(entry); match.hasMatch()) {
            const qint64 first = match.captured(1).toLongLong();
            const qint64 last = match.captured(2).toLongLong();
            if (last < first || last - first >= mostNumbers)
                return std::nullopt;
            for (qint64 number = first; number <= last; ++number)
                numbers.append(QString::number(number));
        } else if (yamlInteger(entry.toStdString())) {
            numbers.append(entry);
        } else {
            return std::nullopt;
        }
    }
    return '[' + numbers.join(QStringLiteral(", ")).toStdString() + ']';
}

QString unquoted(const std::string& yaml)
{
    if (yaml.size() < 2 || yaml.front() != '"')
        return QString::fromStdString(yaml);
    const Result<Json> text = parseJson(yaml, "");
    return text && text->is_string() ? QString::fromStdString(text->get<std::string>())
                                     : QString::fromStdString(yaml);
}

} // namespace

FieldKind kindOf(const FieldDescription& field)
{
    if (field.type == "whole number")
        return FieldKind::WholeNumber;
    if (field.type == "number")
        return FieldKind::Number;
    if (field.type == "choice")
        return FieldKind::Choice;
    if (field.type == "true or false")
        return FieldKind::TrueOrFalse;
    if (field.type == "list of names")
        return FieldKind::Names;
    if (field.type == "list of whole numbers")
        return FieldKind::WholeNumbers;
    return FieldKind::Text;
}

std::map<std::string, std::string> settingTexts(const Settings& settings)
{
    Texts texts;
    Settings::visit(settings, texts);
    return std::move(texts.out);
}

QString shownValue(FieldKind kind, const std::string& yaml)
{
    switch (kind) {
    case FieldKind::Names:
        return entriesOf(yaml).join(QStringLiteral(", "));
    case FieldKind::WholeNumbers:
        return asRuns(entriesOf(yaml));
    case FieldKind::Text:
        return unquoted(yaml);
    default:
        return QString::fromStdString(yaml);
    }
}

std::optional<std::string> typedValue(FieldKind kind, const QString& typed)
{
    const std::string text = typed.trimmed().toStdString();
    switch (kind) {
    case FieldKind::WholeNumber:
        return yamlInteger(text) ? std::optional(text) : std::nullopt;
    case FieldKind::Number: {
        const auto number = yamlNumber(text);
        if (!number)
            return std::nullopt;
        // YAML 1.1 takes "5e-5" for text.
        const bool plain =
            text.find_first_of("eE") == std::string::npos || text.find('.') != std::string::npos;
        return plain ? text : yamlFromNumber(*number);
    }
    case FieldKind::Text:
        return yamlFromText(text);
    case FieldKind::Names: {
        QStringList names;
        for (const QString& name : typed.split(QLatin1Char(','), Qt::SkipEmptyParts))
            names.append(name.trimmed());
        return '[' + names.join(QStringLiteral(", ")).toStdString() + ']';
    }
    case FieldKind::WholeNumbers:
        return typedList(typed);
    case FieldKind::Choice:
    case FieldKind::TrueOrFalse:
        break;
    }
    return text;
}

} // namespace mesewright::ui
