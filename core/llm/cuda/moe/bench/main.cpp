// SPDX-License-Identifier: Apache-2.0
// mesewright-moebench: how fast the 4-bit expert kernels are on this GPU.
#include "core/llm/cuda/moe/bench/rig.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

using namespace mesewright::moe;

namespace {

const char* const usage =
    "mesewright-moebench [--rows N,N,...] [--format nf4|mxfp4] [--uniform] [--stream-up-to N]\n"
    "                    [--tile-slots 32|48] [--json FILE]\n"
    "Times gate_up, down and 24 whole expert layers (one CUDA graph) with random weights that\n"
    "rotate over 4 layers, so that they come from memory. Medians of 20.\n"
    "  --rows          batch sizes (1,5,16,30,60,100,150,300)\n"
    "  --format        one format only\n"
    "  --uniform       every expert equally likely (otherwise skewed: the busiest has 3-4x the "
    "mean)\n"
    "  --stream-up-to  experts with at most N slots take the streaming kernel, the others the "
    "tile\n"
    "                  kernel (otherwise the built-in choice)\n"
    "  --tile-slots    slots of a tile kernel's group (otherwise the built-in choice)\n"
    "  --json          also write the figures there\n";

struct Options
{
    std::vector<int> rows = {1, 5, 16, 30, 60, 100, 150, 300};
    bool nf4 = true, mxfp4 = true, uniform = false;
    int streamUpTo = -1, tileSlots = 0;
    std::string json;
};

bool parse(int argc, char** argv, Options& o)
{
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        const bool last = i + 1 >= argc;
        if (name == "--uniform") {
            o.uniform = true;
        } else if (last) {
            return false;
        } else if (name == "--rows") {
            o.rows.clear();
            char* at = argv[++i];
            do {
                const long n = std::strtol(at, &at, 10);
                if (n < 1 || n > maxRows || (*at != ',' && *at != 0))
                    return false;
                o.rows.push_back(static_cast<int>(n));
            } while (*at++ == ',');
        } else if (name == "--format") {
            const std::string format = argv[++i];
            o.nf4 = format == "nf4";
            o.mxfp4 = format == "mxfp4";
            if (!o.nf4 && !o.mxfp4)
                return false;
        } else if (name == "--stream-up-to") {
            o.streamUpTo = std::atoi(argv[++i]);
        } else if (name == "--tile-slots") {
            o.tileSlots = std::atoi(argv[++i]);
        } else if (name == "--json") {
            o.json = argv[++i];
        } else {
            return false;
        }
    }
    return true;
}

Policy chosen(const Options& o, Format format, int rows)
{
    Policy policy = policyFor(rows, format);
    if (o.streamUpTo >= 0)
        policy.streamUpTo = o.streamUpTo;
    if (o.tileSlots > 0)
        policy.tileSlots = o.tileSlots;
    return policy;
}
struct Figure
{
    double us, rate, share, flops;
};
Figure figureOf(double us, Projection p, int rows, double touched, double datasheet)
{
    const double bytes = touched * packedExpertBytes(p);
    const double flop = 2.0 * rows * topExperts * outputRows(p) * inner;
    return {us, bytes / us * 1e-3, bytes / us * 1e-3 / datasheet, flop / us * 1e-6};
}

} // namespace

