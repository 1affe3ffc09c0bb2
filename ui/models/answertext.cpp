// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/answertext.h"

#include "core/scoring/extraction.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

namespace mesewright::ui {

namespace {

constexpr std::size_t mostRegistrations = 6;
constexpr int mostFields = 160; // letters of one registration

QString translated(const char* text)
{
    return QCoreApplication::translate("mesewright::ui::Evidence", text);
}

QString textOf(const Json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end())
        return {};
    return QString::fromStdString(found->is_string() ? found->get<std::string>() : found->dump());
}

int lineOf(const Json& object)
{
    const auto found = object.find("line");
    return found != object.end() && found->is_number_integer() ? found->get<int>() : 0;
}

/// A Lua value as short as it can be read: {light_source 11, groups {cracky 3}}.
QString valueText(const Json& value)
{
    if (value.is_string())
        return QLatin1Char('"') + QString::fromStdString(value.get<std::string>()) +
               QLatin1Char('"');
    if (!value.is_structured())
        return QString::fromStdString(value.dump());
    QStringList parts;
    if (value.is_array()) {
        for (const Json& element : value)
            parts.append(valueText(element));
    } else {
        for (const auto& [key, element] : value.items())
            parts.append(QString::fromStdString(key) + QLatin1Char(' ') + valueText(element));
    }
    return QLatin1Char('{') + parts.join(QStringLiteral(", ")) + QLatin1Char('}');
}

void addExtraction(QList<EvidenceLine>& lines, const Json& evidence)
{
    const auto extraction = evidence.find("extraction");
    if (extraction == evidence.end() || !extraction->is_object())
        return;
    const QString why = textOf(*extraction, "why");
    if (!why.isEmpty())
        lines.append(
            {translated(QT_TRANSLATE_NOOP("mesewright::ui::Evidence", "judged: %1")).arg(why),
             {},
             0});
}

void addPatch(QList<EvidenceLine>& lines, const Json& evidence)
{
    const auto patch = evidence.find("patch");
    if (patch == evidence.end() || !patch->is_object())
        return;
    const QString applied = textOf(*patch, "applied");
    const QString why = textOf(*patch, "why");
    const bool failed = applied == QStringLiteral("no");
    lines.append({translated(QT_TRANSLATE_NOOP("mesewright::ui::Evidence", "diff applies: %1"))
                          .arg(applied) +
                      (why.isEmpty() ? QString() : QStringLiteral("; ") + why),
                  failed ? std::optional(State::Failed) : std::nullopt, 0});
}

void addRegistered(QList<EvidenceLine>& lines, const Json& evidence)
{
    const auto registered = evidence.find("registered");
    if (registered == evidence.end() || !registered->is_array())
        return;
    if (registered->empty())
        lines.append(
            {translated(QT_TRANSLATE_NOOP("mesewright::ui::Evidence", "registered: nothing")),
             {},
             0});
    std::size_t shown = 0;
    for (const Json& one : *registered) {
        if (!one.is_object())
            continue;
        if (shown++ == mostRegistrations) {
            lines.append({translated(QT_TRANSLATE_NOOP("mesewright::ui::Evidence", "… and %1 more"))
                              .arg(registered->size() - mostRegistrations),
                          {},
                          0});
            break;
        }
        QString text = translated(QT_TRANSLATE_NOOP("mesewright::ui::Evidence", "registered: %1"))
                           .arg(textOf(one, "kind"));
        if (const QString name = textOf(one, "name"); !name.isEmpty())
            text += QLatin1Char(' ') + name;
        if (const auto fields = one.find("fields"); fields != one.end()) {
            QString values = valueText(*fields);
            if (values.size() > mostFields)
                values = values.left(mostFields) + QStringLiteral("…");
            text += QLatin1Char(' ') + values;
        }
        lines.append({text, {}, 0});
    }
}

void addExpected(QList<EvidenceLine>& lines, const Json& evidence)
{
    const auto expect = evidence.find("expect");
    if (expect == evidence.end() || !expect->is_object())
        return;
    if (expect->value("holds", false))
        lines.append({translated(QT_TRANSLATE_NOOP("mesewright::ui::Evidence",
                                                   "does what the item asks for")),
                      State::Passed, 0});
    if (const auto problems = expect->find("problems");
        problems != expect->end() && problems->is_array())
        for (const Json& problem : *problems)
            if (problem.is_string())
                lines.append(
                    {QString::fromStdString(problem.get<std::string>()), State::Failed, 0});
}

void addFindings(QList<EvidenceLine>& lines, const Json& evidence)
{
    const auto findings = evidence.find("findings");
    if (findings == evidence.end() || !findings->is_array())
        return;
    for (const Json& finding : *findings)
        if (finding.is_object())
            lines.append({textOf(finding, "text"), State::NotExtracted, lineOf(finding)});
}

void addLog(QList<EvidenceLine>& lines, const Json& evidence)
{
    for (const QString& line : textOf(evidence, "log").split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        lines.append({line, {}, 0});
}

} // namespace

JudgedText judgedText(const CandidateResult& candidate, const std::string& extraction)
{
    JudgedText judged;
    judged.text = QString::fromStdString(candidate.output);
    const ExtractedCode diff = extractCode(candidate.output, AnswerKind::Diff);
    judged.diff = diff.found;
    if (extraction != "auto")
        return judged;
    const ExtractedCode code =
        diff.found ? diff : extractCode(candidate.output, AnswerKind::Program);
    judged.found = code.found;
    if (code.found)
        judged.text = QString::fromStdString(code.code);
    return judged;
}

QList<EvidenceLine> evidenceLines(const CandidateResult& candidate)
{
    QList<EvidenceLine> lines;
    if (candidate.evidence && candidate.evidence->is_object()) {
        const Json& evidence = *candidate.evidence;
        if (const QString detail = textOf(evidence, "detail"); !detail.isEmpty())
            lines.append({detail, State::Failed, lineOf(evidence)});
        addExpected(lines, evidence);
        addPatch(lines, evidence);
        addFindings(lines, evidence);
        addRegistered(lines, evidence);
        addExtraction(lines, evidence);
        addLog(lines, evidence);
        if (const QString judge = textOf(evidence, "judge"); !judge.isEmpty())
            lines.append(
                {translated(QT_TRANSLATE_NOOP("mesewright::ui::Evidence", "run by %1")).arg(judge),
                 {},
                 0});
    }
    lines.append({finishText(candidate), {}, 0});
    return lines;
}

int verdictLine(const CandidateResult& candidate)
{
    return candidate.evidence && candidate.evidence->is_object() && !candidate.valid
               ? lineOf(*candidate.evidence)
               : 0;
}

QString finishText(const CandidateResult& candidate)
{
    QStringList parts;
    if (!candidate.finish.empty())
        parts.append(translated(QT_TRANSLATE_NOOP("mesewright::ui::Evidence", "finished: %1"))
                         .arg(QString::fromStdString(candidate.finish)));
    // Counts stand in variables, for lupdate reads no casts here.
    const auto tokens = static_cast<int>(candidate.ids.size());
    const auto characters = static_cast<int>(QString::fromStdString(candidate.output).size());
    if (tokens > 0)
        parts.append(QCoreApplication::translate("mesewright::ui::Evidence", "%n token(s)", nullptr,
                                                 tokens));
    parts.append(QCoreApplication::translate("mesewright::ui::Evidence", "%n character(s)", nullptr,
                                             characters));
    return parts.join(QStringLiteral(", "));
}

} // namespace mesewright::ui
