// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/jobslot.h"
#include "ui/panels/data/datastate.h"

#include <QObject>
#include <QUndoStack>

#include <filesystem>

namespace mesewright::ui {

/// A data file that a person looks at and changes: read and written by jobs, changed line by line,
/// every change can be taken back. Nothing is written before `save`.
class DataSet final : public QObject
{
    Q_OBJECT

public:
    /// `title`: "Eval", for texts of undo and findings.
    explicit DataSet(const QString& title, QObject* parent = nullptr);

    [[nodiscard]] const QString& title() const { return m_title; }
    /// Reads the file; what has been changed here and not saved is lost. An empty path: none.
    void open(const std::filesystem::path& path);
    /// Reads the file again if its time or size is another and nothing here is unsaved.
    void refresh();
    void save();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] bool there() const { return m_there; }
    [[nodiscard]] bool loading() const { return m_loading; }
    [[nodiscard]] const QString& problem() const { return m_problem; }
    /// Never null.
    [[nodiscard]] SharedData data() const { return m_data; }
    [[nodiscard]] QUndoStack& undoStack() { return m_undo; }
    [[nodiscard]] bool modified() const { return !m_undo.isClean(); }
    [[nodiscard]] std::string fileName() const { return m_path.filename().string(); }

    /// The item of a line; the error is the line's finding.
    [[nodiscard]] Result<TaskItem> item(int line) const;

    /// Changes, each one step of undo. Lines are those of the file, from 0.
    void replaceLine(int line, const std::string& text, const QString& what);
    /// Adds rows behind the last one; the first added line.
    int appendLines(const std::vector<std::string>& texts, const QString& what);
    void removeLines(std::vector<int> lines);

    /// Takes what a job has found of the rows, if it is about the text at hand.
    void takeLeaks(const LeakFacts& leaks);
    void takeTokens(std::uint64_t version, const std::vector<std::int32_t>& tokens);

Q_SIGNALS:
    /// Rows are others: loaded, changed, added, removed.
    void rowsChanged();
    /// Only what is known of the rows: leaks, tokens.
    void factsChanged();
    void loadingChanged();
    void saved();
    void failed(const QString& sentence);

private:
    friend class SpliceCommand;
    /// Replaces lines and gives the old ones.
    std::vector<RowLine> splice(std::size_t at, std::size_t count, std::vector<RowLine> lines);
    void setData(DataState data);

    QString m_title;
    std::filesystem::path m_path;
    std::string m_stamp;
    SharedData m_data;
    std::uint64_t m_version = 0;
    bool m_there = false;
    bool m_loading = false;
    QString m_problem;
    QUndoStack m_undo;
    JobSlot m_loadJob;
    JobSlot m_saveJob;
};

} // namespace mesewright::ui
