// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/rowview.h"

#include "ui/panels/data/fieldseditor.h"
#include "ui/panels/data/rowstable.h"
#include "ui/panels/data/tokenview.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/code/diffview.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/words.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr std::size_t namedCopies = 4;
/// From here on there is room for both texts beside each other.
constexpr int besideFrom = 900;
constexpr int tokensTab = 0;
constexpr int fieldsTab = 1;
constexpr int diffTab = 2;

/// The first few line numbers (from 1) of rows that equal `item` word for word.
QStringList equalLines(const DataState& data, const TaskItem& item, const CancelToken& cancel)
{
    QStringList lines;
    const std::string key = distinctKey(item);
    for (std::size_t i = 0; i < data.facts.size() && lines.size() < qsizetype{namedCopies}; ++i) {
        if (cancel.requested())
            break;
        const RowFacts& facts = data.facts[i];
        const std::size_t size = item.instruction.size() + item.input.size() + item.output.size();
        if (facts.kind != RowFacts::Kind::Item || facts.characters != size)
            continue;
        if (const auto other = itemOf(data.table.text(i), "", 0))
            if (distinctKey(*other) == key)
                lines.append(QString::number(i + 1));
    }
    return lines;
}

struct Shown
{
    ShownRow row;
    QStringList copies;
};

} // namespace

QString comparableText(const TaskItem& item)
{
    return QString::fromStdString(item.instruction + "\n\n" + item.input +
                                  (item.input.empty() ? "" : "\n\n") + item.output);
}

RowView::RowView(QWidget* parent) : Card(parent), m_job(this)
{
    setAccessibleName(tr("The chosen row"));
    setBodyMargins(false);
    body()->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(spacing::card, spacing::xs, spacing::s, spacing::xs);
    head->setSpacing(spacing::s);
    m_title = makeLabel({}, TextStyle::Title);
    m_family = makeLabel({}, TextStyle::Small, Tone::Secondary);
    head->addWidget(m_title);
    head->addWidget(m_family, 1);
    QToolButton* previous = makeIconButton(QStringLiteral("arrow-up"), tr("Previous row"));
    QToolButton* next = makeIconButton(QStringLiteral("arrow-down"), tr("Next row"));
    QPushButton* edit = makeButton(tr("Edit"), QStringLiteral("edit"));
    head->addWidget(previous);
    head->addWidget(next);
    head->addWidget(edit);
    body()->addLayout(head);
    body()->addWidget(makeRule());
    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    m_tokens = new TokenView;
    m_fields = new FieldsEditor;
    auto* compare = new QWidget;
    auto* compareColumn = new QVBoxLayout(compare);
    compareColumn->setContentsMargins(0, spacing::xs, 0, 0);
    compareColumn->setSpacing(spacing::xs);
    m_diffTitle = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_diffTitle->setContentsMargins(spacing::card, 0, spacing::card, 0);
    m_diffTitle->setWordWrap(true);
    compareColumn->addWidget(m_diffTitle);
    m_diff = new DiffView(CodeLanguage::Lua);
    m_diff->setDiffLayout(DiffLayout::Inline);
    compareColumn->addWidget(m_diff, 1);
    m_tabs->addTab(m_tokens, tr("As the model sees it"));
    m_tabs->addTab(m_fields, tr("Fields"));
    m_tabs->addTab(compare, tr("Closest row"));
    body()->addWidget(m_tabs, 1);
    body()->addWidget(makeRule());

    m_leakStrip = new QWidget;
    auto* strip = new QGridLayout(m_leakStrip);
    strip->setContentsMargins(spacing::card, spacing::s, spacing::s, spacing::s);
    strip->setHorizontalSpacing(spacing::s);
    strip->setVerticalSpacing(spacing::xs);
    m_leakBadge = new Badge;
    m_leakText = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_leakText->setWordWrap(true);
    m_compare = makeButton(tr("Compare"), QStringLiteral("compare"));
    m_licenceBadge = new Badge;
    m_licenceText = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_licenceText->setWordWrap(true);
    strip->addWidget(m_leakBadge, 0, 0);
    strip->addWidget(m_leakText, 0, 1);
    strip->addWidget(m_compare, 0, 2);
    strip->addWidget(m_licenceBadge, 1, 0);
    strip->addWidget(m_licenceText, 1, 1);
    strip->setColumnStretch(1, 1);
    body()->addWidget(m_leakStrip);

    connect(previous, &QToolButton::clicked, this, [this] { Q_EMIT stepAsked(-1); });
    connect(next, &QToolButton::clicked, this, [this] { Q_EMIT stepAsked(1); });
    connect(edit, &QPushButton::clicked, this, &RowView::showFields);
    connect(m_compare, &QPushButton::clicked, this, &RowView::showDiff);
    connect(m_fields, &FieldsEditor::applied, this, [this](const std::string& text) {
        if (m_data)
            m_data->replaceLine(m_line, text, tr("Change row %1").arg(m_line + 1));
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, &RowView::refreshDiff);
    refresh();
}

void RowView::setPrompts(SharedPrompts prompts)
{
    m_prompts = std::move(prompts);
    refreshTokens();
}

void RowView::showLine(DataSet* data, int line, DataSet* other, bool asked)
{
    const std::string text =
        data && line >= 0 ? std::string(data->data()->table.text(static_cast<std::size_t>(line)))
                          : std::string();
    const bool same = m_data == data && m_line == line && m_asked == asked && m_text == text;
    const bool sameOther = m_other == other;
    if (!same)
        keepTyped();
    m_data = data;
    m_line = line;
    m_other = other;
    m_asked = asked;
    m_text = text;
    m_version = data ? data->data()->version : 0;
    if (!same) {
        refresh();
        return;
    }
    // What is being typed into the fields stays.
    refreshLeak();
    if (!sameOther)
        refreshTokens();
}

/// Going to another row loses nothing: what was typed becomes a change that can be undone.
void RowView::keepTyped()
{
    // Rows that others have changed meanwhile may stand elsewhere.
    if (m_data && m_fields->dirty() && m_data->data()->version == m_version)
        m_fields->apply();
}

void RowView::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    m_diff->setDiffLayout(width() < besideFrom ? DiffLayout::Inline : DiffLayout::SideBySide);
}

