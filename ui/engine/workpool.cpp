// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/workpool.h"

namespace mesewright::ui {

QThreadPool& workPool()
{
    static QThreadPool pool;
    return pool;
}

} // namespace mesewright::ui
