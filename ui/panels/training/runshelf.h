// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/training/trainingrun.h"

#include <map>
#include <memory>
#include <span>
#include <string>

namespace mesewright::ui {

/// The runs that are on screen, each followed once however often it is drawn.
class RunShelf final
{
public:
    TrainingRun& open(const std::string& id, const std::filesystem::path& folder);
    /// Lets go of all but these.
    void keepOnly(std::span<const std::string> ids);
    /// A hidden panel's runs rest.
    void setActive(bool active);
    /// Looks at settings and checkpoints of all again.
    void readFacts();

private:
    std::map<std::string, std::unique_ptr<TrainingRun>> m_runs;
    bool m_active = false;
};

} // namespace mesewright::ui
