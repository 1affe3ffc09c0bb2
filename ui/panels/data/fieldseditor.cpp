// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/fieldseditor.h"

#include "core/data/rowtable.h"
#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>

namespace mesewright::ui {

namespace {

constexpr int instructionLines = 3;
constexpr int inputLines = 5;
constexpr int outputLines = 8;

QString textOf(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

FieldsEditor::FieldsEditor(QWidget* parent) : QWidget(parent)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(spacing::card, spacing::m, spacing::card, spacing::m);
    outer->setSpacing(spacing::s);
    m_message = makeLabel({}, TextStyle::Body, Tone::Secondary);
    m_message->setWordWrap(true);
    outer->addWidget(m_message);
    m_form = new QWidget;
    auto* column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::xs);
    outer->addWidget(m_form, 1);
    m_instruction = addText(tr("Instruction"), instructionLines);
    m_input = addText(tr("Input"), inputLines);
    m_output = addText(tr("Output"), outputLines);
    column->setStretchFactor(m_output, 1);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(spacing::s);
    const auto addLine = [&](const QString& label, int column) {
        QLabel* name = makeLabel(label, TextStyle::Small, Tone::Secondary);
        auto* edit = new QLineEdit;
        edit->setAccessibleName(label);
        name->setBuddy(edit);
        grid->addWidget(name, 0, column);
        grid->addWidget(edit, 1, column);
        connect(edit, &QLineEdit::textChanged, this, &FieldsEditor::refreshButtons);
        return edit;
    };
    m_family = addLine(tr("Family"), 0);
    m_licence = addLine(tr("Licence"), 1);
    m_source = addLine(tr("Source"), 2);
    column->addLayout(grid);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    m_revert = makeButton(tr("Revert"));
    m_apply = makeButton(tr("Apply"), QStringLiteral("check"));
    m_apply->setToolTip(tr("Ctrl+Enter"));
    buttons->addWidget(m_revert);
    buttons->addWidget(m_apply);
    column->addLayout(buttons);
    connect(m_apply, &QPushButton::clicked, this, &FieldsEditor::apply);
    connect(m_revert, &QPushButton::clicked, this, &FieldsEditor::revert);
    auto* keys = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    keys->setContext(Qt::WidgetWithChildrenShortcut);
    connect(keys, &QShortcut::activated, this, &FieldsEditor::apply);
    clear(tr("Choose a row."));
}

QPlainTextEdit* FieldsEditor::addText(const QString& label, int lines)
{
    auto* edit = new QPlainTextEdit;
    edit->setAccessibleName(label);
    edit->setTabChangesFocus(true);
    followFont(edit, TextStyle::Code);
    edit->setMinimumHeight((lines + 1) * edit->fontMetrics().lineSpacing());
    QLabel* name = makeLabel(label, TextStyle::Small, Tone::Secondary);
    name->setBuddy(edit);
    m_form->layout()->addWidget(name);
    m_form->layout()->addWidget(edit);
    connect(edit, &QPlainTextEdit::textChanged, this, &FieldsEditor::refreshButtons);
    return edit;
}

void FieldsEditor::setItem(const TaskItem& item, const std::string& line)
{
    m_item = item;
    m_line = line;
    m_message->hide();
    m_form->show();
    revert();
}

void FieldsEditor::clear(const QString& why)
{
    m_item = {};
    m_line.clear();
    m_message->setText(why);
    m_message->show();
    m_form->hide();
}

void FieldsEditor::revert()
{
    m_instruction->setPlainText(textOf(m_item.instruction));
    m_input->setPlainText(textOf(m_item.input));
    m_output->setPlainText(textOf(m_item.output));
    m_family->setText(textOf(m_item.family));
    m_licence->setText(textOf(m_item.licence));
    m_source->setText(textOf(m_item.source));
    m_shown = typedTexts();
    refreshButtons();
}

std::string FieldsEditor::editedLine() const
{
    const bool american = m_line.find("\"license\"") != std::string::npos &&
                          m_line.find("\"licence\"") == std::string::npos;
    const char* const keys[] = {
        "instruction", "input", "output", "family", american ? "license" : "licence", "source"};
    const std::array<QString, 6> typed = typedTexts();
    std::string line = m_line;
    for (std::size_t i = 0; i < typed.size(); ++i)
        if (typed[i] != m_shown[i])
            line = withTextMember(line, keys[i], typed[i].toStdString());
    return line;
}

std::array<QString, 6> FieldsEditor::typedTexts() const
{
    return {m_instruction->toPlainText(),
            m_input->toPlainText(),
            m_output->toPlainText(),
            m_family->text(),
            m_licence->text(),
            m_source->text()};
}

bool FieldsEditor::dirty() const
{
    return !m_line.empty() && editedLine() != m_line;
}

void FieldsEditor::apply()
{
    if (dirty())
        Q_EMIT applied(editedLine());
}

void FieldsEditor::refreshButtons()
{
    const bool changed = dirty();
    m_apply->setEnabled(changed);
    m_revert->setEnabled(changed);
}

void FieldsEditor::focusFirst()
{
    m_instruction->setFocus(Qt::ShortcutFocusReason);
}

} // namespace mesewright::ui
