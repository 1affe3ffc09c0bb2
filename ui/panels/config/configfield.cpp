// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/config/configfield.h"

#include "ui/widgets/badge.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>

namespace mesewright::ui {

namespace {

constexpr int labelWidth = 118;
constexpr int controlWidth = 150;
constexpr int unitWidth = 76;

} // namespace

ConfigField::ConfigField(const FieldDescription& description, const QString& label, QWidget* parent)
    : QWidget(parent), m_description(description), m_kind(kindOf(description))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(spacing::s);
    grid->setVerticalSpacing(spacing::xxs);
    QLabel* name = makeLabel(label);
    name->setMinimumWidth(labelWidth);
    grid->addWidget(name, 0, 0);
    QWidget* control = makeControl();
    control->setMinimumWidth(controlWidth);
    control->setMaximumWidth(controlWidth);
    QString help = QString::fromStdString(description.help);
    if (!description.range.empty())
        help += QStringLiteral("; ") + QString::fromStdString(description.range);
    control->setToolTip(tr("%1: %2\nDefault: %3")
                            .arg(QString::fromStdString(description.path), help,
                                 QString::fromStdString(description.defaultText)));
    control->setAccessibleName(label);
    control->setAccessibleDescription(help);
    control->setObjectName(QStringLiteral("field.") + QString::fromStdString(description.path));
    control->installEventFilter(this);
    name->setBuddy(control);
    grid->addWidget(control, 0, 1);
    m_unit = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_unit->setMinimumWidth(unitWidth);
    grid->addWidget(m_unit, 0, 2);
    grid->setColumnStretch(2, 1);
    m_origin = makeLabel({}, TextStyle::Small, Tone::Tertiary);
    m_origin->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(m_origin, 0, 3, Qt::AlignRight);
    m_badge = new Badge;
    grid->addWidget(m_badge, 0, 3, Qt::AlignRight);
    m_problem = makeLabel({}, TextStyle::Small);
    m_problem->setWordWrap(true);
    m_problem->hide();
    grid->addWidget(m_problem, 1, 1, 1, 3);
}

QWidget* ConfigField::makeControl()
{
    switch (m_kind) {
    case FieldKind::Choice:
    case FieldKind::TrueOrFalse:
        m_combo = new QComboBox;
        if (m_kind == FieldKind::TrueOrFalse)
            m_combo->addItems({QStringLiteral("true"), QStringLiteral("false")});
        for (const std::string& choice : m_description.choices)
            m_combo->addItem(QString::fromStdString(choice));
        connect(m_combo, &QComboBox::textActivated, this, &ConfigField::typed);
        return m_combo;
    case FieldKind::Names:
        return makeModules();
    default:
        break;
    }
    m_edit = new QLineEdit;
    followFont(m_edit, TextStyle::Figure);
    connect(m_edit, &QLineEdit::textEdited, this, &ConfigField::typed);
    connect(m_edit, &QLineEdit::editingFinished, this, &ConfigField::leave);
    return m_edit;
}

QWidget* ConfigField::makeModules()
{
    m_modules = new QPushButton;
    m_modules->setAutoDefault(false);
    m_modules->setProperty("field", true);
    m_modules->setFocusPolicy(Qt::StrongFocus);
    auto* menu = new QMenu(m_modules);
    for (const std::string& choice : m_description.choices) {
        QAction* action = menu->addAction(QString::fromStdString(choice));
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, menu] {
            QStringList names;
            for (const QAction* entry : menu->actions())
                if (entry->isChecked())
                    names.append(entry->text());
            typed(names.join(QStringLiteral(", ")));
        });
    }
    m_modules->setMenu(menu);
    return m_modules;
}

QString ConfigField::controlText() const
{
    return m_edit    ? m_edit->text()
           : m_combo ? m_combo->currentText()
                     : m_modules->property("names").toString();
}

void ConfigField::typed(const QString& text)
{
    const auto value = typedValue(m_kind, text);
    if (!value) {
        const QString kind = QString::fromStdString(m_description.type);
        showProblem(tr("This is no %1; the file still says %2.")
                        .arg(kind, shownValue(m_kind, m_text.value)),
                    Severity::Error);
        return;
    }
    if (*value != m_text.value)
        Q_EMIT edited(m_description.path, *value);
    else
        showText(m_text);
}

/// What is no value goes back to what the file says.
void ConfigField::leave()
{
    if (!typedValue(m_kind, m_edit->text()))
        m_edit->clear();
    showText(m_text);
}

void ConfigField::showText(const FieldText& text)
{
    m_text = text;
    const QString shown = shownValue(m_kind, text.value);
    if (m_edit) {
        const auto typing = m_edit->hasFocus() ? typedValue(m_kind, m_edit->text()) : std::nullopt;
        if (!typing || *typing != text.value) {
            const QSignalBlocker blocker(m_edit);
            if (m_edit->text() != shown)
                m_edit->setText(shown);
        }
    } else if (m_combo) {
        const QSignalBlocker blocker(m_combo);
        m_combo->setCurrentIndex(m_combo->findText(shown));
    } else {
        const QStringList names = shown.split(QStringLiteral(", "));
        for (QAction* action : m_modules->menu()->actions())
            action->setChecked(names.contains(action->text()));
        QString brief = shown;
        // The style leaves no room before the text of a button that has a menu.
        constexpr QChar room(0x2002);
        m_modules->setText(room + brief.remove(QStringLiteral("_proj")));
        m_modules->setProperty("names", shown);
    }
    m_unit->setText(text.unit);
    const bool plain = !text.finding && text.was.isEmpty();
    m_origin->setText(plain ? text.origin : QString());
    if (text.finding) {
        showProblem(QString::fromStdString(text.finding->text), text.finding->severity);
        return;
    }
    m_problem->hide();
    setFindingProperty("");
    m_badge->setText(text.was.isEmpty()
                         ? BadgeText{}
                         : BadgeText{State::Running, {}, tr("was %1").arg(text.was)});
}

void ConfigField::showProblem(const QString& text, Severity severity)
{
    const bool error = severity == Severity::Error;
    const State state = error ? State::Failed : State::NotExtracted;
    const QString icon = error ? QStringLiteral("error") : QStringLiteral("warning");
    const int line = m_text.finding ? m_text.finding->line : 0;
    m_badge->setText({state, icon, line > 0 ? tr("line %1").arg(line) : tr("check")});
    m_origin->clear();
    m_problem->setText(text);
    QPalette ink = m_problem->palette();
    ink.setColor(QPalette::WindowText, Theme::instance().colors().state(state).fg);
    m_problem->setPalette(ink);
    m_problem->show();
    setFindingProperty(error ? "error" : "warning");
}

void ConfigField::setFindingProperty(const char* value)
{
    QWidget* control = m_edit    ? static_cast<QWidget*>(m_edit)
                       : m_combo ? static_cast<QWidget*>(m_combo)
                                 : m_modules;
    if (control->property("finding").toString() == QLatin1String(value))
        return;
    control->setProperty("finding", QLatin1String(value));
    control->style()->unpolish(control);
    control->style()->polish(control);
}

void ConfigField::focusControl()
{
    QWidget* control = m_edit    ? static_cast<QWidget*>(m_edit)
                       : m_combo ? static_cast<QWidget*>(m_combo)
                                 : m_modules;
    control->setFocus(Qt::ShortcutFocusReason);
    if (m_edit)
        m_edit->selectAll();
}

bool ConfigField::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT entered(m_description.path);
    return QWidget::eventFilter(watched, event);
}

void ConfigField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_F2) {
        Q_EMIT placeAsked(m_description.path);
        event->accept();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace mesewright::ui
