// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/review/reviewpanel.h"

#include "ui/models/answertext.h"
#include "ui/panels/review/labelbar.h"
#include "ui/panels/review/reviewside.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/code/codeview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/tableview.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QResizeEvent>
#include <QShortcut>
#include <QSplitter>
#include <QStackedLayout>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int queueWidth = 250;
constexpr int inputHeight = 150;
constexpr int inlineBelow = 1040; // two editors of 380 and the queue need this much

} // namespace

ReviewPanel::ReviewPanel(WorkspaceDocument& document, QWidget* parent)
    : Panel(parent), m_document(document)
{
    m_editors = new DiffEditors(CodeLanguage::Lua, this);
    buildHeader();
    buildPage();
    addKeys();
    connect(&document, &WorkspaceDocument::changed, this, &ReviewPanel::refresh);
    m_empty->setText({QStringLiteral("review"),
                      tr("Nothing to compare yet"),
                      tr("Review puts the base's answer and an adapter's beside each other. It "
                         "needs the results of gates B and D."),
                      {},
                      {},
                      QStringLiteral("mesewright-cli adapters")});
}

void ReviewPanel::buildHeader()
{
    m_mode = new SegmentedControl(tr("Open or blind"), this);
    m_mode->addChoice(QStringLiteral("open"), tr("Open"));
    m_mode->addChoice(QStringLiteral("blind"), tr("Blind"));
    m_layouts = new SegmentedControl(tr("How the answers are compared"), this);
    m_layouts->addChoice(QStringLiteral("beside"), tr("Side by side"));
    m_layouts->addChoice(QStringLiteral("inline"), tr("Inline"));
    m_ignore = new QCheckBox(tr("Ignore quotes and white space"), this);
    connect(m_mode, &SegmentedControl::currentChanged, this, [this](const QString& id) {
        if (!m_filling)
            setBlind(id == QStringLiteral("blind"));
    });
    connect(m_layouts, &SegmentedControl::currentChanged, this, [this](const QString& id) {
        if (!m_filling)
            setDiffLayout(id == QStringLiteral("inline") ? DiffLayout::Inline
                                                         : DiffLayout::SideBySide);
    });
    connect(m_ignore, &QCheckBox::toggled, this, [this](bool on) {
        m_editors->setStrictness(on ? DiffStrictness::IgnoreQuotesAndSpace : DiffStrictness::Exact);
    });
}

QList<QWidget*> ReviewPanel::titleWidgets()
{
    return {m_mode, m_layouts, m_ignore};
}

void ReviewPanel::buildQueue()
{
    auto* queue = new Card;
    queue->setAccessibleName(tr("Pairs"));
    queue->setBodyMargins(false);
    auto* top = new QWidget;
    auto* column = new QVBoxLayout(top);
    column->setContentsMargins(spacing::card, spacing::m, spacing::card, spacing::s);
    column->setSpacing(spacing::xs);
    m_count = makeLabel({}, TextStyle::Title);
    m_batch = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_batch->setWordWrap(true);
    column->addWidget(m_count);
    column->addWidget(m_batch);
    queue->body()->setSpacing(0);
    queue->body()->addWidget(top);
    queue->body()->addWidget(makeRule());
    m_list = new QListView;
    m_list->setAccessibleName(tr("Pairs"));
    m_list->setModel(&m_pairs);
    m_list->setItemDelegate(new TableDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    queue->body()->addWidget(m_list, 1);
    queue->setMinimumWidth(180);
    m_splitter->addWidget(queue);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                if (now.isValid())
                    m_current = itemName(m_pairs.at(now.row()));
                showPair();
            });
}

