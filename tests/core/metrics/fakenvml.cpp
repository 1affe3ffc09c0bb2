// SPDX-License-Identifier: Apache-2.0
// A stand-in for NVIDIA's management library with one card. MESEWRIGHT_FAKE_NVML says how it
// behaves: "" answers everything, "nopower" refuses the power, "nodriver" does not start,
// "nogpu" has no card.
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

constexpr int notSupported = 3;
constexpr int driverNotLoaded = 9;

bool behaves(const char* how)
{
    const char* set = std::getenv("MESEWRIGHT_FAKE_NVML");
    return set != nullptr && std::string(set) == how;
}

struct Memory
{
    unsigned long long total, free, used;
};

struct Load
{
    unsigned gpu, memory;
};

int theCard = 0;
unsigned looks = 0;

} // namespace

extern "C" {

int nvmlInit_v2()
{
    return behaves("nodriver") ? driverNotLoaded : 0;
}
int nvmlShutdown()
{
    return 0;
}
const char* nvmlErrorString(int code)
{
    return code == notSupported ? "Not Supported" : "Driver Not Loaded";
}
int nvmlDeviceGetCount_v2(unsigned* count)
{
    *count = behaves("nogpu") ? 0 : 1;
    return 0;
}
int nvmlDeviceGetHandleByIndex_v2(unsigned, void** device)
{
    *device = &theCard;
    return 0;
}
int nvmlDeviceGetName(void*, char* name, unsigned length)
{
    std::strncpy(name, "Fake 3090", length);
    return 0;
}
int nvmlDeviceGetMemoryInfo(void*, Memory* memory)
{
    *memory = {24ULL << 30, 14ULL << 30, 10ULL << 30};
    return 0;
}
int nvmlDeviceGetUtilizationRates(void*, Load* load)
{
    *load = {97, 40};
    return 0;
}
int nvmlDeviceGetPowerUsage(void*, unsigned* milliwatts)
{
    if (behaves("nopower"))
        return notSupported;
    *milliwatts = 318'000;
    return 0;
}
int nvmlDeviceGetEnforcedPowerLimit(void*, unsigned* milliwatts)
{
    *milliwatts = 350'000;
    return 0;
}
int nvmlDeviceGetTemperature(void*, unsigned, unsigned* degrees)
{
    *degrees = 61 + looks++ % 10;
    return 0;
}

} // extern "C"
