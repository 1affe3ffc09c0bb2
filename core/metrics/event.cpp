// SPDX-License-Identifier: Apache-2.0
#include "core/metrics/event.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>

namespace mesewright {

namespace {

double numberOf(const Json& object, const char* key, double otherwise = notANumber)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_number() ? found->get<double>() : otherwise;
}

std::optional<std::int64_t> integerOf(const Json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number())
        return std::nullopt;
    // Through a double, so that 3.0 is 3 and a number beyond 64 bits is refused.
    const double value = found->get<double>();
    if (!(std::abs(value) < 0x1.0p53) || value != std::floor(value))
        return std::nullopt;
    return static_cast<std::int64_t>(value);
}

std::string textOf(const Json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end())
        return {};
    if (found->is_string())
        return found->get<std::string>();
    return found->is_number() ? jsonLine(*found) : std::string();
}

/// Adds a body's kind and keys to the line that begins with "t".
struct Writer
{
    Json& out;

    void operator()(const StepEvent& e) const
    {
        out["kind"] = "step";
        out["step"] = e.step;
        out["loss"] = e.loss;
        out["lr"] = e.lr;
        out["grad_norm"] = e.gradNorm;
        out["tokens"] = e.tokens;
        out["seconds"] = e.seconds;
    }
    void operator()(const GpuEvent& e) const
    {
        out["kind"] = "gpu";
        out["memory"] = e.memory;
        out["load"] = e.load;
        out["power"] = e.power;
        out["temperature"] = e.temperature;
    }
    void operator()(const SampleEvent& e) const
    {
        out["kind"] = "sample";
        out["item"] = e.item;
        out["sample"] = e.sample;
        out["text"] = e.text;
        out["outcome"] = e.outcome;
        if (!e.configuration.empty())
            out["configuration"] = e.configuration;
    }
    void operator()(const ItemEvent& e) const
    {
        out["kind"] = "item";
        out["item"] = e.item;
        out["pass_at_1"] = e.passAt1;
        out["pass_at_k"] = e.passAtK;
        if (!e.configuration.empty())
            out["configuration"] = e.configuration;
    }
    void operator()(const MessageEvent& e) const
    {
        out["kind"] = "message";
        out["level"] = e.level;
        out["text"] = e.text;
    }
    void operator()(const ResumeEvent& e) const
    {
        out["kind"] = "resume";
        out["step"] = e.step;
    }
    void operator()(const Progress& p) const
    {
        out["kind"] = "progress";
        out["what"] = p.what;
        out["unit"] = p.unit;
        out["done"] = p.done;
        out["total"] = p.total;
        out["rate"] = p.rate;
        out["eta"] = p.etaSeconds >= 0 ? p.etaSeconds : notANumber;
    }
};

std::optional<Event> eventOf(const Json& in)
{
    const std::string kind = textOf(in, "kind");
    Event event;
    event.time = numberOf(in, "t", 0);
    if (kind == "step") {
        const auto step = integerOf(in, "step");
        if (!step)
            return std::nullopt;
        event.body = StepEvent{*step,
                               numberOf(in, "loss"),
                               numberOf(in, "lr"),
                               numberOf(in, "grad_norm"),
                               integerOf(in, "tokens").value_or(0),
                               numberOf(in, "seconds", 0)};
    } else if (kind == "gpu") {
        event.body = GpuEvent{numberOf(in, "memory"), numberOf(in, "load"), numberOf(in, "power"),
                              numberOf(in, "temperature")};
    } else if (kind == "sample") {
        const auto sample = integerOf(in, "sample");
        if (!sample || !in.contains("item"))
            return std::nullopt;
        event.body = SampleEvent{textOf(in, "item"), *sample, textOf(in, "text"),
                                 textOf(in, "outcome"), textOf(in, "configuration")};
    } else if (kind == "item") {
        if (!in.contains("item"))
            return std::nullopt;
        event.body = ItemEvent{textOf(in, "item"), numberOf(in, "pass_at_1"),
                               numberOf(in, "pass_at_k"), textOf(in, "configuration")};
    } else if (kind == "message") {
        event.body = MessageEvent{textOf(in, "level"), textOf(in, "text")};
    } else if (kind == "resume") {
        const auto step = integerOf(in, "step");
        if (!step)
            return std::nullopt;
        event.body = ResumeEvent{*step};
    } else if (kind == "progress") {
        event.body = Progress{textOf(in, "what"),
                              textOf(in, "unit"),
                              integerOf(in, "done").value_or(0),
                              integerOf(in, "total").value_or(0),
                              numberOf(in, "rate", 0),
                              numberOf(in, "eta", -1)};
    } else {
        return std::nullopt;
    }
    return event;
}

} // namespace

std::string eventLine(const Event& event)
{
    Json out{{"t", event.time}};
    std::visit(Writer{out}, event.body);
    return jsonLine(out);
}

std::optional<Event> parseEvent(std::string_view line)
{
    const Result<Json> parsed = parseJson(line, "event");
    if (!parsed || !parsed->is_object())
        return std::nullopt;
    return eventOf(*parsed);
}

double secondsNow()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration<double>(now).count();
}

} // namespace mesewright
