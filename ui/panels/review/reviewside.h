// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/itempairs.h"
#include "ui/models/levelresults.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace mesewright::ui {

class EvidencePane;
class VerdictList;

/// One side of a comparison: its name, its editor, the verdicts and what running it did. Blind, it
/// is called A or B, and what would tell it apart is hidden.
class ReviewSide final : public QFrame
{
    Q_OBJECT

public:
    struct Verdict
    {
        QString level;
        const CandidateResult* candidate = nullptr;
        QString whyNot;
    };

    /// Takes the editor.
    explicit ReviewSide(QWidget* editor, QWidget* parent = nullptr);
    /// `detail`: quiet words behind the name.
    void setName(const QString& name, const QString& detail);
    [[nodiscard]] QString name() const;
    /// The deepest level judged says what running it did.
    void setAnswer(const CandidateResult* candidate, const QList<Verdict>& verdicts, bool blind);
    [[nodiscard]] bool verdictsShown() const;
    /// Takes the editor back, for the inline view.
    void setEditorShown(bool shown);

private:
    QLabel* m_name = nullptr;
    QLabel* m_detail = nullptr;
    QLabel* m_finish = nullptr;
    QWidget* m_editor = nullptr;
    VerdictList* m_verdicts = nullptr;
    EvidencePane* m_log = nullptr;
};

} // namespace mesewright::ui
