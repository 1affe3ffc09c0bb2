// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/scorer.h"

#include "core/scoring/staticscorer.h"

namespace mesewright {

Result<std::unique_ptr<Scorer>> makeScorer(const ScorerOptions& options)
{
    if (options.level != Level::Static) {
        return badInput("the level '" + std::string(levelName(options.level)) +
                        "' is not in this version; use the level static");
    }
    const Extraction extraction = options.extraction.value_or(defaultExtraction(options.level));
    if (extraction != Extraction::None) {
        return badInput("the extraction 'auto' is not in this version; use the extraction none, "
                        "which judges the whole answer");
    }
    return std::unique_ptr<Scorer>(std::make_unique<StaticScorer>(options.luaParser));
}

} // namespace mesewright
