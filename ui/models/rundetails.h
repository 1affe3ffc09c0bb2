// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/jobslot.h"
#include "ui/models/workspacedocument.h"
#include "ui/widgets/intervalbar.h"

#include <QList>
#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace mesewright::ui {

/// What one run was asked and what came of it, as lists and comparisons show it.
struct RunDetails
{
    using Line = std::pair<QString, QString>;

    QString result;                   ///< "loss 2.209 → 0.0999"; "" while there is nothing to say
    std::optional<IntervalMark> mark; ///< of an evaluation: its best configuration
    QList<double> losses;             ///< of a training, thinned for a small curve
    QList<Line> figures;              ///< name and value, for comparing
    QList<Line> options;              ///< the same for what was asked
};

/// Reads a run's request, its events and the results that it wrote. `ownsResults`: no later run has
/// written to the same place, so the files there are this run's. Reads files.
[[nodiscard]] RunDetails readRunDetails(const RunSummary& run, bool ownsResults);

/// The details of the newest runs of the workspace. A finished run is read once.
class RunDetailsBook final : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostRuns = 60;

    explicit RunDetailsBook(QObject* parent = nullptr);

    void read(const std::shared_ptr<const WorkspaceSnapshot>& snapshot);
    /// Null while they have not been read.
    [[nodiscard]] const RunDetails* of(const std::string& runId) const;

Q_SIGNALS:
    void changed();

private:
    struct Page
    {
        std::string stamp; ///< equal stamps: the same details
        RunDetails details;
    };
    using Pages = std::map<std::string, Page>;
    [[nodiscard]] static Pages readPages(const WorkspaceSnapshot& snapshot, const Pages& known);

    Pages m_pages;
    JobSlot m_job;
    std::shared_ptr<const WorkspaceSnapshot> m_next; ///< arrived while reading
    bool m_reading = false;
};

} // namespace mesewright::ui
