// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme/stylesheet.h"

#include "ui/shell/theme/theme.h"

#include <QHash>

namespace mesewright::ui {

namespace {

// Names in braces are replaced by colours and sizes of the theme. Kinds of buttons are a dynamic
// property: QPushButton { kind: primary | quiet | danger }.
constexpr char rules[] = R"(
QMainWindow, QDialog, QWizard { background: {window}; }
QMenuBar { background: {window}; color: {text}; border: none; padding: 2px 8px; }
QMenuBar::item { padding: 4px 10px; border-radius: {radius}; background: transparent; }
QMenuBar::item:selected { background: {hover}; }
QMenu { background: {surface}; color: {text}; border: 1px solid {line}; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 12px; border-radius: {radius}; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: {selected}; }
QMenu::item:disabled { color: {disabled}; }
QMenu::separator { height: 1px; background: {line}; margin: 4px 8px; }
QToolTip { background: {tooltip}; color: {onTooltip}; border: none; padding: 5px 8px; }
QStatusBar { background: {window}; color: {text}; }
QStatusBar::item { border: none; }
QToolBar { background: {window}; border: none; spacing: 8px; padding: 0 8px; }
QToolBar#rail { padding: 0; spacing: 0; }
QStatusBar QPushButton { min-height: 20px; padding: 0 6px; }
QStatusBar QPushButton[kind="quiet"]:focus { min-height: 18px; padding: 0 5px; }
QToolBar::separator { background: {line}; width: 1px; margin: 8px 4px; }

QPushButton { background: {surface}; color: {text}; border: 1px solid {strong};
    border-radius: {radius}; padding: 0 12px; min-height: 26px; }
QPushButton:hover { background: {hover}; }
QPushButton:pressed, QPushButton:checked { background: {selected}; }
QPushButton:focus { border: 2px solid {focus}; padding: 0 11px; min-height: 24px; }
QPushButton:disabled { color: {disabled}; background: {sunken}; border-color: {line}; }
QPushButton[kind="primary"] { background: {accent}; color: {onAccent}; border-color: {accent};
    font-weight: 600; }
QPushButton[kind="primary"]:hover { background: {accentHover}; border-color: {accentHover}; }
QPushButton[kind="primary"]:focus { border: 2px solid {text}; }
QPushButton[kind="primary"]:disabled { background: {sunken}; color: {disabled}; border-color: {line}; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover { background: {hover}; }
QPushButton[kind="quiet"]:focus { border: 2px solid {focus}; }
QPushButton[search="true"] { text-align: left; color: {tertiary}; font-weight: 400; }
QPushButton[kind="danger"] { color: {failed}; border-color: {failed}; }
QPushButton[kind="link"] { background: transparent; border: none; color: {link}; padding: 0 2px;
    text-align: left; min-height: 20px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid {focus}; padding: 0; min-height: 16px; }

QToolButton { background: transparent; color: {text}; border: 1px solid transparent;
    border-radius: {radius}; padding: 4px; }
QToolButton:hover { background: {hover}; }
QToolButton:checked { background: {selected}; }
QToolButton:focus { border: 2px solid {focus}; padding: 3px; }
QToolButton:disabled { color: {disabled}; }
QToolButton[segment="true"] { color: {secondary}; padding: 3px 12px; font-weight: 500; }
QToolButton[segment="true"]:checked { background: {surface}; border: 1px solid {strong};
    color: {text}; font-weight: 600; }
QToolButton[segment="true"]:focus { border: 2px solid {focus}; padding: 2px 11px; }
QFrame[segments="true"] { background: {sunken}; border: 1px solid {line}; border-radius: {radius}; }

QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QPlainTextEdit, QTextEdit {
    background: {surface}; color: {text}; border: 1px solid {strong}; border-radius: {radius};
    selection-background-color: {accent}; selection-color: {onAccent}; }
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox { min-height: 26px; padding: 0 8px; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus,
QTextEdit:focus { border: 2px solid {focus}; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus {
    padding: 0 7px; min-height: 24px; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled {
    color: {disabled}; background: {sunken}; border-color: {line}; }
QLineEdit[finding="error"], QSpinBox[finding="error"], QDoubleSpinBox[finding="error"],
QComboBox[finding="error"] { border-color: {failedSolid}; }
QLineEdit[finding="warning"], QSpinBox[finding="warning"], QDoubleSpinBox[finding="warning"],
QComboBox[finding="warning"] { border-color: {warningSolid}; }
QTextEdit[flat="true"] { border: none; border-radius: 0; }
QToolButton[field="true"] { background: {surface}; border: 1px solid {strong}; padding: 4px 12px;
    min-height: 18px; text-align: left; }
QToolButton[field="true"]:focus { border: 2px solid {focus}; padding: 3px 11px; }
QToolButton[field="true"]:checked { background: {selected}; border-color: {accent}; }
QToolButton[field="true"][popupMode="2"] { padding-right: 28px; }
QToolButton[field="true"][popupMode="2"]:focus { padding-right: 27px; }
QToolButton[field="true"]::menu-indicator { image: url(:/mesewright/controls/chevron-down.svg); width: 12px;
    height: 12px; subcontrol-origin: border; subcontrol-position: center right; right: 9px; }
QPushButton[field="true"] { text-align: left; font-weight: 400; padding-left: 9px; }
QPushButton[finding="error"] { border-color: {failedSolid}; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/mesewright/controls/chevron-down.svg); width: 14px; height: 14px; }
QPushButton::menu-indicator { image: url(:/mesewright/controls/chevron-down.svg); width: 12px;
    height: 12px; subcontrol-origin: padding; subcontrol-position: right center; right: 4px; }
QToolButton::menu-indicator { image: none; }
QSlider::groove:horizontal { height: 4px; background: {line}; border-radius: 2px; }
QSlider::sub-page:horizontal { background: {accent}; border-radius: 2px; }
QSlider::sub-page:horizontal:disabled { background: {line}; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -6px 0; border-radius: 8px;
    background: {surface}; border: 2px solid {accent}; }
QSlider::handle:horizontal:focus { border-color: {focus}; background: {selected}; }
QSlider::handle:horizontal:disabled { border-color: {line}; }
QComboBox QAbstractItemView { background: {surface}; border: 1px solid {line};
    selection-background-color: {selected}; selection-color: {text}; }

QHeaderView { background: {sunken}; border: none; }
QHeaderView::section { background: {sunken}; color: {secondary}; border: none;
    border-bottom: 1px solid {line}; padding: 0 8px; min-height: 27px; font-weight: 500; }
QTableView, QTreeView, QListView { background: {surface}; alternate-background-color: {alternate};
    border: none; gridline-color: {line}; selection-background-color: {selected};
    selection-color: {text}; outline: none; }
QTabWidget::pane { border: none; }
QTabBar::tab { background: transparent; color: {secondary}; padding: 6px 14px; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: {text}; border-bottom-color: {accent}; font-weight: 600; }
QTabBar::tab:hover { background: {hover}; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: {strong}; border-radius: 3px; min-height: 28px; margin: 0 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: {strong}; border-radius: 3px; min-width: 28px; margin: 2px 0; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QMainWindow::separator { background: transparent; width: 8px; height: 8px; }

QFrame[card="true"] { background: {surface}; border: 1px solid {line}; border-radius: {cardRadius}; }
QFrame[panelFrame="true"] { background: {panel}; border: 1px solid {line}; border-radius: {cardRadius}; }
QFrame[rule="true"] { background: {line}; border: none; max-height: 1px; min-height: 1px; }
QLabel[tone="secondary"] { color: {secondary}; }
QLabel[tone="tertiary"] { color: {tertiary}; }
)";

} // namespace

QString makeStyleSheet(const Theme& theme)
{
    const Colors& c = theme.colors();
    const Sizes& sizes = theme.sizes();
    const QHash<QString, QString> values{
        {QStringLiteral("window"), c.bg.window.name()},
        {QStringLiteral("panel"), c.bg.panel.name()},
        {QStringLiteral("surface"), c.bg.surface.name()},
        {QStringLiteral("sunken"), c.bg.sunken.name()},
        {QStringLiteral("alternate"), c.bg.alternate.name()},
        {QStringLiteral("hover"), c.bg.hover.name()},
        {QStringLiteral("selected"), c.bg.selected.name()},
        {QStringLiteral("tooltip"), c.bg.tooltip.name()},
        {QStringLiteral("onTooltip"), c.text.onTooltip.name()},
        {QStringLiteral("text"), c.text.primary.name()},
        {QStringLiteral("secondary"), c.text.secondary.name()},
        {QStringLiteral("tertiary"), c.text.tertiary.name()},
        {QStringLiteral("disabled"), c.text.disabled.name()},
        {QStringLiteral("onAccent"), c.text.onAccent.name()},
        {QStringLiteral("link"), c.text.link.name()},
        {QStringLiteral("line"), c.border.subtle.name()},
        {QStringLiteral("strong"), c.border.strong.name()},
        {QStringLiteral("focus"), c.border.focus.name()},
        {QStringLiteral("accent"), c.accent.base.name()},
        {QStringLiteral("accentHover"), c.accent.hover.name()},
        {QStringLiteral("failed"), c.state(State::Failed).fg.name()},
        {QStringLiteral("failedSolid"), c.state(State::Failed).solid.name()},
        {QStringLiteral("warningSolid"), c.state(State::NotExtracted).solid.name()},
        {QStringLiteral("radius"), QStringLiteral("%1px").arg(sizes.radiusControl)},
        {QStringLiteral("cardRadius"), QStringLiteral("%1px").arg(sizes.radiusCard)},
    };
    QString sheet = QString::fromLatin1(rules);
    for (auto it = values.begin(); it != values.end(); ++it)
        sheet.replace(QLatin1Char('{') + it.key() + QLatin1Char('}'), it.value());
    return sheet;
}

} // namespace mesewright::ui
