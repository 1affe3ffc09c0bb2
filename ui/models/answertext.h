// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/resultsfile.h"
#include "ui/widgets/evidencepane.h"

#include <QList>
#include <QString>

namespace mesewright::ui {

/// What was judged of an answer: the whole of it, or the code in it.
struct JudgedText
{
    QString text;
    bool diff = false; ///< a unified diff, not a program
    bool found = true; ///< false: there was nothing to judge, `text` is the whole answer
};
/// `extraction` as the results file has it: "none", "auto"; "" for the Python project's files.
[[nodiscard]] JudgedText judgedText(const CandidateResult& candidate,
                                    const std::string& extraction);

/// The candidate's evidence in sentences: what was extracted, registered, missed, warned of,
/// logged.
[[nodiscard]] QList<EvidenceLine> evidenceLines(const CandidateResult& candidate);

/// The line of the judged text that the verdict names, from 1; 0: none.
[[nodiscard]] int verdictLine(const CandidateResult& candidate);

/// "finished: stop, 84 tokens".
[[nodiscard]] QString finishText(const CandidateResult& candidate);

} // namespace mesewright::ui
