// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/event.h"
#include "core/scoring/verdict.h"

#include <QHash>
#include <QList>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace mesewright::ui {

/// What an evaluation's log says so far, added up event by event: its configurations, their items
/// and the answers with their outcomes.
class LiveState
{
public:
    struct Item
    {
        QString name;
        QList<std::optional<Outcome>> outcomes; ///< by sample; none: not answered yet
        QList<QString> texts;
        bool done = false;
        bool passes = false;
        bool firstPasses = false;
    };
    struct Configuration
    {
        QString name; ///< "base", "ckpt-60__scale-0.5"; "" where the log does not say
        std::vector<Item> items;
        QHash<QString, int> rowOf;
        int itemsDone = 0;
        int itemsPassed = 0;
        int firstPassed = 0;
        int answers = 0;
    };

    void clear() { *this = {}; }
    void take(const Event& event);

    /// In the order of their first answer.
    [[nodiscard]] const std::vector<Configuration>& configurations() const
    {
        return m_configurations;
    }
    [[nodiscard]] const Configuration* configuration(const QString& name) const;
    [[nodiscard]] const Progress& progress() const { return m_progress; }
    [[nodiscard]] const QStringList& messages() const { return m_messages; }
    [[nodiscard]] bool empty() const { return m_configurations.empty() && m_progress.total == 0; }
    /// Time of the last event, seconds since 1970.
    [[nodiscard]] double lastTime() const { return m_lastTime; }

private:
    Configuration& configurationOf(const std::string& name);
    static Item& itemOf(Configuration& configuration, const std::string& name);

    std::vector<Configuration> m_configurations;
    QHash<QString, int> m_rowOf;
    Progress m_progress;
    QStringList m_messages;
    double m_lastTime = 0;
};

} // namespace mesewright::ui
