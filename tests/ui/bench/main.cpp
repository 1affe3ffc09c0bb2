// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/bench/uibench.h"

#include "ui/shell/theme/theme.h"

#include <QApplication>

#include <cstdio>
#include <cstring>

namespace {

struct Target
{
    const char* name;
    const char* help;
    void (*run)();
};

constexpr Target targets[] = {
    {"charts", "charts of a million points: thinning, repainting, cursor, live appending",
     mesewright::ui::benchCharts},
    {"stalls", "the event loop's longest stalls while a model trains and a person works",
     mesewright::ui::benchStalls},
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (const auto installed = mesewright::ui::Theme::install(application); !installed) {
        std::fprintf(stderr, "mesewright-uibench: %s\n", installed.error().message.c_str());
        return 70;
    }
    for (const Target& target : targets) {
        if (argc == 2 && std::strcmp(argv[1], target.name) == 0) {
            target.run();
            return 0;
        }
    }
    std::fprintf(stderr, "mesewright-uibench TARGET; targets:\n");
    for (const Target& target : targets)
        std::fprintf(stderr, "  %-10s %s\n", target.name, target.help);
    return 2;
}
