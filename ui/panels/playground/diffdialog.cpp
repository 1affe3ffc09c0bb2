// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/playground/diffdialog.h"

#include "ui/widgets/code/diffview.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QDialog>

namespace mesewright::ui {

namespace {

constexpr QSize dialogSize(1100, 680);

QString translated(const char* text)
{
    return QCoreApplication::translate("mesewright::ui::PlaygroundPanel", text);
}

} // namespace

void showDiff(const QString& base, const QString& adapter, QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("answerDiff"));
    dialog->setWindowTitle(translated(
        QT_TRANSLATE_NOOP("mesewright::ui::PlaygroundPanel", "Base and adapter compared")));
    dialog->resize(dialogSize);
    auto* column = new QVBoxLayout(dialog);
    auto* view = new DiffView(CodeLanguage::Lua);
    view->editors().setNames(
        translated(QT_TRANSLATE_NOOP("mesewright::ui::PlaygroundPanel", "Base")),
        translated(QT_TRANSLATE_NOOP("mesewright::ui::PlaygroundPanel", "Adapter")));
    view->editors().setTexts(base, adapter);
    column->addWidget(view);
    dialog->show();
}

} // namespace mesewright::ui
