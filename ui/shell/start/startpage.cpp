// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/start/startpage.h"

#include "core/llm/enginedevice.h"
#include "core/llm/hubcache.h"
#include "ui/engine/memoryreading.h"
#include "ui/shell/theme/icons.h"
#include "ui/shell/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/words.h"

#include <QBoxLayout>
#include <QDir>
#include <QDragEnterEvent>
#include <QFrame>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <filesystem>

namespace mesewright::ui {

namespace {

constexpr int blockWidth = 1180;
constexpr int choiceIcon = 24;
constexpr int rowsShown = 5;

/// An icon in the accent's colour that follows the theme.
class AccentIcon final : public QWidget
{
public:
    explicit AccentIcon(QString name) : m_name(std::move(name))
    {
        setFixedSize(choiceIcon, choiceIcon);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.drawPixmap(0, 0,
                           iconPixmap(m_name, Theme::instance().colors().accent.base, choiceIcon,
                                      devicePixelRatioF()));
    }

private:
    QString m_name;
};

/// Gates as badges; the run in the colour of its state.
class RecentDelegate final : public TableDelegate
{
public:
    RecentDelegate(const RecentWorkspaces& model, QObject* parent)
        : TableDelegate(parent), m_model(model)
    {
    }

protected:
    void paintCell(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const override
    {
        const RecentWorkspace& recent = m_model.at(index.row());
        if (index.column() == RecentWorkspaces::Gates) {
            QRect place = rect;
            for (const auto& [gate, state] : recent.gates) {
                const BadgeText badge{stateOf(state), iconOf(state), gate};
                paintBadge(painter, place, badge);
                place.setLeft(place.left() + badgeWidth(badge) + spacing::xs);
            }
            return;
        }
        QStyleOptionViewItem styled = option;
        const Colors& colors = Theme::instance().colors();
        if (index.column() == RecentWorkspaces::Where)
            styled.font = Theme::instance().font(TextStyle::Figure);
        if (!recent.found)
            styled.palette.setColor(QPalette::Text, colors.text.secondary);
        else if (index.column() == RecentWorkspaces::LastRun && recent.lastState &&
                 *recent.lastState != GateState::Done)
            styled.palette.setColor(QPalette::Text, colors.state(stateOf(*recent.lastState)).fg);
        TableDelegate::paintCell(painter, rect, styled, index);
    }

private:
    const RecentWorkspaces& m_model;
};

struct Choice
{
    QString icon;
    QString title;
    QString text;
    QString cost;
    QString button;
    ButtonKind kind;
};

QPushButton* addChoice(QBoxLayout* row, const Choice& choice)
{
    auto* card = new Card;
    card->setAccessibleName(choice.title);
    QVBoxLayout* column = card->body();
    column->setContentsMargins(spacing::l + spacing::xs, spacing::l, spacing::l, spacing::l);
    column->addWidget(new AccentIcon(choice.icon));
    column->addSpacing(spacing::xs);
    column->addWidget(makeLabel(choice.title, TextStyle::Title));
    QLabel* text = makeLabel(choice.text, TextStyle::Body, Tone::Secondary);
    text->setWordWrap(true);
    column->addWidget(text);
    column->addStretch(1);
    column->addSpacing(spacing::l);
    QLabel* cost = makeLabel(choice.cost, TextStyle::Small, Tone::Secondary);
    cost->setWordWrap(true);
    column->addWidget(cost);
    QPushButton* button = makeButton(choice.button, {}, choice.kind);
    button->setAccessibleDescription(choice.text + QLatin1Char(' ') + choice.cost);
    column->addWidget(button, 0, Qt::AlignLeft);
    row->addWidget(card, 1);
    return button;
}

/// One line on what this machine has; files and devices are asked, so never on the interface.
QString machineWords()
{
    QStringList parts;
    const auto device = resolveDevice("auto");
    const auto described = device ? describeDevice(*device) : device;
    if (described)
        parts.append(*described == "cpu" ? StartPage::tr("no GPU that can be used")
                                         : QString::fromStdString(*described));
    if (const MemoryReading memory = readMemory(); memory.total > 0)
        parts.append(StartPage::tr("%1 main memory").arg(memoryText(memory.total)));
    std::error_code problem;
    const auto space = std::filesystem::space(QDir::homePath().toStdString(), problem);
    if (!problem)
        parts.append(StartPage::tr("%1 free on disk").arg(fileSizeText(space.available)));
    QStringList models;
    for (const char* name : {"unsloth/gpt-oss-20b-unsloth-bnb-4bit", "openai/gpt-oss-20b"})
        if (resolveBase(name))
            models.append(QLatin1String(name));
    parts.append(
        models.isEmpty()
            ? StartPage::tr("GPT-OSS-20B is not in the local cache")
            : StartPage::tr("%1 is in the local cache").arg(models.join(QStringLiteral(", "))));
    return StartPage::tr("This machine: %1.").arg(parts.join(QStringLiteral(" · ")));
}

} // namespace

StartPage::StartPage(QWidget* parent) : QWidget(parent), m_recent(this), m_machineJob(this)
{
    setObjectName(QStringLiteral("startPage"));
    setAccessibleName(tr("Start"));
    setAcceptDrops(true);
    auto* edge = new QVBoxLayout(this);
    edge->setContentsMargins(0, 0, spacing::s, 0);
    auto* frame = new QFrame;
    frame->setProperty("panelFrame", true);
    edge->addWidget(frame);
    auto* outer = new QHBoxLayout(frame);
    auto* block = new QWidget;
    block->setMaximumWidth(blockWidth);
    outer->addStretch(1);
    outer->addWidget(block, 100);
    outer->addStretch(1);
    auto* column = new QVBoxLayout(block);
    column->setSpacing(spacing::xs);
    column->addStretch(2);
    column->addWidget(makeLabel(QStringLiteral("Mesewright"), TextStyle::Hero));
    QLabel* purpose =
        makeLabel(tr("Teach GPT-OSS-20B to write Luanti mods, and find out whether it learned."),
                  TextStyle::Title, Tone::Secondary);
    // The size of a title, but quiet.
    const auto lighten = [purpose] {
        QFont font = Theme::instance().font(TextStyle::Title);
        font.setWeight(QFont::Normal);
        purpose->setFont(font);
    };
    lighten();
    connect(&Theme::instance(), &Theme::changed, purpose, lighten);
    column->addWidget(purpose);
    column->addSpacing(spacing::m);
    m_problem = new Banner;
    m_problem->setActions({}, {}, {});
    column->addWidget(m_problem);
    column->addWidget(makeChoices());
    column->addSpacing(spacing::l);
    m_recentCard = static_cast<Card*>(makeRecent());
    column->addWidget(m_recentCard);
    column->addSpacing(spacing::s);
    m_machine = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_machine->setWordWrap(true);
    m_machine->setText(QStringLiteral(" "));
    column->addWidget(m_machine);
    column->addStretch(3);
    setRecent({});
}

QWidget* StartPage::makeChoices()
{
    auto* choices = new QWidget;
    auto* row = new QHBoxLayout(choices);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::card);
    connect(addChoice(row, {QStringLiteral("play"), tr("Try the demo"),
                            tr("A tiny model of the same architecture runs all five gates on this "
                               "machine’s processor, with real items and a real report."),
                            tr("2–6 min, 25 MB in a folder you choose. No GPU, no network."),
                            tr("Try the demo…"), ButtonKind::Primary}),
            &QPushButton::clicked, this, &StartPage::demoRequested);
    connect(addChoice(row, {QStringLiteral("plus"), tr("New workspace"),
                            tr("Name the base model, the data and a preset. All of it is checked "
                               "first, and nothing is downloaded."),
                            tr("5 questions"), tr("New workspace…"), ButtonKind::Normal}),
            &QPushButton::clicked, this, &StartPage::newRequested);
    connect(
        addChoice(row, {QStringLiteral("folder"), tr("Open workspace"),
                        tr("A folder with workspace.json. Runs that the command line started "
                           "appear as they are written."),
                        tr("or drop the folder on this window"), tr("Open…"), ButtonKind::Normal}),
        &QPushButton::clicked, this, &StartPage::openRequested);
    return choices;
}

QWidget* StartPage::makeRecent()
{
    auto* card = new Card(tr("Recent"));
    card->setBodyMargins(false);
    m_table = new TableView(tr("Recent workspaces"));
    m_table->setModel(&m_recent);
    m_table->setItemDelegate(new RecentDelegate(m_recent, m_table));
    m_table->horizontalHeader()->setStretchLastSection(true);
    const int widths[] = {180, 260, 290, 340};
    for (int i = 0; i < 4; ++i)
        m_table->horizontalHeader()->resizeSection(i, widths[i]);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(m_table, &QAbstractItemView::activated, this, &StartPage::choose);
    card->body()->addWidget(m_table);
    return card;
}

void StartPage::setRecent(const QStringList& folders)
{
    m_recent.setFolders(folders);
    m_recentCard->setVisible(!folders.isEmpty());
    const int rows = std::min(static_cast<int>(folders.size()), rowsShown);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            rows * Theme::instance().rowHeight() + 2);
    if (!folders.isEmpty())
        m_table->selectRow(0);
}

void StartPage::showProblem(const QString& sentence)
{
    if (sentence.isEmpty())
        m_problem->clear();
    else
        m_problem->show(State::Failed, QStringLiteral("error"), tr("That did not work."), sentence);
}

void StartPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    lookAtMachine();
    if (m_recent.rowCount() > 0)
        m_table->setFocus();
}

void StartPage::lookAtMachine()
{
    m_machineJob.start([](const CancelToken&) { return machineWords(); },
                       [this](const QString& words) { m_machine->setText(words); });
}

void StartPage::choose(const QModelIndex& index)
{
    if (const RecentWorkspace& recent = m_recent.at(index.row()); recent.found)
        Q_EMIT workspaceChosen(recent.folder);
}

void StartPage::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void StartPage::dropEvent(QDropEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1)
        Q_EMIT workspaceChosen(urls.first().toLocalFile());
}

} // namespace mesewright::ui