void RowView::showFields()
{
    m_tabs->setCurrentIndex(fieldsTab);
    m_fields->focusFirst();
}

void RowView::showDiff()
{
    m_tabs->setCurrentIndex(diffTab);
}

void RowView::refresh()
{
    const bool any = m_data && m_line >= 0;
    m_title->setText(any ? tr("Row %1").arg(m_line + 1) : tr("No row"));
    m_family->clear();
    m_copies.clear();
    m_leakStrip->setVisible(any);
    if (!any) {
        m_fields->clear(tr("Choose a row."));
        m_tokens->setRow({});
        m_diff->editors().setTexts({}, {});
        return;
    }
    const auto item = m_data->item(m_line);
    if (item) {
        m_family->setText(QString::fromStdString(item->family));
        m_fields->setItem(*item, m_text);
    } else {
        m_fields->clear(QString::fromStdString(item.error().message));
    }
    refreshTokens();
    refreshLeak();
}

void RowView::refreshTokens()
{
    if (!m_data || m_line < 0)
        return;
    if (!m_prompts) {
        ShownRow waiting;
        waiting.problem = tr("Reading the tokenizer…");
        m_tokens->setRow(waiting);
        return;
    }
    const SharedData data = m_data->data();
    const SharedData other = m_other ? m_other->data() : nullptr;
    const auto line = static_cast<std::size_t>(m_line);
    m_job.start(
        [prompts = m_prompts, data, other, line, asked = m_asked](const CancelToken& cancel) {
            Shown shown;
            const std::string_view text = data->table.text(line);
            if (data->facts[line].kind == RowFacts::Kind::Tokens) {
                const TaskFile file = parseTaskRows(text, "", RowKinds::ItemsOrTokens);
                if (!file.tokenRows.empty())
                    shown.row = showTokenRow(*prompts, file.tokenRows.front());
                return shown;
            }
            const auto item = itemOf(text, "", static_cast<int>(line) + 1);
            if (!item) {
                shown.row.problem = QString::fromStdString(item.error().message);
                return shown;
            }
            shown.row = showRow(*prompts, *item, asked);
            if (other && data->facts[line].copies > 0)
                shown.copies = equalLines(*other, *item, cancel);
            return shown;
        },
        [this](Shown shown) {
            m_tokens->setRow(shown.row);
            m_copies = shown.copies;
            refreshLeak();
            Q_EMIT tokensShown();
        });
}

