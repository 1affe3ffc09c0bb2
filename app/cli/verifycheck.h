// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/llm/model.h"
#include "core/llm/safetensors.h"

#include <optional>
#include <string>
#include <vector>

namespace mesewright {

/// One comparison with a recorded tensor.
struct Difference
{
    std::string name;
    std::size_t compared = 0; ///< numbers, or greedy tokens
    double largest = 0;       ///< absolute difference; NaN counts as infinite
    double bound = 0;
    bool within = false;
    std::string note; ///< e.g. how far greedy tokens were compared
};

/// How far a correct fp32 program may be from the recorded one: two correct ones differ by 1e-5 to
/// 1e-4 in logits of standard deviation 2, a wrong window or nibble order by more than 0.1.
/// On a GPU sums of thousands of products are added in another order.
struct VerifyBounds
{
    double logits = 0;
    double nll = 0;
    double loss = 0;
    /// Greedy tokens are compared up to the first step whose best two logits are nearer than this.
    double margin = 0;
};
inline constexpr VerifyBounds onProcessor{2e-3, 1e-3, 1e-4, 1e-3};
inline constexpr VerifyBounds onGpu{5e-3, 5e-3, 1e-3, 1e-2};

/// Compares the model with everything that the reference file holds of: `tokens` with `logits`,
/// `hidden`, `nll`, `loss_full`, `loss_masked`; `batchI.tokens` with `last_logits` and `greedy`;
/// and, with an adapter, `logits@S` for each user scale S. A tensor of another shape than the model
/// gives is an error of kind BadInput.
[[nodiscard]] Result<std::vector<Difference>>
compareWithReference(Model& model, const SafetensorsFile& reference, std::optional<int> adapter,
                     ProgressSink& progress, const CancelToken& cancel);

} // namespace mesewright
