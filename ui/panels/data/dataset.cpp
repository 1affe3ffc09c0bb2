// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/dataset.h"

#include "core/base/files.h"

#include <QUndoCommand>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int mostUndo = 200;
/// A file is held in memory as a whole.
constexpr std::uintmax_t largestFile = std::uintmax_t{4} << 30;

std::string stampOf(const std::filesystem::path& path)
{
    std::error_code missing;
    const auto time = std::filesystem::last_write_time(path, missing);
    if (missing)
        return {};
    const auto size = std::filesystem::file_size(path, missing);
    return std::to_string(time.time_since_epoch().count()) + ' ' + std::to_string(size);
}

struct Loaded
{
    bool there = false;
    bool same = false;
    std::string stamp;
    QString problem;
    std::shared_ptr<DataState> data;
};

Loaded loadFile(const std::filesystem::path& path, const std::string& lastStamp,
                std::uint64_t version)
{
    Loaded out;
    out.stamp = stampOf(path);
    out.there = !out.stamp.empty();
    out.same = out.stamp == lastStamp;
    if (!out.there || out.same)
        return out;
    std::error_code ignored;
    if (std::filesystem::file_size(path, ignored) > largestFile) {
        out.problem = QString::fromStdString(
            path.string() + ": has more than 4 GiB, which is not held in memory; split the file");
        return out;
    }
    Result<std::string> text = readFile(path);
    if (!text) {
        out.problem = QString::fromStdString(text.error().message);
        return out;
    }
    out.data = std::make_shared<DataState>(indexText(
        std::make_shared<const std::string>(std::move(*text)), path.filename().string(), version));
    return out;
}

} // namespace

/// Puts lines in the place of others, and back: a run of lines, one after the other.
class SpliceCommand final : public QUndoCommand
{
public:
    SpliceCommand(DataSet& data, std::size_t at, std::size_t count, std::vector<RowLine> lines,
                  const QString& what)
        : QUndoCommand(what), m_data(data), m_at(at), m_count(count), m_lines(std::move(lines))
    {
    }

    void redo() override { exchange(); }
    void undo() override { exchange(); }

private:
    void exchange()
    {
        const std::size_t added = m_lines.size();
        m_lines = m_data.splice(m_at, m_count, std::move(m_lines));
        m_count = added;
    }

    DataSet& m_data;
    std::size_t m_at;
    std::size_t m_count;
    std::vector<RowLine> m_lines;
};

DataSet::DataSet(const QString& title, QObject* parent)
    : QObject(parent), m_title(title), m_data(std::make_shared<const DataState>()), m_loadJob(this),
      m_saveJob(this)
{
    m_undo.setUndoLimit(mostUndo);
}

void DataSet::open(const std::filesystem::path& path)
{
    m_path = path;
    m_stamp.clear();
    m_undo.clear();
    refresh();
}

void DataSet::refresh()
{
    if (m_path.empty() || modified())
        return;
    m_loading = true;
    Q_EMIT loadingChanged();
    m_loadJob.start([path = m_path, stamp = m_stamp, version = ++m_version](
                        const CancelToken&) { return loadFile(path, stamp, version); },
                    [this](Loaded loaded) {
                        m_loading = false;
                        m_there = loaded.there;
                        m_problem = loaded.problem;
                        if (!loaded.problem.isEmpty())
                            Q_EMIT failed(loaded.problem);
                        // A person may have begun to change rows while the file was read.
                        if (!loaded.same && loaded.problem.isEmpty() && !modified()) {
                            m_stamp = loaded.stamp;
                            m_undo.clear();
                            setData(loaded.data ? std::move(*loaded.data) : DataState());
                        }
                        Q_EMIT loadingChanged();
                    });
}

void DataSet::save()
{
    if (m_path.empty() || !modified())
        return;
    struct Saved
    {
        Result<void> written;
        std::string stamp;
    };
    const int index = m_undo.index();
    m_saveJob.start(
        [path = m_path, data = m_data](const CancelToken&) {
            Saved saved{writeFileAtomically(path, data->table.bytes()), {}};
            saved.stamp = stampOf(path);
            return saved;
        },
        [this, index](Saved result) {
            if (!result.written) {
                Q_EMIT failed(QString::fromStdString(result.written.error().message));
                return;
            }
            m_there = true;
            m_stamp = result.stamp;
            if (m_undo.index() == index)
                m_undo.setClean();
            Q_EMIT saved();
        });
}