int main(int argc, char** argv)
{
    Options o;
    if (!parse(argc, argv, o)) {
        std::fputs(usage, argc > 1 && !std::strcmp(argv[1], "--help") ? stdout : stderr);
        return argc > 1 && !std::strcmp(argv[1], "--help") ? 0 : 2;
    }
    std::string name;
    const double datasheet = datasheetRate(name);
    Rig rig;
    const double copy = copyRate();
    std::printf("%s, %d SMs, datasheet %.0f GB/s, copy on the device %.0f GB/s; %s routing\n",
                name.c_str(), rig.device().processors, datasheet, copy,
                o.uniform ? "uniform" : "skewed");
    std::printf("%5s %5s %5s %-6s %-8s | %8s %6s %5s %5s | %8s %6s %5s %5s | %9s\n", "rows", "exps",
                "busy", "format", "kernel", "gate_up", "GB/s", "share", "TF/s", "down", "GB/s",
                "share", "TF/s", "24 layers");
    std::string json = "{\"device\": \"" + name +
                       "\", \"datasheet_gb_s\": " + std::to_string(datasheet) +
                       ", \"copy_gb_s\": " + std::to_string(copy) +
                       ", \"uniform\": " + (o.uniform ? "true" : "false") + ", \"rows\": [";
    bool first = true;
    for (const int rows : o.rows) {
        rig.draw(rows, o.uniform);
        const RigRouting& r = rig.routing();
        for (const Format format : {Format::Nf4, Format::Mxfp4}) {
            if (format == Format::Nf4 ? !o.nf4 : !o.mxfp4)
                continue;
            const Policy policy = chosen(o, format, rows);
            const auto runGateUp = [&](int s, cudaStream_t stream) {
                mustWork(gateUp(rig.device(), rig.layer(format, s), r.sets[s], policy, rig.input(),
                                rig.buffers(), stream),
                         "gate_up");
            };
            const auto runDown = [&](int s, cudaStream_t stream) {
                mustWork(down(rig.device(), rig.layer(format, s), r.sets[s], policy, rig.buffers(),
                              stream),
                         "down");
            };
            const Figure gu =
                figureOf(medianOfSets(runGateUp), Projection::GateUp, rows, r.touched, datasheet);
            const Figure dn =
                figureOf(medianOfSets(runDown), Projection::Down, rows, r.touched, datasheet);
            const double layers = medianOfGraph([&](int s, cudaStream_t stream) {
                mustWork(plan(r.sets[s], stream), "plan");
                runGateUp(s, stream);
                runDown(s, stream);
                mustWork(combine(rows, rig.buffers(), nullptr, rig.output(), stream), "combine");
            });
            const std::string kernel = policy.streamUpTo >= rows ? "stream"
                                       : policy.streamUpTo > 0
                                           ? "both"
                                           : "tile " + std::to_string(policy.tileSlots);
            const char* const formatName = format == Format::Nf4 ? "nf4" : "mxfp4";
            std::printf("%5d %5.1f %5.1f %-6s %-8s | %8.1f %6.0f %4.0f%% %5.0f | %8.1f %6.0f "
                        "%4.0f%% %5.0f | %6.3f ms\n",
                        rows, r.touched, r.busiest, formatName, kernel.c_str(), gu.us, gu.rate,
                        gu.share * 100, gu.flops, dn.us, dn.rate, dn.share * 100, dn.flops,
                        layers * 1e-3);
            std::fflush(stdout);
            char line[512];
            std::snprintf(line, sizeof line,
                          "%s\n  {\"rows\": %d, \"experts\": %.2f, \"busiest\": %.2f, "
                          "\"format\": \"%s\", \"kernel\": \"%s\", \"gate_up_us\": %.2f, "
                          "\"gate_up_share\": %.4f, \"gate_up_tflops\": %.1f, \"down_us\": %.2f, "
                          "\"down_share\": %.4f, \"down_tflops\": %.1f, \"layers24_us\": %.1f}",
                          first ? "" : ",", rows, r.touched, r.busiest, formatName, kernel.c_str(),
                          gu.us, gu.share, gu.flops, dn.us, dn.share, dn.flops, layers);
            json += line;
            first = false;
        }
    }
    if (!o.json.empty()) {
        std::ofstream file(o.json);
        file << json << "\n]}\n";
        if (!file) {
            std::fprintf(stderr, "mesewright-moebench: cannot write %s\n", o.json.c_str());
            return 2;
        }
    }
    return 0;
}
