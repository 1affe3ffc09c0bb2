// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/datastate.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace mesewright::ui {

namespace {

constexpr std::size_t rowsBetweenLooks = 4096;

QString translated(const char* text)
{
    return QCoreApplication::translate("mesewright::ui::Data", text);
}

void fill(RowFacts& facts, const TaskItem& item, DataState& names)
{
    facts.kind = RowFacts::Kind::Item;
    facts.family = names.families.numberOf(item.family);
    facts.licence = names.licences.numberOf(item.licence);
    facts.source = names.sources.numberOf(item.source);
    facts.characters = static_cast<std::uint32_t>(item.instruction.size() + item.input.size() +
                                                  item.output.size());
}

/// The items of a state with the line of each.
struct LinedItems
{
    std::vector<TaskItem> items;
    std::vector<std::size_t> lines;
};

LinedItems itemsOf(const DataState& data)
{
    LinedItems out;
    TaskFile file = parseTaskRows(data.table.bytes(), "", RowKinds::ItemsOrTokens);
    out.items = std::move(file.items);
    for (const TaskItem& item : out.items)
        out.lines.push_back(static_cast<std::size_t>(item.line - 1));
    return out;
}

bool passes(const RowFacts& facts, const RowFilter& filter)
{
    return !filter.noFamily.contains(facts.family) && !filter.noLicence.contains(facts.licence) &&
           !filter.noSource.contains(facts.source) && !filter.noLeak.contains(facts.leak) &&
           (facts.tokens < 0 || !filter.noLength.contains(lengthBin(facts.tokens))) &&
           (!filter.fewestTokens || facts.tokens >= *filter.fewestTokens) &&
           (!filter.mostTokens || (facts.tokens >= 0 && facts.tokens <= *filter.mostTokens));
}

/// Whether a name is meant: it holds the letters, or behind `=` is the very same.
bool meant(const QString& name, const QString& wanted)
{
    return wanted.startsWith(QLatin1Char('=')) ? name == QStringView(wanted).mid(1)
                                               : name.contains(wanted, Qt::CaseInsensitive);
}

/// Hides every name but those that are meant.
void keepOnly(std::set<std::uint32_t>& hidden, const DataNames& names, const QString& wanted)
{
    for (std::uint32_t i = 0; i < names.size(); ++i)
        if (!meant(QString::fromStdString(names.nameOf(i)), wanted))
            hidden.insert(i);
}

constexpr MatchKind allKinds[] = {MatchKind::Leaked,       MatchKind::SameText,
                                  MatchKind::SameQuestion, MatchKind::SameShape,
                                  MatchKind::Near,         MatchKind::None};

void takeTokens(RowFilter& filter, const QString& value)
{
    bool ok = false;
    if (const qsizetype dash = value.indexOf(QLatin1Char('-')); dash > 0) {
        const int low = value.left(dash).toInt(&ok);
        bool okHigh = false;
        const int high = value.mid(dash + 1).toInt(&okHigh);
        if (ok && okHigh) {
            filter.fewestTokens = low;
            filter.mostTokens = high;
        }
        return;
    }
    const QString digits =
        value.mid(value.startsWith(QLatin1Char('>')) || value.startsWith(QLatin1Char('<')) ? 1 : 0);
    const int number = digits.toInt(&ok);
    if (!ok)
        return;
    if (value.startsWith(QLatin1Char('>')))
        filter.fewestTokens = number + 1;
    else if (value.startsWith(QLatin1Char('<')))
        filter.mostTokens = number - 1;
    else
        filter.fewestTokens = filter.mostTokens = number;
}

/// The words of a query; quotes keep a word together.
QStringList wordsOf(const QString& typed)
{
    QStringList words;
    QString word;
    bool quoted = false;
    for (const QChar letter : typed) {
        if (letter == QLatin1Char('"')) {
            quoted = !quoted;
        } else if (letter.isSpace() && !quoted) {
            if (!word.isEmpty())
                words.append(word);
            word.clear();
        } else {
            word += letter;
        }
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

} // namespace

std::uint32_t DataNames::numberOf(const std::string& name)
{
    // Few names a file: a search from the front is as quick as a map.
    const auto found = std::find(m_names.begin(), m_names.end(), name);
    if (found == m_names.end()) {
        m_names.push_back(name);
        return static_cast<std::uint32_t>(m_names.size() - 1);
    }
    return static_cast<std::uint32_t>(found - m_names.begin());
}

bool RowFilter::hidesNothing() const
{
    return text.isEmpty() && noFamily.empty() && noLicence.empty() && noSource.empty() &&
           noLeak.empty() && noLength.empty() && !only && !fewestTokens && !mostTokens;
}

int lengthBin(std::int32_t tokens)
{
    int bin = 0;
    while (bin + 1 < lengthBins && tokens >= firstOfBin(bin + 1))
        ++bin;
    return bin;
}

std::int32_t firstOfBin(int bin)
{
    constexpr int shortest = 32; // doubled once is where the second bin begins
    return bin == 0 ? 0 : shortest << bin;
}

QString lengthWord(int bin)
{
    if (bin == 0)
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Data", "below %1 tokens"))
            .arg(firstOfBin(1));
    if (bin + 1 == lengthBins)
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Data", "%1 tokens and more"))
            .arg(firstOfBin(bin));
    return translated(QT_TRANSLATE_NOOP("mesewright::ui::Data", "%1 – %2 tokens"))
        .arg(firstOfBin(bin))
        .arg(firstOfBin(bin + 1) - 1);
}

QString leakWord(MatchKind kind)
{
    switch (kind) {
    case MatchKind::Leaked:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Data", "word for word"));
    case MatchKind::SameText:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Data", "same text"));
    case MatchKind::SameQuestion:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Data", "same question"));
    case MatchKind::SameShape:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Data", "same shape"));
    case MatchKind::Near:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Data", "near"));
    case MatchKind::None:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("mesewright::ui::Data", "clean"));
}

RowFilter parseFilter(const QString& typed, const DataState& data)
{
    RowFilter filter;
    QStringList text;
    for (const QString& word : wordsOf(typed)) {
        const qsizetype colon = word.indexOf(QLatin1Char(':'));
        const QString key = word.left(colon);
        const QString value = word.mid(colon + 1);
        if (colon > 0 && key == QStringLiteral("family"))
            keepOnly(filter.noFamily, data.families, value);
        else if (colon > 0 && key == QStringLiteral("licence"))
            keepOnly(filter.noLicence, data.licences, value);
        else if (colon > 0 && key == QStringLiteral("source"))
            keepOnly(filter.noSource, data.sources, value);
        else if (colon > 0 && key == QStringLiteral("tokens"))
            takeTokens(filter, value);
        else if (colon > 0 && key == QStringLiteral("leak")) {
            for (const MatchKind kind : allKinds) {
                const std::string_view name = matchKindName(kind);
                const QString plain =
                    QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
                if (!meant(plain, value) && !meant(leakWord(kind), value))
                    filter.noLeak.insert(kind);
            }
        } else {
            text.append(word);
        }
    }
    filter.text = text.join(QLatin1Char(' '));
    return filter;
}

Result<TaskItem> itemOf(std::string_view line, const std::string& file, int number)
{
    TaskFile read = parseTaskRows(line, file, RowKinds::Items);
    if (read.items.empty()) {
        for (Finding& finding : read.findings)
            finding.line = number;
        if (hasErrors(read.findings))
            return firstError(read.findings);
        return badInput(file + ": line " + std::to_string(number) + " holds no item");
    }
    read.items.front().line = number;
    return std::move(read.items.front());
}

RowFacts factsOf(std::string_view line, DataState& names)
{
    RowFacts facts;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos)
        return facts;
    const TaskFile read = parseTaskRows(line, "", RowKinds::ItemsOrTokens);
    facts.kind = RowFacts::Kind::Bad;
    if (!read.items.empty()) {
        fill(facts, read.items.front(), names);
    } else if (!read.tokenRows.empty()) {
        facts.kind = RowFacts::Kind::Tokens;
        facts.tokens = static_cast<std::int32_t>(read.tokenRows.front().inputIds.size());
    }
    return facts;
}

DataState indexText(std::shared_ptr<const std::string> text, const std::string& file,
                    std::uint64_t version)
{
    DataState data;
    data.version = version;
    TaskFile read = parseTaskRows(*text, file, RowKinds::ItemsOrTokens);
    data.table = RowTable(std::move(text));
    data.facts.resize(data.table.size());
    for (std::size_t i = 0; i < data.facts.size(); ++i)
        data.facts[i].kind =
            data.table.line(i).blank() ? RowFacts::Kind::Blank : RowFacts::Kind::Bad;
    for (const TaskItem& item : read.items)
        fill(data.facts[static_cast<std::size_t>(item.line - 1)], item, data);
    for (const TokenRow& row : read.tokenRows) {
        RowFacts& facts = data.facts[static_cast<std::size_t>(row.line - 1)];
        facts.kind = RowFacts::Kind::Tokens;
        facts.tokens = static_cast<std::int32_t>(row.inputIds.size());
    }
    data.badRows = static_cast<std::size_t>(
        std::count_if(data.facts.begin(), data.facts.end(),
                      [](const RowFacts& facts) { return facts.kind == RowFacts::Kind::Bad; }));
    data.findings = std::move(read.findings);
    if (data.findings.size() > DataState::mostFindings)
        data.findings.resize(DataState::mostFindings);
    return data;
}

std::vector<int> filterRows(const DataState& data, const RowFilter& filter,
                            const CancelToken& cancel)
{
    std::vector<int> rows;
    const std::string wanted = filter.text.toStdString();
    for (std::size_t i = 0; i < data.facts.size(); ++i) {
        if (i % rowsBetweenLooks == 0 && cancel.requested())
            return {};
        const RowFacts& facts = data.facts[i];
        if (facts.kind == RowFacts::Kind::Blank || !passes(facts, filter))
            continue;
        if (filter.only &&
            !std::binary_search(filter.only->begin(), filter.only->end(), static_cast<int>(i)))
            continue;
        if (!wanted.empty()) {
            const std::string_view line = data.table.text(i);
            const QString text =
                QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size()));
            if (!text.contains(filter.text, Qt::CaseInsensitive))
                continue;
        }
        rows.push_back(static_cast<int>(i));
    }
    return rows;
}

