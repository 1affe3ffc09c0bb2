// SPDX-License-Identifier: Apache-2.0
#include "core/llm/generator.h"

#include "core/llm/engine/modelbackend.h"
#include "core/llm/inputchecks.h"

namespace mesewright {

const char* finishReasonName(FinishReason reason)
{
    return reason == FinishReason::Stop ? "stop" : "length";
}

Result<void> generate(Model& model, const std::vector<GenerationRequest>& requests,
                      const GenerationOptions& options, const GenerationEvents& events,
                      const CancelToken& cancel)
{
    MESEWRIGHT_CHECK(checkRequests(model.config(), requests, options));
    return model.backend().generate(requests, options, events, cancel);
}

} // namespace mesewright
