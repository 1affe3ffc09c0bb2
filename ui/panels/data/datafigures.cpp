// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/datafigures.h"

#include "core/base/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <map>

namespace mesewright::ui {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("mesewright::ui::Data", text);
}

QString number(std::size_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

/// "repair 20, scaffold 20, doc 20": the families with their rows.
QString familyWords(const DataState& data)
{
    std::map<std::uint32_t, std::size_t> counts;
    for (const RowFacts& facts : data.facts)
        if (facts.kind == RowFacts::Kind::Item)
            ++counts[facts.family];
    QStringList words;
    for (const auto& [family, count] : counts)
        words.append(QString::fromStdString(data.families.nameOf(family)) + QLatin1Char(' ') +
                     number(count));
    constexpr qsizetype most = 4;
    const bool more = words.size() > most;
    words = words.mid(0, most);
    return words.join(QStringLiteral(", ")) + (more ? QStringLiteral(" …") : QString());
}

std::size_t licensed(const DataState& data)
{
    return static_cast<std::size_t>(
        std::count_if(data.facts.begin(), data.facts.end(), [](const RowFacts& facts) {
            return facts.kind == RowFacts::Kind::Item && facts.licence != 0;
        }));
}

} // namespace

std::size_t countRows(const DataState& data)
{
    return static_cast<std::size_t>(
        std::count_if(data.facts.begin(), data.facts.end(),
                      [](const RowFacts& facts) { return facts.kind != RowFacts::Kind::Blank; }));
}

QList<CardFigure> dataFigures(const DataState& data, const std::optional<DataCheck>& check,
                              const std::string& file, const std::string& other)
{
    const QString against = QString::fromStdString(other);
    const QString wait = translated(QT_TRANSLATE_NOOP("mesewright::ui::Data", "being compared"));
    const std::size_t rows = countRows(data);
    const std::size_t withLicence = licensed(data);
    QList<CardFigure> figures;
    figures.append({number(rows),
                    translated(QT_TRANSLATE_NOOP("mesewright::ui::Data", "rows in data/%1: %2"))
                        .arg(QString::fromStdString(file), familyWords(data)),
                    data.badRows > 0 ? std::optional(State::Failed) : std::nullopt,
                    QStringLiteral("error")});
    if (check) {
        const ItemCounts& counts = check->eval;
        const bool repeats = counts.distinct < counts.rows;
        figures.append({number(counts.distinct),
                        translated(QT_TRANSLATE_NOOP("mesewright::ui::Data", "distinct items")),
                        repeats ? std::optional(State::NotExtracted) : std::nullopt,
                        QStringLiteral("warning")});
        figures.append(
            {number(check->leakedRows),
             translated(QT_TRANSLATE_NOOP("mesewright::ui::Data", "rows stand word for word in %1"))
                 .arg(against),
             check->leakedRows > 0 ? std::optional(State::Failed) : std::nullopt,
             QStringLiteral("link")});
        figures.append({number(counts.shapes),
                        translated(QT_TRANSLATE_NOOP("mesewright::ui::Data",
                                                     "answer shapes; %1 rows share one with %2"))
                            .arg(number(check->rowsSharingAShape), against),
                        check->rowsSharingAShape > 0 ? std::optional(State::Stale) : std::nullopt,
                        QStringLiteral("shape")});
    } else {
        for (int i = 0; i < 3; ++i)
            figures.append({QStringLiteral("–"), wait, std::nullopt, {}});
    }
    figures.append({number(withLicence),
                    translated(QT_TRANSLATE_NOOP("mesewright::ui::Data", "rows with a licence")),
                    withLicence < rows ? std::optional(State::Failed) : std::nullopt,
                    QStringLiteral("tag")});
    return figures;
}

std::vector<Finding> dataFindings(const DataState& data, const std::optional<DataCheck>& check,
                                  const std::string& file, bool judged)
{
    std::vector<Finding> out = data.findings;
    for (Finding& finding : out)
        finding.file = file;
    const auto add = [&](Severity severity, std::string text, std::string remedy) {
        Finding finding;
        finding.severity = severity;
        finding.file = file;
        finding.text = std::move(text);
        finding.remedy = std::move(remedy);
        out.push_back(std::move(finding));
    };
    const std::size_t rows = countRows(data);
    const std::size_t withLicence = licensed(data);
    if (rows > 0 && withLicence < rows)
        add(Severity::Warning,
            formatted("%zu of %zu rows have no licence", rows - withLicence, rows),
            "record licence and source of each row");
    if (!check || !judged)
        return out;
    if (check->sameQuestionRows > 0)
        add(Severity::Error,
            formatted("%zu of %zu rows stand in the training set, so that a score on them "
                      "measures memory",
                      check->sameQuestionRows, check->eval.rows),
            "split off the leaked rows");
    if (check->eval.distinct < check->eval.rows)
        add(Severity::Warning,
            formatted("%zu rows are only %zu distinct items", check->eval.rows,
                      check->eval.distinct),
            "remove the repeated rows");
    if (!check->eval.answerInPrompt.empty())
        add(Severity::Warning,
            formatted("%zu rows hold the whole answer in the question",
                      check->eval.answerInPrompt.size()),
            "take the answer out of the question");
    return out;
}

EmptyText emptyText(const QString& workspace, const QString& file)
{
    EmptyText text;
    text.icon = QStringLiteral("data");
    if (workspace.isEmpty()) {
        text.headline =
            translated(QT_TRANSLATE_NOOP("mesewright::ui::Data", "No workspace is open"));
        text.sentence = translated(QT_TRANSLATE_NOOP(
            "mesewright::ui::Data", "Open one to see what is trained on and evaluated with."));
        return text;
    }
    text.headline =
        translated(QT_TRANSLATE_NOOP("mesewright::ui::Data", "data/%1 has no rows")).arg(file);
    text.sentence = translated(
        QT_TRANSLATE_NOOP("mesewright::ui::Data",
                          "A row is a line of JSON with instruction, input, output and family. "
                          "Import a file, or add the first row by hand."));
    text.action = translated(QT_TRANSLATE_NOOP("mesewright::ui::Data", "Import…"));
    text.command = QStringLiteral("mesewright-cli data check --train FILE --eval FILE");
    return text;
}

} // namespace mesewright::ui
