// SPDX-License-Identifier: Apache-2.0
// doctest's main, plus one option: --seeds=N, how many runs the random client makes.
#include <doctest/doctest.h>

#include <cstdlib>
#include <cstring>

#include "client.h"

int main(int count, char** arguments) {
    for (int i = 1; i < count; ++i) {
        if (std::strncmp(arguments[i], "--seeds=", 8) == 0) {
            winnet4j::test::seeds = std::strtoull(arguments[i] + 8, nullptr, 10);
        } else if (std::strncmp(arguments[i], "--first-seed=", 13) == 0) {
            winnet4j::test::firstSeed = std::strtoull(arguments[i] + 13, nullptr, 10);
        }
    }
    doctest::Context context(count, arguments);
    return context.run();
}
