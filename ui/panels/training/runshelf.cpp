// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/training/runshelf.h"

#include <algorithm>

namespace mesewright::ui {

TrainingRun& RunShelf::open(const std::string& id, const std::filesystem::path& folder)
{
    auto& run = m_runs[id];
    if (!run) {
        run = std::make_unique<TrainingRun>(id, folder);
        run->setActive(m_active);
    }
    return *run;
}

void RunShelf::keepOnly(std::span<const std::string> ids)
{
    std::erase_if(m_runs, [ids](const auto& entry) {
        return std::find(ids.begin(), ids.end(), entry.first) == ids.end();
    });
}

void RunShelf::setActive(bool active)
{
    m_active = active;
    for (const auto& [id, run] : m_runs)
        run->setActive(active);
}

void RunShelf::readFacts()
{
    for (const auto& [id, run] : m_runs)
        run->readFacts();
}

} // namespace mesewright::ui