void ReviewPanel::buildPage()
{
    m_pages = new QStackedLayout(this);
    m_empty = new EmptyState;
    m_pages->addWidget(m_empty);
    auto* page = new QWidget;
    auto* outer = new QHBoxLayout(page);
    outer->setContentsMargins(spacing::card, spacing::card, spacing::card, spacing::card);
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setHandleWidth(spacing::cardGap);
    outer->addWidget(m_splitter);
    m_pages->addWidget(page);
    buildQueue();

    auto* main = new QWidget;
    auto* column = new QVBoxLayout(main);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::cardGap);
    m_banner = new Banner;
    m_banner->setActions({}, {}, {});
    column->addWidget(m_banner);

    auto* task = new Card;
    auto* line = new QHBoxLayout;
    line->setSpacing(spacing::s);
    m_family = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_instruction = makeLabel({});
    followFont(m_instruction, TextStyle::Body, QFont::DemiBold);
    m_instruction->setWordWrap(true);
    m_instruction->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_full = makeButton(tr("input"), {}, ButtonKind::Link);
    m_full->setCheckable(true);
    m_full->setToolTip(tr("What the item gives beside the instruction"));
    m_differences = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_adapter = new QComboBox;
    m_adapter->setAccessibleName(tr("Which adapter"));
    m_answer = new QComboBox;
    m_answer->setAccessibleName(tr("Which answer"));
    for (QComboBox* box : {m_adapter, m_answer})
        box->setMinimumContentsLength(6);
    m_instruction->setMinimumWidth(120);
    line->addWidget(m_family);
    line->addWidget(m_instruction, 1);
    line->addWidget(m_full);
    line->addWidget(m_differences);
    line->addWidget(m_answer);
    line->addWidget(m_adapter);
    task->body()->setContentsMargins(spacing::card, spacing::s, spacing::s, spacing::s);
    task->body()->addLayout(line);
    m_input = new CodeView(CodeLanguage::Lua, tr("Input of the item"));
    m_input->setFixedHeight(inputHeight);
    m_input->hide();
    task->body()->addWidget(m_input);
    task->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    column->addWidget(task);

    auto* editors = new QWidget;
    auto* grid = new QGridLayout(editors);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacing::cardGap);
    m_left = new ReviewSide(&m_editors->left());
    m_right = new ReviewSide(&m_editors->right());
    auto* merged = new Card;
    merged->setBodyMargins(false);
    merged->body()->addWidget(&m_editors->merged());
    m_merged = merged;
    grid->addWidget(m_merged, 0, 0, 1, 2);
    grid->addWidget(m_left, 1, 0);
    grid->addWidget(m_right, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    column->addWidget(editors, 1);
    m_labels = new LabelBar;
    m_labels->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    column->addWidget(m_labels);
    m_splitter->addWidget(main);
    m_splitter->setSizes({queueWidth, 1200});
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setCollapsible(1, false);

    connect(m_full, &QPushButton::toggled, m_input, &QWidget::setVisible);
    connect(m_adapter, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling)
            fillPairs();
    });
    connect(m_answer, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling)
            showPair();
    });
    connect(&m_labels->nextButton(), &QPushButton::clicked, this, &ReviewPanel::next);
    connect(&m_labels->backButton(), &QPushButton::clicked, this, &ReviewPanel::back);
    connect(m_editors, &DiffEditors::differencesChanged, this, [this] {
        const int count = m_editors->differenceCount();
        const int now = m_editors->currentDifference();
        m_differences->setText(count == 0 ? tr("no difference")
                               : now < 0  ? tr("%n difference(s)", nullptr, count)
                                          : tr("difference %1 of %2").arg(now + 1).arg(count));
    });
    arrange();
}

void ReviewPanel::addKeys()
{
    const auto add = [this](const QKeySequence& keys, auto run) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    add(Qt::Key_F7, [this] { m_editors->nextDifference(); });
    add(Qt::SHIFT | Qt::Key_F7, [this] { m_editors->previousDifference(); });
    add(Qt::Key_I, [this] {
        setDiffLayout(m_layout == DiffLayout::Inline ? DiffLayout::SideBySide : DiffLayout::Inline);
    });
    add(Qt::Key_Space, [this] { next(); });
    add(Qt::Key_Backspace, [this] { back(); });
}

void ReviewPanel::setActive(bool active)
{
    m_active = active;
    if (active && m_stale)
        refresh();
}