LeakFacts checkLeaks(const DataState& data, const DataState& other, const CancelToken& cancel)
{
    LeakFacts out;
    out.version = data.version;
    out.otherVersion = other.version;
    out.facts = data.facts;
    const LinedItems mine = itemsOf(data);
    const LinedItems others = itemsOf(other);
    if (cancel.requested())
        return out;
    out.check = checkData(others.items, mine.items);
    if (cancel.requested())
        return out;
    const std::hash<std::string> hash;
    std::unordered_map<std::size_t, std::uint32_t> copies;
    for (const TaskItem& item : others.items)
        ++copies[hash(distinctKey(item))];
    std::unordered_map<std::size_t, const NearMatch*> matches;
    for (const NearMatch& match : out.check.near)
        matches.emplace(hash(distinctKey(mine.items[match.evalRow])), &match);
    for (std::size_t i = 0; i < mine.items.size(); ++i) {
        RowFacts& facts = out.facts[mine.lines[i]];
        const std::size_t key = hash(distinctKey(mine.items[i]));
        facts.leak = out.check.kinds[i];
        facts.compared = true;
        const auto match = matches.find(key);
        const auto equal = copies.find(key);
        facts.copies = equal == copies.end() ? 0 : equal->second;
        facts.match = -1;
        facts.similarity = 0;
        if (match != matches.end()) {
            facts.match = static_cast<std::int32_t>(others.lines[match->second->trainRow]);
            facts.similarity = static_cast<float>(match->second->similarity);
        }
    }
    return out;
}

} // namespace mesewright::ui
