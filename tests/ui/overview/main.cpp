// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/overview/overviewtests.h"

#include "ui/shell/theme/theme.h"

#include <QApplication>

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English));
    if (!mesewright::ui::Theme::install(application))
        return 1;
    return mesewright::ui::runOverviewTest(argc, argv) | mesewright::ui::runQueueTest(argc, argv);
}