void ReviewPanel::refresh()
{
    m_stale = !m_active;
    if (!m_active || !m_document.snapshot())
        return;
    m_snapshot = m_document.snapshot();
    m_levels = levelResults(m_snapshot->evidence);
    const report::Evidence& evidence = m_snapshot->evidence;
    const bool ready = evidence.baseline && !evidence.adapters.empty();
    m_pages->setCurrentIndex(ready ? 1 : 0);
    if (!ready)
        return;
    fillChoices();
    fillPairs();
}

void ReviewPanel::fillChoices()
{
    const report::Evidence& evidence = m_snapshot->evidence;
    const QString before = m_adapter->currentText();
    m_filling = true;
    m_adapter->clear();
    int chosen = static_cast<int>(evidence.picked.value_or(0));
    for (std::size_t i = 0; i < evidence.adapters.size(); ++i) {
        const QString label = QString::fromStdString(evidence.adapters[i].label);
        m_adapter->addItem(label);
        if (label == before)
            chosen = static_cast<int>(i);
    }
    m_adapter->setCurrentIndex(chosen);
    const int answer = std::max(0, m_answer->currentIndex());
    m_answer->clear();
    const int k = std::max(1, evidence.baseline->results.k);
    for (int i = 1; i <= k; ++i)
        m_answer->addItem(tr("answer %1 of %2").arg(i).arg(k));
    m_answer->setCurrentIndex(std::min(answer, k - 1));
    m_filling = false;
}

int ReviewPanel::adapterIndex() const
{
    return m_adapter->currentIndex();
}

void ReviewPanel::fillPairs()
{
    const report::Evidence& evidence = m_snapshot->evidence;
    const int index = adapterIndex();
    if (index < 0)
        return;
    const QString wanted = m_current;
    m_pairs.setPairs(m_snapshot,
                     pairItems(&evidence.baseline->results,
                               &evidence.adapters[static_cast<std::size_t>(index)].results));
    const int row = std::max(0, m_pairs.rowOf(wanted));
    m_list->setCurrentIndex(m_pairs.index(row));
    if (m_pairs.rowCount() == 0)
        showPair();
}

int ReviewPanel::currentRow() const
{
    return m_list->currentIndex().row();
}

void ReviewPanel::showPair()
{
    const int row = currentRow();
    const bool any = row >= 0 && row < m_pairs.rowCount();
    m_count->setText(any ? tr("%1 of %2").arg(row + 1).arg(m_pairs.rowCount()) : tr("No pairs"));
    m_batch->setText(blind()
                         ? tr("order and sides drawn from seed %1")
                               .arg(m_snapshot ? m_snapshot->evidence.baseline->results.seed : 0)
                         : tr("base against %1").arg(m_adapter->currentText()));
    if (!any)
        return;
    const ItemPair& pair = m_pairs.at(row);
    m_family->setText(QString::fromStdString(pair.item().family));
    m_instruction->setText(QString::fromStdString(pair.item().instruction));
    const QString input = QString::fromStdString(pair.item().input);
    m_full->setVisible(!input.trimmed().isEmpty());
    m_input->setVisible(m_full->isChecked() && !input.trimmed().isEmpty());
    m_input->setCode(input);
    m_adapter->setVisible(!blind());
    showSides(pair, m_pairs.swapped(row));
}