void RowView::refreshLeak()
{
    if (!m_data || m_line < 0 || static_cast<std::size_t>(m_line) >= m_data->data()->facts.size())
        return;
    const RowFacts facts = m_data->data()->facts[static_cast<std::size_t>(m_line)];
    const QString other = m_other ? QString::fromStdString(m_other->fileName()) : QString();
    m_leakBadge->setText(facts.compared ? BadgeText{leakBadge(facts.leak, 0)} : BadgeText{});
    QString words;
    if (other.isEmpty() || facts.kind != RowFacts::Kind::Item)
        words = tr("not compared with another file");
    else if (!facts.compared)
        words = tr("being compared with %1").arg(other);
    else if (facts.copies > 0)
        words = tr("also in %1, %n row(s)", nullptr, static_cast<int>(facts.copies)).arg(other) +
                (m_copies.isEmpty()
                     ? QString()
                     : QStringLiteral(": ") + m_copies.join(QStringLiteral(", ")) +
                           (facts.copies > namedCopies ? QStringLiteral(" …") : QString()));
    else if (facts.match >= 0)
        words = tr("closest: %1, row %2, %3 of its word triples")
                    .arg(other)
                    .arg(facts.match + 1)
                    .arg(percentText(facts.similarity));
    else
        words = tr("nothing in %1 comes close").arg(other);
    m_leakText->setText(words);
    m_compare->setEnabled(facts.match >= 0);
    const std::string licence = m_data->data()->licences.nameOf(facts.licence);
    const std::string source = m_data->data()->sources.nameOf(facts.source);
    m_licenceBadge->setText(
        licence.empty()
            ? BadgeText{State::NotExtracted, QStringLiteral("tag"), tr("no licence")}
            : BadgeText{State::NotRun, QStringLiteral("tag"), QString::fromStdString(licence)});
    m_licenceText->setText(source.empty() ? tr("its source was not recorded")
                                          : QString::fromStdString(source));
    m_diffTitle->setText(words);
    refreshDiff();
}

/// Comparing takes time with long rows: only what is looked at is compared.
void RowView::refreshDiff()
{
    if (m_tabs->currentIndex() != diffTab || !m_data || m_line < 0 ||
        static_cast<std::size_t>(m_line) >= m_data->data()->facts.size())
        return;
    const RowFacts facts = m_data->data()->facts[static_cast<std::size_t>(m_line)];
    const QString other = m_other ? QString::fromStdString(m_other->fileName()) : QString();
    const auto mine = m_data->item(m_line);
    const auto theirs = m_other && facts.match >= 0 ? m_other->item(facts.match)
                                                    : Result<TaskItem>(badInput("no row"));
    if (mine && theirs) {
        const bool same = distinctKey(*mine) == distinctKey(*theirs);
        m_diffTitle->setText(tr("− %1, row %2   + %3, row %4%5")
                                 .arg(QString::fromStdString(m_data->fileName()))
                                 .arg(m_line + 1)
                                 .arg(other)
                                 .arg(facts.match + 1)
                                 .arg(same ? tr(" (equal, byte for byte)") : QString()));
        m_diff->editors().setTexts(comparableText(*mine), comparableText(*theirs));
    } else {
        m_diff->editors().setTexts({}, {});
    }
}

} // namespace mesewright::ui
