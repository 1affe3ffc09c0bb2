// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/data/dataset.h"
#include "ui/panels/data/prompttokens.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace mesewright::ui {

enum class DataKind { Train, Validation, Eval };
inline constexpr int dataKindCount = 3;

/// The three data files of a workspace and what jobs find out about them: leaks between them, and
/// lengths in tokens. While it is not active it starts nothing.
class DataFiles final : public QObject
{
    Q_OBJECT

public:
    explicit DataFiles(QObject* parent = nullptr);

    /// Another workspace is opened, the same one is looked at again.
    void open(const QString& workspace);
    [[nodiscard]] const QString& workspace() const { return m_workspace; }
    void setActive(bool active);
    /// The file whose rows are counted in tokens.
    void setCounted(DataKind kind);

    [[nodiscard]] DataSet& set(DataKind kind) const { return *m_sets[indexOf(kind)]; }
    /// The file that leaks of `kind` are looked for in: training; for training, evaluation.
    [[nodiscard]] static DataKind otherOf(DataKind kind)
    {
        return kind == DataKind::Train ? DataKind::Eval : DataKind::Train;
    }
    /// The file in the place of evaluation items against its other one; none while not known.
    [[nodiscard]] const std::optional<DataCheck>& check(DataKind kind) const
    {
        return m_checks[indexOf(kind)];
    }
    /// Null until they have been read.
    [[nodiscard]] const SharedPrompts& prompts() const { return m_prompts; }
    [[nodiscard]] bool modified() const;
    void save();

Q_SIGNALS:
    void rowsChanged(mesewright::ui::DataKind kind);
    void factsChanged(mesewright::ui::DataKind kind);
    void leaksChecked(mesewright::ui::DataKind kind);
    void promptsRead();
    void stateChanged();
    void failed(const QString& sentence);

private:
    [[nodiscard]] static std::size_t indexOf(DataKind kind)
    {
        return static_cast<std::size_t>(kind);
    }
    void readPrompts();
    void checkForLeaks();
    void countTokensFrom(std::size_t line);

    QString m_workspace;
    bool m_active = false;
    std::array<DataSet*, dataKindCount> m_sets{};
    std::array<std::optional<DataCheck>, dataKindCount> m_checks;
    /// Versions of the file and of its other one that were compared.
    std::array<std::pair<std::uint64_t, std::uint64_t>, dataKindCount> m_checked{};
    SharedPrompts m_prompts;
    DataKind m_counted = DataKind::Eval;
    std::vector<std::int32_t> m_tokens;
    QTimer m_leakTimer;
    JobSlot m_leakJob;
    JobSlot m_promptJob;
    JobSlot m_tokenJob;
};

} // namespace mesewright::ui
