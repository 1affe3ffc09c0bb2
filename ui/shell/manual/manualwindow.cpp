// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/manual/manualwindow.h"

#include "ui/shell/manual/manualbrowser.h"
#include "ui/shell/manual/manualpages.h"
#include "ui/widgets/parts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QToolBar>
#include <QToolButton>
#include <QTreeWidget>

namespace mesewright::ui {

namespace {

constexpr QSize firstSize(1120, 800);
constexpr int contentsLetters = 34;
constexpr int findLetters = 30;

enum ItemData { PageRole = Qt::UserRole, HeadingRole };

QFrame* inCard(QWidget* content, int air)
{
    auto* frame = new QFrame;
    frame->setProperty("card", true);
    auto* inside = new QHBoxLayout(frame);
    inside->setContentsMargins(air, air, air, air);
    inside->addWidget(content);
    return frame;
}

} // namespace

ManualWindow::ManualWindow(QWidget* parent)
    : QMainWindow(parent, Qt::Window), m_browser(new ManualBrowser), m_contents(new QTreeWidget),
      m_find(new QLineEdit), m_found(makeLabel({}, TextStyle::Small, Tone::Secondary))
{
    setObjectName(QStringLiteral("manual"));
    setContextMenuPolicy(Qt::PreventContextMenu);
    addTools();
    addContents();
    auto* middle = new QWidget;
    auto* row = new QHBoxLayout(middle);
    row->setContentsMargins(spacing::s, 0, spacing::s, spacing::s);
    row->setSpacing(spacing::s);
    row->addWidget(inCard(m_contents, spacing::xs));
    row->addWidget(inCard(m_browser, 1), 1);
    setCentralWidget(middle);
    connect(m_browser, &ManualBrowser::pageChanged, this, &ManualWindow::showHeadings);
    connect(m_browser, &ManualBrowser::foundChanged, this, &ManualWindow::showFound);
    resize(firstSize);
}

ManualWindow* ManualWindow::open(const QWidget& from, const QString& page)
{
    QWidget* owner = from.window();
    auto* manual = owner->findChild<ManualWindow*>({}, Qt::FindDirectChildrenOnly);
    if (manual == nullptr)
        manual = new ManualWindow(owner);
    manual->showPage(page);
    manual->setWindowState(manual->windowState() & ~Qt::WindowMinimized);
    manual->show();
    manual->raise();
    manual->activateWindow();
    return manual;
}

void ManualWindow::showPage(const QString& id)
{
    m_browser->showPage(id);
    m_browser->setFocus();
}

QString ManualWindow::page() const
{
    return m_browser->page();
}

void ManualWindow::addTools()
{
    QToolBar* bar = addToolBar(tr("Pages"));
    bar->setObjectName(QStringLiteral("manual.tools"));
    bar->setMovable(false);
    const auto addButton = [this, bar](const QString& icon, const QString& name,
                                       const QKeySequence& key, auto run) {
        QToolButton* button = makeIconButton(icon, name);
        button->setToolTip(
            QStringLiteral("%1  %2").arg(name, key.toString(QKeySequence::NativeText)));
        connect(button, &QToolButton::clicked, this, run);
        connect(new QShortcut(key, this), &QShortcut::activated, this, run);
        bar->addWidget(button);
        return button;
    };
    QToolButton* back =
        addButton(QStringLiteral("arrow-left"), tr("Back"), QKeySequence(Qt::ALT | Qt::Key_Left),
                  [this] { m_browser->backward(); });
    QToolButton* forward =
        addButton(QStringLiteral("arrow-right"), tr("Forward"),
                  QKeySequence(Qt::ALT | Qt::Key_Right), [this] { m_browser->forward(); });
    addButton(QStringLiteral("home"), tr("First page"), QKeySequence(Qt::ALT | Qt::Key_Home),
              [this] { showPage(firstManualPage()); });
    back->setEnabled(false);
    forward->setEnabled(false);
    connect(m_browser, &QTextBrowser::backwardAvailable, back, &QWidget::setEnabled);
    connect(m_browser, &QTextBrowser::forwardAvailable, forward, &QWidget::setEnabled);

    auto* stretch = new QWidget;
    stretch->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(stretch);
    bar->addWidget(m_found);
    m_find->setPlaceholderText(tr("Find in this page"));
    m_find->setAccessibleName(tr("Find in this page"));
    m_find->setClearButtonEnabled(true);
    m_find->setMaximumWidth(fontMetrics().averageCharWidth() * findLetters);
    bar->addWidget(m_find);
    connect(m_find, &QLineEdit::textChanged, m_browser, &ManualBrowser::find);
    connect(m_find, &QLineEdit::returnPressed, this, [this] { m_browser->findStep(1); });
    const auto step = [this](int by) { return [this, by] { m_browser->findStep(by); }; };
    addButton(QStringLiteral("chevron-up"), tr("Previous place"),
              QKeySequence(Qt::SHIFT | Qt::Key_F3), step(-1));
    addButton(QStringLiteral("chevron-down"), tr("Next place"), QKeySequence(Qt::Key_F3), step(1));

    const auto onKey = [this](const QKeySequence& key, auto run) {
        connect(new QShortcut(key, this), &QShortcut::activated, this, run);
    };
    onKey(QKeySequence(QKeySequence::Find), [this] {
        m_find->setFocus();
        m_find->selectAll();
    });
    // The first press ends the search, the second closes the manual.
    onKey(QKeySequence(Qt::Key_Escape), [this] {
        if (m_find->text().isEmpty())
            close();
        m_find->clear();
        m_browser->setFocus();
    });
}

void ManualWindow::addContents()
{
    m_contents->setAccessibleName(tr("Contents"));
    m_contents->setHeaderHidden(true);
    m_contents->setRootIsDecorated(false);
    m_contents->setFrameShape(QFrame::NoFrame);
    m_contents->setIndentation(spacing::l);
    m_contents->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_contents->setFixedWidth(fontMetrics().averageCharWidth() * contentsLetters);
    for (const ManualPage& page : manualPages()) {
        auto* line = new QTreeWidgetItem(m_contents, {page.title});
        line->setData(0, PageRole, page.id);
        const auto setIcon = [line, name = page.icon] {
            line->setIcon(0, Theme::instance().icon(name));
        };
        setIcon();
        connect(&Theme::instance(), &Theme::changed, m_contents, setIcon);
    }
    const auto choose = [this](QTreeWidgetItem* line) {
        const QString heading = line->data(0, HeadingRole).toString();
        if (heading.isEmpty())
            m_browser->showPage(line->data(0, PageRole).toString());
        else
            m_browser->goToHeading(heading);
    };
    connect(m_contents, &QTreeWidget::itemClicked, this, choose);
    connect(m_contents, &QTreeWidget::itemActivated, this, choose);
}

// The page's line is marked, and under it stand its headings.
void ManualWindow::showHeadings()
{
    for (int i = 0; i < m_contents->topLevelItemCount(); ++i) {
        QTreeWidgetItem* line = m_contents->topLevelItem(i);
        qDeleteAll(line->takeChildren());
        line->setSizeHint(0, QSize(0, Theme::instance().rowHeight()));
        if (line->data(0, PageRole).toString() != page())
            continue;
        for (const ManualBrowser::Heading& heading : m_browser->headings()) {
            if (heading.level == 1)
                continue;
            auto* child = new QTreeWidgetItem(line, {heading.text});
            child->setData(0, HeadingRole, heading.text);
            child->setToolTip(0, heading.text);
            child->setForeground(0, Theme::instance().colors().text.secondary);
            child->setSizeHint(0, QSize(0, Theme::instance().rowHeight() - spacing::xs));
        }
        line->setExpanded(true);
        m_contents->setCurrentItem(line);
        setWindowTitle(tr("%1 – Manual").arg(line->text(0)));
    }
}

void ManualWindow::showFound()
{
    m_found->setText(m_find->text().isEmpty() ? QString()
                     : m_browser->found() == 0
                         ? tr("not on this page")
                         : tr("%1 of %2").arg(m_browser->foundCurrent()).arg(m_browser->found()));
}

} // namespace mesewright::ui
