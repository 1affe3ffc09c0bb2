// SPDX-License-Identifier: Apache-2.0
#include "app/luabox/fixedseed.h"

#include "app/luabox/lua.h"

#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <dlfcn.h>
#include <sys/personality.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

bool seedsAreFixed = false;

} // namespace

// These stand before the C library's functions of the same names for the whole program, the Lua
// library included. syscall() is not told how many words it was given: like the C library's, it
// takes them all, which AddressSanitizer would not like. LuaJIT seeds with getrandom by syscall()
// or with getentropy(), Lua 5.4 with time().

extern "C" __attribute__((visibility("default"), no_sanitize("address"))) long syscall(long number,
                                                                                       ...) noexcept
{
    va_list list;
    va_start(list, number);
    long words[6];
    for (long& word : words)
        word = va_arg(list, long);
    va_end(list);
    if (seedsAreFixed && number == SYS_getrandom) {
        std::memset(reinterpret_cast<void*>(words[0]), 0x5A, static_cast<std::size_t>(words[1]));
        return words[1];
    }
    static const auto real = reinterpret_cast<long (*)(long, ...)>(::dlsym(RTLD_NEXT, "syscall"));
    return real(number, words[0], words[1], words[2], words[3], words[4], words[5]);
}

extern "C" __attribute__((visibility("default"))) int getentropy(void* buffer,
                                                                 std::size_t size) noexcept
{
    if (seedsAreFixed) {
        std::memset(buffer, 0x5A, size);
        return 0;
    }
    return ::syscall(SYS_getrandom, buffer, size, 0) == static_cast<long>(size) ? 0 : -1;
}

extern "C" __attribute__((visibility("default"))) std::time_t time(std::time_t* out) noexcept
{
    timespec now{};
    if (!seedsAreFixed)
        ::clock_gettime(CLOCK_REALTIME, &now);
    if (out)
        *out = now.tv_sec;
    return now.tv_sec;
}

namespace mesewright::luabox {

FixedSeedScope::FixedSeedScope()
{
    seedsAreFixed = true;
}

FixedSeedScope::~FixedSeedScope()
{
    seedsAreFixed = false;
}

void fixAddresses([[maybe_unused]] char* const* arguments)
{
    if constexpr (!onLuaJit) {
        const int now = ::personality(0xFFFFFFFF);
        if (now < 0 || (now & ADDR_NO_RANDOMIZE) != 0 ||
            ::personality(static_cast<unsigned long>(now) | ADDR_NO_RANDOMIZE) < 0)
            return;
        // Some container rules let the call pass without effect: that must not become a loop.
        if ((::personality(0xFFFFFFFF) & ADDR_NO_RANDOMIZE) != 0)
            ::execv("/proc/self/exe", arguments);
    }
}

} // namespace mesewright::luabox
