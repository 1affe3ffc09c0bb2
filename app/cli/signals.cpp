// SPDX-License-Identifier: Apache-2.0
#include "app/cli/signals.h"

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace mesewright {

namespace {

/// Lives as long as the process: a handler may run at any time.
const CancelToken& stopToken()
{
    static const CancelToken* const token = new CancelToken;
    return *token;
}

void onSignal(int signal)
{
    stopToken().request();
    // The next one of this kind meets the system's default and ends the process.
    std::signal(signal, SIG_DFL);
}

void handle(int signal)
{
    struct sigaction action = {};
    action.sa_handler = onSignal;
    // Without SA_RESTART a read from a terminal ends, too.
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
}

} // namespace

CancelToken handleSignals()
{
    for (int descriptor = 0; descriptor <= 2; ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) < 0)
            static_cast<void>(::open("/dev/null", descriptor == 0 ? O_RDWR : O_RDONLY));
    }
    const CancelToken& token = stopToken(); // made before the first signal can come
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    handle(SIGINT);
    handle(SIGTERM);
    return token;
}

} // namespace mesewright
