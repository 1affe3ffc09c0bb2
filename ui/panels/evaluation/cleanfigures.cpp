// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/cleanfigures.h"

#include "core/gates/passmetrics.h"

namespace mesewright::ui {

CleanFigures cleanFigures(const std::vector<const report::ResultsEvidence*>& results)
{
    // An item that any of the files marks is out of all: figures stay comparable.
    std::map<std::string, bool> leaked;
    for (const report::ResultsEvidence* one : results)
        for (const ItemResult& item : one->results.items)
            leaked[pairingKey(item)] |= isMarkedLeaked(item);
    CleanFigures figures;
    for (const report::ResultsEvidence* one : results) {
        EvalResults clean = one->results;
        std::erase_if(clean.items,
                      [&](const ItemResult& item) { return leaked[pairingKey(item)]; });
        fillMetrics(clean);
        clean.items.clear();
        figures.emplace(one->file, std::move(clean));
    }
    return figures;
}

} // namespace mesewright::ui