Result<TaskItem> DataSet::item(int line) const
{
    if (line < 0 || static_cast<std::size_t>(line) >= m_data->table.size())
        return badInput(fileName() + " has no line " + std::to_string(line + 1));
    return itemOf(m_data->table.text(static_cast<std::size_t>(line)), fileName(), line + 1);
}

void DataSet::setData(DataState data)
{
    m_data = std::make_shared<const DataState>(std::move(data));
    Q_EMIT rowsChanged();
}

std::vector<RowLine> DataSet::splice(std::size_t at, std::size_t count, std::vector<RowLine> lines)
{
    DataState next = *m_data;
    next.version = ++m_version;
    std::vector<RowFacts> facts;
    for (const RowLine& line : lines)
        facts.push_back(factsOf(line.text(), next));
    auto old = next.table.splice(at, count, std::move(lines));
    const auto first = next.facts.begin() + static_cast<std::ptrdiff_t>(at);
    const auto gap = next.facts.erase(first, first + static_cast<std::ptrdiff_t>(old.size()));
    next.facts.insert(gap, facts.begin(), facts.end());
    // Line numbers of the findings would be wrong from here on; bad lines are still marked.
    next.findings.clear();
    next.badRows = static_cast<std::size_t>(
        std::count_if(next.facts.begin(), next.facts.end(),
                      [](const RowFacts& f) { return f.kind == RowFacts::Kind::Bad; }));
    setData(std::move(next));
    return old;
}

void DataSet::replaceLine(int line, const std::string& text, const QString& what)
{
    const auto at = static_cast<std::size_t>(line);
    if (line < 0 || at >= m_data->table.size() || m_data->table.text(at) == text)
        return;
    m_undo.push(
        new SpliceCommand(*this, at, 1, {RowLine(text, m_data->table.line(at).end())}, what));
}

int DataSet::appendLines(const std::vector<std::string>& texts, const QString& what)
{
    const RowTable& table = m_data->table;
    std::vector<RowLine> lines;
    std::size_t at = table.size();
    std::size_t count = 0;
    const RowLine::End end = table.usualEnd();
    // A last line without a line end needs one before more can follow.
    if (at > 0 && table.line(at - 1).end() == RowLine::End::None) {
        --at;
        count = 1;
        lines.push_back(table.line(at).withEnd(end));
    }
    const int first = static_cast<int>(at + count);
    for (const std::string& text : texts)
        lines.emplace_back(text, end);
    m_undo.push(new SpliceCommand(*this, at, count, std::move(lines), what));
    return first;
}

void DataSet::removeLines(std::vector<int> lines)
{
    if (lines.empty())
        return;
    std::sort(lines.begin(), lines.end());
    const auto first = static_cast<std::size_t>(lines.front());
    const auto last = static_cast<std::size_t>(lines.back());
    std::vector<RowLine> kept;
    for (std::size_t i = first; i <= last && i < m_data->table.size(); ++i)
        if (!std::binary_search(lines.begin(), lines.end(), static_cast<int>(i)))
            kept.push_back(m_data->table.line(i));
    m_undo.push(new SpliceCommand(*this, first, last - first + 1, std::move(kept),
                                  tr("Remove %n row(s)", nullptr, static_cast<int>(lines.size()))));
}

void DataSet::takeLeaks(const LeakFacts& leaks)
{
    if (leaks.version != m_data->version || leaks.facts.size() != m_data->facts.size())
        return;
    DataState next = *m_data;
    for (std::size_t i = 0; i < next.facts.size(); ++i) {
        next.facts[i].leak = leaks.facts[i].leak;
        next.facts[i].compared = leaks.facts[i].compared;
        next.facts[i].match = leaks.facts[i].match;
        next.facts[i].copies = leaks.facts[i].copies;
        next.facts[i].similarity = leaks.facts[i].similarity;
    }
    m_data = std::make_shared<const DataState>(std::move(next));
    Q_EMIT factsChanged();
}

void DataSet::takeTokens(std::uint64_t version, const std::vector<std::int32_t>& tokens)
{
    if (version != m_data->version || tokens.size() != m_data->facts.size())
        return;
    DataState next = *m_data;
    for (std::size_t i = 0; i < next.facts.size(); ++i)
        if (next.facts[i].kind == RowFacts::Kind::Item)
            next.facts[i].tokens = tokens[i];
    m_data = std::make_shared<const DataState>(std::move(next));
    Q_EMIT factsChanged();
}

} // namespace mesewright::ui
