// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandpalette.h"

#include "ui/shell/theme/icons.h"
#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int paletteWidth = 640;
constexpr int paletteHeight = 460;
constexpr int top = 56;
constexpr int side = 12;
constexpr int textLeft = 36;

class PaletteDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme& theme = Theme::instance();
        const Colors& colors = theme.colors();
        const bool blocked = !index.data(PaletteModel::WhyNotRole).toString().isEmpty();
        const QRect rect = option.rect;
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(rect, colors.bg.selected);
        const QColor ink = blocked ? colors.text.disabled : colors.text.primary;
        const QString icon = index.data(PaletteModel::IconRole).toString();
        if (!icon.isEmpty()) {
            const int size = theme.sizes().icon;
            painter->drawPixmap(
                rect.x() + side, rect.y() + (rect.height() - size) / 2,
                iconPixmap(icon, ink, size, painter->device()->devicePixelRatioF()));
        }
        const int textRight = paintRight(*painter, option, index, blocked);
        paintText(
            *painter,
            QRect(rect.x() + textLeft, rect.y(), textRight - rect.x() - textLeft, rect.height()),
            index, ink);
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {paletteWidth, Theme::instance().rowHeight() + 2};
    }

private:
    /// Shortcut or the reason why not, then the group; returns where the text must end.
    static int paintRight(QPainter& painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index, bool blocked)
    {
        const Theme& theme = Theme::instance();
        int right = option.rect.right() - side;
        const auto draw = [&](const QString& text, TextStyle style) {
            if (text.isEmpty())
                return;
            painter.setFont(theme.font(style));
            const int width = painter.fontMetrics().horizontalAdvance(text);
            painter.setPen(theme.colors().text.secondary);
            painter.drawText(QRect(right - width, option.rect.y(), width, option.rect.height()),
                             Qt::AlignVCenter | Qt::AlignRight, text);
            right -= width + side;
        };
        if (blocked) {
            draw(PaletteModel::tr("not now: %1")
                     .arg(index.data(PaletteModel::WhyNotRole).toString()),
                 TextStyle::Small);
        } else {
            draw(index.data(PaletteModel::KeysRole).toString(), TextStyle::Figure);
            draw(index.data(PaletteModel::GroupRole).toString(), TextStyle::Small);
        }
        return right;
    }

    /// The text with the letters that were typed in bold.
    static void paintText(QPainter& painter, const QRect& rect, const QModelIndex& index,
                          const QColor& ink)
    {
        const QFont plain = Theme::instance().font(TextStyle::Body);
        QFont bold = plain;
        bold.setWeight(QFont::Bold);
        const QString text = index.data().toString();
        const auto positions = index.data(PaletteModel::PositionsRole).value<QList<int>>();
        painter.setPen(ink);
        int x = rect.x();
        for (int i = 0; i < text.size() && x < rect.right(); ++i) {
            painter.setFont(positions.contains(i) ? bold : plain);
            const QString letter(text[i]);
            painter.drawText(QRect(x, rect.y(), rect.right() - x, rect.height()),
                             Qt::AlignVCenter | Qt::AlignLeft, letter);
            x += painter.fontMetrics().horizontalAdvance(letter);
        }
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget* window) : QFrame(window)
{
    setProperty("card", true);
    setAccessibleName(tr("Command palette"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::s, spacing::s, spacing::s, spacing::s);
    m_field = new QLineEdit;
    m_field->setPlaceholderText(tr("Actions, items, runs, settings"));
    m_field->setAccessibleName(tr("Search actions, items, runs and settings"));
    m_field->setClearButtonEnabled(true);
    column->addWidget(m_field);
    m_list = new QListView;
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("What fits"));
    column->addWidget(m_list, 1);
    column->addWidget(
        makeLabel(tr("Enter run    Ctrl+Enter show its panel    > actions    # items    "
                     "@ runs    , settings    Esc close"),
                  TextStyle::Small, Tone::Tertiary));
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model.setQuery(text);
        m_list->setCurrentIndex(m_model.index(0));
    });
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    hide();
}

void CommandPalette::open(QList<PaletteEntry> entries, const QString& query)
{
    m_model.setEntries(std::move(entries));
    m_field->setText(query);
    m_model.setQuery(query);
    const QSize room = parentWidget()->size();
    const int width = std::min(paletteWidth, room.width() - 2 * spacing::xl);
    const int height = std::min(paletteHeight, room.height() - top - spacing::xl);
    setGeometry((room.width() - width) / 2, top, width, height);
    m_list->setCurrentIndex(m_model.index(0));
    show();
    raise();
    m_field->setFocus();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut) {
        hide();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Escape:
        hide();
        return true;
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(8);
        return true;
    case Qt::Key_PageUp:
        move(-8);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (static_cast<QKeyEvent*>(event)->modifiers().testFlag(Qt::ControlModifier))
            showCurrent();
        else
            runCurrent();
        return true;
    case Qt::Key_Tab:
        if (m_list->currentIndex().isValid())
            m_field->setText(m_list->currentIndex().data().toString());
        return true;
    default:
        return false;
    }
}

void CommandPalette::move(int step)
{
    const int rows = m_model.rowCount();
    if (rows > 0)
        m_list->setCurrentIndex(
            m_model.index(std::clamp(m_list->currentIndex().row() + step, 0, rows - 1)));
}

void CommandPalette::showCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid() || m_model.at(index.row()).panel.isEmpty())
        return;
    const PaletteEntry entry = m_model.at(index.row());
    hide();
    Q_EMIT panelWanted(entry);
}

void CommandPalette::runCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const PaletteEntry entry = m_model.at(index.row());
    if (!entry.whyNot.isEmpty())
        return;
    hide();
    Q_EMIT chosen(entry);
}

} // namespace mesewright::ui