void ReviewPanel::showSides(const ItemPair& pair, bool swapped)
{
    const auto at = static_cast<std::size_t>(std::max(0, m_answer->currentIndex()));
    const auto row = static_cast<std::size_t>(pair.number - 1);
    const auto candidateIn = [at](const ItemResult* item) {
        return item && at < item->candidates.size() ? &item->candidates[at] : nullptr;
    };
    const report::Evidence& evidence = m_snapshot->evidence;
    const auto verdictsOf = [&](bool adapter) {
        QList<ReviewSide::Verdict> verdicts;
        for (const LevelResults& level : m_levels) {
            const report::ResultsEvidence* results =
                adapter ? level.adapters.value(adapterIndex()) : level.baseline;
            const ItemResult* item = results && row < results->results.items.size()
                                         ? &results->results.items[row]
                                         : nullptr;
            if (item && pairingKey(*item) == pairingKey(pair.item()))
                verdicts.append({level.name, candidateIn(item), level.whyNot});
        }
        return verdicts;
    };
    const CandidateResult* base = candidateIn(pair.left);
    const CandidateResult* adapter = candidateIn(pair.right);
    const auto textOf = [](const CandidateResult* candidate) {
        return candidate ? judgedText(*candidate, "auto") : JudgedText();
    };
    const JudgedText baseText = textOf(base);
    const JudgedText adapterText = textOf(adapter);
    m_editors->setLanguage(baseText.diff || adapterText.diff ? CodeLanguage::Diff
                                                             : CodeLanguage::Lua);
    m_editors->setBlind(blind());
    m_editors->setTexts(swapped ? adapterText.text : baseText.text,
                        swapped ? baseText.text : adapterText.text);
    if (blind()) {
        m_left->setName(QStringLiteral("A"), {});
        m_right->setName(QStringLiteral("B"), {});
    } else {
        m_left->setName(tr("Base"),
                        tr("untouched model, %1")
                            .arg(QString::fromStdString(evidence.baseline->results.format)));
        m_right->setName(m_adapter->currentText(), tr("adapter"));
    }
    m_editors->setNames(m_left->name(), m_right->name());
    m_left->setAnswer(swapped ? adapter : base, verdictsOf(swapped), blind());
    m_right->setAnswer(swapped ? base : adapter, verdictsOf(!swapped), blind());
}

void ReviewPanel::setBlind(bool blind)
{
    m_filling = true;
    m_mode->setCurrent(blind ? QStringLiteral("blind") : QStringLiteral("open"));
    m_filling = false;
    m_labels->setBlind(blind);
    if (blind)
        m_banner->show(State::Stale, QStringLiteral("eye-off"), tr("Blind."),
                       tr("Order and sides are shuffled; names, scores and verdicts are hidden. "
                          "Open ends it."));
    else
        m_banner->clear();
    const QString wanted = m_current;
    m_pairs.setBlind(blind, m_snapshot && m_snapshot->evidence.baseline
                                ? m_snapshot->evidence.baseline->results.seed
                                : 0);
    // Blind starts at the queue's first pair: where one was in the file must not show.
    const int row = blind ? 0 : std::max(0, m_pairs.rowOf(wanted));
    if (m_pairs.rowCount() > 0)
        m_list->setCurrentIndex(m_pairs.index(row));
}

void ReviewPanel::setDiffLayout(DiffLayout layout)
{
    m_layout = layout;
    m_filling = true;
    m_layouts->setCurrent(layout == DiffLayout::Inline ? QStringLiteral("inline")
                                                       : QStringLiteral("beside"));
    m_filling = false;
    arrange();
}

void ReviewPanel::arrange()
{
    const bool inlined = m_layout == DiffLayout::Inline || width() < inlineBelow;
    m_merged->setVisible(inlined);
    m_left->setEditorShown(!inlined);
    m_right->setEditorShown(!inlined);
    auto* grid = static_cast<QGridLayout*>(m_left->parentWidget()->layout());
    grid->setRowStretch(0, inlined ? 1 : 0);
    grid->setRowStretch(1, inlined ? 0 : 1);
}

void ReviewPanel::step(int by)
{
    const int count = m_pairs.rowCount();
    if (count == 0)
        return;
    const int row = std::clamp(currentRow() + by, 0, count - 1);
    m_list->setCurrentIndex(m_pairs.index(row));
}

void ReviewPanel::jumpTo(const QString& place)
{
    if (!place.startsWith(QStringLiteral("item/")))
        return;
    m_current = place.section(QLatin1Char('/'), 1, 1);
    const int row = m_pairs.rowOf(m_current);
    if (row >= 0)
        m_list->setCurrentIndex(m_pairs.index(row));
}

void ReviewPanel::resizeEvent(QResizeEvent* event)
{
    arrange();
    Panel::resizeEvent(event);
}

} // namespace mesewright::ui
