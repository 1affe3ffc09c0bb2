// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/config/configtextcard.h"

#include "ui/widgets/badge.h"
#include "ui/widgets/code/diffview.h"
#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>

#include <algorithm>

namespace mesewright::ui {

ConfigTextCard::ConfigTextCard(QWidget* parent) : Card(QStringLiteral("config.yaml"), parent)
{
    setBodyMargins(false);
    body()->setSpacing(0);
    m_state = new Badge;
    m_errors = new Badge;
    m_warnings = new Badge;
    m_undo = makeIconButton(QStringLiteral("undo"), tr("Undo"));
    m_redo = makeIconButton(QStringLiteral("redo"), tr("Redo"));
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_state, m_errors, m_warnings, m_undo, m_redo})
        addAction(widget);
    m_editor = new ConfigEditor;
    auto* pages = new QWidget;
    m_pages = new QStackedLayout(pages);
    m_pages->addWidget(m_editor);
    m_pages->addWidget(makeComparison());
    body()->addWidget(pages, 1);
    body()->addWidget(makeRule());
    auto* row = new QHBoxLayout;
    row->setContentsMargins(spacing::card, spacing::s, spacing::s, spacing::s);
    m_words = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_words->setWordWrap(true);
    m_mend = makeButton({});
    row->addWidget(m_words, 1);
    row->addWidget(m_mend);
    body()->addLayout(row);
    connect(m_undo, &QToolButton::clicked, m_editor, &ConfigEditor::undo);
    connect(m_redo, &QToolButton::clicked, m_editor, &ConfigEditor::redo);
    connect(m_editor, &ConfigEditor::textChanged, this, &ConfigTextCard::refreshComparison);
    connect(m_mend, &QPushButton::clicked, this, &ConfigTextCard::mendAsked);
    connect(m_editor, &ConfigEditor::cursorPositionChanged, this, &ConfigTextCard::refreshStrip);
    showFindings({});
}

QWidget* ConfigTextCard::makeComparison()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(spacing::card, spacing::xs, spacing::s, spacing::xs);
    m_difference = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_difference->setWordWrap(true);
    QPushButton* back = makeButton(tr("Back to the text"), {}, ButtonKind::Link);
    row->addWidget(m_difference, 1);
    row->addWidget(back);
    column->addLayout(row);
    column->addWidget(makeRule());
    m_diff = new DiffView(CodeLanguage::Yaml);
    m_diff->setDiffLayout(DiffLayout::Inline);
    column->addWidget(m_diff, 1);
    connect(back, &QPushButton::clicked, this, [this] {
        m_pages->setCurrentIndex(0);
        m_editor->setFocus();
    });
    return page;
}

void ConfigTextCard::compareWith(const QString& name, const QString& text)
{
    m_otherName = name;
    m_other = text;
    m_pages->setCurrentIndex(1);
    refreshComparison();
}

bool ConfigTextCard::comparing() const
{
    return m_pages->currentIndex() == 1;
}

void ConfigTextCard::refreshComparison()
{
    if (!comparing())
        return;
    m_diff->editors().setTexts(m_other, QString::fromStdString(m_editor->utf8()));
    const int count = m_diff->editors().differenceCount();
    m_difference->setText(
        count == 0 ? tr("No difference from %1.").arg(m_otherName)
                   : tr("− %1   + this text: %n difference(s), F7 goes to the next", nullptr, count)
                         .arg(m_otherName));
}

void ConfigTextCard::showFindings(const std::vector<Finding>& findings)
{
    m_findings = findings;
    m_editor->showFindings(findings);
    const auto count = [&findings](Severity severity) {
        return static_cast<int>(
            std::count_if(findings.begin(), findings.end(), [severity](const Finding& finding) {
                return finding.severity == severity;
            }));
    };
    const int errors = count(Severity::Error);
    const int warnings = count(Severity::Warning);
    m_errors->setText(errors > 0 ? BadgeText{State::Failed, QStringLiteral("error"),
                                             tr("%n error(s)", nullptr, errors)}
                                 : BadgeText{});
    m_warnings->setText(warnings > 0 ? BadgeText{State::NotExtracted, QStringLiteral("warning"),
                                                 tr("%n warning(s)", nullptr, warnings)}
                                     : BadgeText{});
    refreshStrip();
}

void ConfigTextCard::showFileState(FileState state)
{
    m_state->setText(state == FileState::New        ? BadgeText{State::NotRun, {}, tr("new")}
                     : state == FileState::Modified ? BadgeText{State::Running, {}, tr("modified")}
                                                    : BadgeText{});
    m_undo->setEnabled(m_editor->isUndoAvailable());
    m_redo->setEnabled(m_editor->isRedoAvailable());
}

const Finding* ConfigTextCard::findingAtCaret() const
{
    int line = 0;
    int column = 0;
    m_editor->getCursorPosition(&line, &column);
    const auto found =
        std::find_if(m_findings.begin(), m_findings.end(),
                     [line](const Finding& finding) { return finding.line == line + 1; });
    return found == m_findings.end() ? nullptr : &*found;
}

std::optional<Mend> ConfigTextCard::mend() const
{
    const Finding* finding = findingAtCaret();
    return finding ? mendOf(*finding, m_editor->utf8()) : std::nullopt;
}

void ConfigTextCard::refreshStrip()
{
    const auto help = mend();
    m_mend->setVisible(help.has_value());
    if (help)
        m_mend->setText(tr("Change to %1 (Alt+Enter)").arg(QString::fromStdString(help->name)));
    if (const Finding* finding = findingAtCaret()) {
        const std::string remedy = finding->remedy.empty() ? "" : "; " + finding->remedy;
        m_words->setText(tr("Line %1: %2")
                             .arg(finding->line)
                             .arg(QString::fromStdString(finding->text + remedy)));
        return;
    }
    QString words = settingHelp(m_editor->pathAtCaret());
    m_words->setText(words.isEmpty()
                         ? tr("Ctrl+Space completes · F2 shows the field · Ctrl+Enter starts")
                         : words.replace(QLatin1Char('\n'), QStringLiteral(" · ")));
}

} // namespace mesewright::ui
