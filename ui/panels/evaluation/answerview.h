// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/answertext.h"
#include "ui/models/itempairs.h"
#include "ui/panels/evaluation/itemstable.h"
#include "ui/widgets/verdictlist.h"

#include <QFrame>

#include <memory>

class QLabel;
class QPushButton;
class QStackedLayout;
class QVBoxLayout;

namespace mesewright::ui {

class CodeView;
class DiffView;
class EvidencePane;
class OutcomeRow;
class SegmentedControl;

/// Everything about one item that the answer's card shows. Pointers live as long as `owner`.
struct AnswerSubject
{
    struct Level
    {
        QString name;
        const ItemResult* left = nullptr;
        const ItemResult* right = nullptr;
        QString whyNot; ///< why nothing was judged at this level
        std::string extraction;
    };
    std::shared_ptr<const void> owner;
    int number = 0;
    QString name; ///< as places name it
    QString family;
    QString leftName; ///< "Base"
    QString rightName;
    QList<Level> levels;
    int level = 0; ///< the one shown
    QString prompt;
};

/// One item's k answers: which passed, the text as judged, raw, its prompt and its difference to
/// the other side's answer, the verdict of every level with its reason, and the evidence.
class AnswerView final : public QFrame
{
    Q_OBJECT

public:
    enum class Page { Code, Raw, Prompt, Diff };

    explicit AnswerView(QWidget* parent = nullptr);

    void setSubject(const AnswerSubject& subject, ShownSide side, int answer);
    void clear();
    /// Little height: only the verdict of the level shown, less evidence.
    void setCompact(bool compact);
    void setPage(Page page);
    [[nodiscard]] Page page() const { return m_page; }
    [[nodiscard]] const CandidateResult* candidate() const;
    [[nodiscard]] VerdictList& verdicts() { return *m_verdicts; }
    [[nodiscard]] CodeView& code() { return *m_code; }

Q_SIGNALS:
    void answerChosen(mesewright::ui::ShownSide side, int answer);
    /// To the review panel, with the item's name.
    void reviewRequested(const QString& item);

private:
    void buildTop(QVBoxLayout& column);
    void showAnswer();
    void showText();
    void showVerdicts();
    void showLine(int line);
    [[nodiscard]] const ItemResult* shown(const AnswerSubject::Level& level, bool other) const;
    [[nodiscard]] const CandidateResult* candidateAt(const AnswerSubject::Level& level,
                                                     bool other) const;

    AnswerSubject m_subject;
    ShownSide m_side = ShownSide::Right;
    int m_answer = 0;
    Page m_page = Page::Code;
    bool m_compact = false;
    bool m_filling = false;  ///< controls are set by us, not by the person
    QStringList m_textShown; ///< what the editors hold: the same text is not loaded again
    QLabel* m_title = nullptr;
    QLabel* m_subtitle = nullptr;
    QPushButton* m_review = nullptr;
    SegmentedControl* m_sides = nullptr;
    OutcomeRow* m_outcomes = nullptr;
    SegmentedControl* m_pages = nullptr;
    QStackedLayout* m_texts = nullptr;
    CodeView* m_code = nullptr;
    DiffView* m_diff = nullptr;
    VerdictList* m_verdicts = nullptr;
    EvidencePane* m_evidence = nullptr;
};

} // namespace mesewright::ui
